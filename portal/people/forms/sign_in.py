"""The sign-in forms in plain words. What they do is allauth's."""

from allauth.account import forms as allauth_forms

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


class ReauthenticateForm(allauth_forms.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(self.fields["password"], label="Password", required="Enter your password.")


class ResetPasswordForm(allauth_forms.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say_address(self.fields["email"])


class ResetPasswordKeyForm(allauth_forms.ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say_new_password(self.fields)


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
