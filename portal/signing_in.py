"""How people sign in: the settings of Django's own sign-in and of allauth. `settings` takes them
all in."""

import os

from portal.environment import flag, single_sign_on

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
_VALIDATORS = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _VALIDATORS + "UserAttributeSimilarityValidator"},
    {"NAME": _VALIDATORS + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": _VALIDATORS + "CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/my/"
SESSION_COOKIE_AGE = 60 * 60 * 8
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
KEPT_POST_MINUTES = 30
# How long a list of one's sign-ins may say too early a time, so that reading a page writes nothing.
LAST_SEEN_MINUTES = 10

# --- Address and password -----------------------------------------------------------------------
_FORMS = "portal.people.forms.sign_in."
ACCOUNT_ADAPTER = "portal.people.adapters.account.AccountAdapter"
ACCOUNT_FORMS = {
    "login": _FORMS + "LoginForm",
    "reauthenticate": _FORMS + "ReauthenticateForm",
    "change_password": _FORMS + "ChangePasswordForm",
    "set_password": _FORMS + "SetPasswordForm",
    "reset_password": _FORMS + "ResetPasswordForm",
    "reset_password_from_key": _FORMS + "ResetPasswordKeyForm",
    "request_login_code": _FORMS + "RequestCodeForm",
    "confirm_login_code": _FORMS + "ConfirmCodeForm",
    "confirm_email_verification_code": _FORMS + "ConfirmAddressForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# An address is proven by a code, or by whatever else was sent to it: a link, a code to sign in.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_TIMEOUT = 60 * 15
# Tell the owner by e-mail when a password, a key or a code app changed.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * 15
# At a course people sign in behind one address, and all within minutes.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/5m/key",
    "feedback": "20/h/ip",
    "passport": "60/m/ip",
    "here": "60/10m/ip",
    "partners": "20/h/ip,3/d/key",
}
# How many trusted proxies stand in front; with none, the address is the connection's own.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXIES", "0"))

# --- The second factor ----------------------------------------------------------------------------
# Asked of every role that sees other people's records. It can be left out on a newcomer's own
# machine and in the demo story, and nowhere else.
_ONLY_TRYING = flag("DEMO") or flag("LOCAL")
SECOND_FACTOR = flag("SECOND_FACTOR", default=not flag("DEMO")) or not _ONLY_TRYING
MFA_ADAPTER = "portal.people.adapters.second_factor.SecondFactorAdapter"
_FORMS = "portal.people.forms.second_factor."
MFA_FORMS = {
    "authenticate": _FORMS + "AuthenticateForm",
    "reauthenticate": _FORMS + "ReauthenticateForm",
    "activate_totp": _FORMS + "ActivateAppForm",
    "add_webauthn": _FORMS + "AddPasskeyForm",
    "edit_webauthn": _FORMS + "NamePasskeyForm",
    "authenticate_webauthn": _FORMS + "PasskeySecondForm",
    "login_webauthn": _FORMS + "PasskeyAloneForm",
    "reauthenticate_webauthn": _FORMS + "PasskeyAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A code still counts half a minute after it has gone from the screen, for slow typing.
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = flag("LOCAL")

# --- The council's own sign-in --------------------------------------------------------------------
SOCIALACCOUNT_ADAPTER = "portal.people.adapters.single_sign_on.SingleSignOnAdapter"
SOCIALACCOUNT_PROVIDERS, SINGLE_SIGN_ON_DOMAINS = single_sign_on()
# Does the council's own sign-in ask for a second factor already?
SINGLE_SIGN_ON_HAS_SECOND_FACTOR = flag("OIDC_HAS_SECOND_FACTOR")
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# It begins from a link: after a form, the policy would let the browser go nowhere but here.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
