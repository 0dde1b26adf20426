"""The forms of the second factor in plain words. What they do is allauth's."""

import struct

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn

# What fido2 raises at an answer that no device gives.
NO_DEVICE = (LookupError, TypeError, ValueError, AttributeError, struct.error)


def _say_code(field, label):
    field.label = label
    field.error_messages |= {"required": "Enter the code."}
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"inputmode": "numeric", "class": "govuk-input--width-10"}


class AuthenticateForm(base.AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say_code(self.fields["code"], "Code from your app, or a recovery code")


class ReauthenticateForm(base.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say_code(self.fields["code"], "Code from your app, or a recovery code")


class ActivateAppForm(totp.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say_code(self.fields["code"], "Code that the app shows now")


class AddPasskeyForm(webauthn.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say_name(self.fields["name"])
        alone = self.fields["passwordless"]
        alone.label = "Let me sign in with it alone, without a password"
        alone.help_text = "Your device then asks for your finger, your face or its PIN."
        alone.initial = True
        self.fields["credential"].error_messages |= {
            "required": "Nothing came from your device. Try again, or use a code app."
        }

    def clean(self):
        try:
            return super().clean()
        except NO_DEVICE as wrong:
            raise get_adapter().validation_error("no_device") from wrong


class NamePasskeyForm(webauthn.EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say_name(self.fields["name"])
        self.fields["name"].error_messages |= {"required": "Give it a name."}


def _say_name(field):
    field.label = "Name, to know it by"
    field.help_text = "Such as “Work laptop” or “My phone”."
    field.max_length = 60


class _FromDevice:
    """Whatever was sent in place of a device's answer, the person reads what to do."""

    def clean_credential(self):
        try:
            return super().clean_credential()
        except NO_DEVICE as wrong:
            raise get_adapter().validation_error("no_device") from wrong


class PasskeySecondForm(_FromDevice, webauthn.AuthenticateWebAuthnForm):
    pass


class PasskeyAloneForm(_FromDevice, webauthn.LoginWebAuthnForm):
    pass


class PasskeyAgainForm(_FromDevice, webauthn.ReauthenticateWebAuthnForm):
    pass
