import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from qrcode.image.svg import SvgPathImage

PICTURE = "A square picture for the camera of your phone. It says the same as the key below."


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That is not the right code. Wait for the next one and enter it.",
        "no_device": "Your device gave us nothing that we know. Try again, or choose another way.",
        "cannot_generate_recovery_codes": "Set up a code app or a passkey first.",
        "unverified_email": "Show first that your e-mail address is yours: sign out and in again.",
    }

    def build_totp_svg(self, url):
        """Drawn in the page itself, so that the policy need not let pictures in from elsewhere."""
        drawing = qrcode.make(url, image_factory=SvgPathImage).to_string(encoding="unicode")
        return drawing.replace(
            "<svg ", f'<svg class="app-qr" role="img" aria-label="{PICTURE}" ', 1
        )

    def generate_authenticator_name(self, user, type):  # noqa: A002 - allauth's own name
        count = Authenticator.objects.filter(user=user, type=type).count()
        return "My passkey" if count == 0 else f"My passkey {count + 1}"

    def _get_site_name(self):
        return settings.SERVICE_NAME
