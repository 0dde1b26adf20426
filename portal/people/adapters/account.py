from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.urls import reverse

from ..addresses import prove, settle
from ..sensitive import was_just_asked


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator or an invitation, never by a stranger."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account is closed. Ask your manager to have it opened again.",
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "enter_current_password": "That is not the password you have now.",
        "incorrect_code": "That is not the code. Look again at the newest one and enter it.",
        "incorrect_password": "That is not your password.",
        "invalid_login": "Start again from the sign-in page.",
        "invalid_password_reset": "This link no longer works. Ask for a new one.",
        "rate_limited": "There were too many tries. Wait a minute, then try again.",
        "too_many_login_attempts": (
            "There were too many tries. Wait 5 minutes, or choose a new password."
        ),
        "unknown_email": "There is no account with this e-mail address.",
    }

    def is_open_for_signup(self, request):
        return False

    def pre_login(self, request, user, **told):
        """A code that was sent to the account's address proves the address, too."""
        settle(user)
        records = get_authentication_records(request, user)
        by_code = bool(records) and records[-1]["method"] == "code"
        if by_code and records[-1].get("email", "").lower() == user.email:
            prove(user)
        if user.merged_into_id:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **told)

    def is_reauthentication_required(self, *, app, **more):
        """allauth counts no sign-in, however fresh; we count it as the portal does elsewhere."""
        request = self.request
        known = request is not None and request.user.is_authenticated
        return not (known and was_just_asked(request))

    def get_reauthentication_methods(self, user):
        """Whoever has neither password nor second factor, because the council's own sign-in or a
        code lets them in, gets a code by e-mail."""
        words = {
            "reauthenticate": "Use your password",
            "mfa_reauthenticate": "Use a code from your app, or a recovery code",
            "mfa_reauthenticate:webauthn": "Use a passkey",
        }
        methods = [
            method | {"description": words[method["id"]]}
            for method in super().get_reauthentication_methods(user)
        ]
        if not methods and not isinstance(user, AnonymousUser):
            url = reverse("people:prove_by_code")
            methods = [{"id": "code", "description": "Get a code by e-mail", "url": url}]
        return methods

    def render_mail(self, template_prefix, email, context, headers=None):
        """As text, and the same as a page."""
        message = super().render_mail(template_prefix, email, context, headers)
        told = {
            "subject": message.subject,
            "text": message.body.partition("\n--\n")[0],
            "service_name": settings.SERVICE_NAME,
            "council_name": settings.COUNCIL_NAME,
            "brand_colour": settings.BRAND_COLOUR,
        }
        page = render_to_string("emails/account.html", told)
        message.attach_alternative(page, "text/html")
        return message

    def get_password_change_redirect_url(self, request):
        return reverse("people:account")
