"""The sign-in forms in plain words. What they do is allauth's."""

from allauth.account import forms as allauth_forms
from django.conf import settings
from django.urls import reverse

from ..addresses import prove
from ..models import User
from ..sessions import end_sessions

NOT_AN_ADDRESS = "Enter an e-mail address, like name@example.org."


def _say(field, *, label, required, **messages):
    field.label = label
    field.error_messages |= {"required": required, **messages}


def _say_address(field):
    _say(
        field,
        label="E-mail address",
        required="Enter your e-mail address.",
        invalid=NOT_AN_ADDRESS,
    )


def _say_code(field):
    _say(field, label="Code", required="Enter the code from the e-mail.")
    field.help_text = "Eight letters and numbers, like ABCD-EFGH. Capitals don’t matter."
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"class": "govuk-input--width-10"}


def _accounts_with(address):
    """Those that have the address now; allauth also finds accounts that had it before."""
    return list(User.objects.filter(email=address.lower(), is_active=True, merged_into=None))


def _say_new_password(fields):
    _say(fields["password1"], label="New password", required="Enter a new password.")
    fields[
        "password1"
    ].help_text = "At least 12 characters. Three words that you can remember work well."
    _say(fields["password2"], label="New password again", required="Enter the new password again.")


class LoginForm(allauth_forms.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say_address(self.fields["login"])
        _say(self.fields["password"], label="Password", required="Enter your password.")

    @property
    def single_sign_on(self):
        """The council's own sign-in, where there is one: its name and where it begins."""
        for app in settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", []):
            url = reverse("openid_connect_login", args=[app["provider_id"]])
            return {"name": app["name"], "url": url}
        return None


class RequestCodeForm(allauth_forms.RequestLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say_address(self.fields["email"])

    def clean_email(self):
        address = super().clean_email()
        self._user = next(iter(_accounts_with(address)), None)
        return address


class ConfirmCodeForm(allauth_forms.ConfirmLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say_code(self.fields["code"])


class ConfirmAddressForm(allauth_forms.ConfirmEmailVerificationCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say_code(self.fields["code"])


class ReauthenticateForm(allauth_forms.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(self.fields["password"], label="Password", required="Enter your password.")


class ResetPasswordForm(allauth_forms.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say_address(self.fields["email"])

    def clean_email(self):
        address = super().clean_email()
        self.users = _accounts_with(address)
        return address


class ResetPasswordKeyForm(allauth_forms.ResetPasswordKeyForm):
    """The link went to the account's address, so whoever used it has proven the address. Whoever is
    signed in with the old password is signed out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say_new_password(self.fields)

    def save(self):
        super().save()
        prove(self.user)
        end_sessions(self.user)


class ChangePasswordForm(allauth_forms.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(
            self.fields["oldpassword"],
            label="Your password now",
            required="Enter the password you have now.",
        )
        _say_new_password(self.fields)


class SetPasswordForm(allauth_forms.SetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say_new_password(self.fields)
