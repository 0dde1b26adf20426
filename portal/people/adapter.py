from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator or an invitation, never by a stranger."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account is closed. Ask your manager to have it opened again.",
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "enter_current_password": "That is not the password you have now.",
        "incorrect_password": "That is not your password.",
        "too_many_login_attempts": (
            "There were too many tries. Wait 5 minutes, or choose a new password."
        ),
    }

    def is_open_for_signup(self, request):
        return False
