"""Signing in, and one's account."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from tests import story
from tests.access.row import ANYONE, EVERYONE, on
from tests.conftest import NOBODY

SIGNED_IN_GO_HOME = dict.fromkeys(EVERYONE, 302)
TO_THE_BEGINNING = {NOBODY: 302} | SIGNED_IN_GO_HOME
OTHERS_ELSEWHERE = {role: 302 for role in EVERYONE if role != "practitioner"}
CMS_DOOR = "nobody editor workforce-lead"
NOT_THERE = dict.fromkeys(ANYONE, 404)
NOT_TAKEN = dict.fromkeys(ANYONE, 405)


def somebodys_passkey():
    """A passkey of the practitioner, and so of nobody else."""
    key = Authenticator.objects.create(
        user=story.who("practitioner"), type=Authenticator.Type.WEBAUTHN, data={"name": "Laptop"}
    )
    return {"pk": key.pk}


def somebodys_app():
    """The practitioner has a code app, and nobody else."""
    TOTP.activate(story.who("practitioner"), "JBSWY3DPEHPK3PXP")
    return {}


def somebodys_codes():
    """The practitioner has recovery codes, and nobody else."""
    RecoveryCodes.activate(story.who("practitioner"))
    return {}


def no_provider():
    """This council has no sign-in of its own."""
    return {"provider_id": "council"}


ROWS = [
    on("account_login", ok=NOBODY, also=SIGNED_IN_GO_HOME),
    on("account_login", post={}, ok=NOBODY, then=200, also=SIGNED_IN_GO_HOME),
    on("account_signup", ok=NOBODY, also=SIGNED_IN_GO_HOME),
    on("account_signup", post={}, ok=NOBODY, then=200, also=SIGNED_IN_GO_HOME),
    on("account_inactive", ok=ANYONE),
    on("account_logout", ok=EVERYONE, also={NOBODY: 302}),
    on("account_logout", post={}, ok=ANYONE),
    on("account_reset_password", ok=ANYONE),
    on("account_reset_password", post={}, ok=ANYONE, then=200),
    on("account_reset_password_done", ok=ANYONE),
    on("account_reset_password_from_key", story.no_key, ok=ANYONE),
    on("account_reset_password_from_key", story.no_key, post={}, ok=ANYONE, then=200),
    on("account_reset_password_from_key_done", ok=ANYONE),
    on("account_reauthenticate", ok=EVERYONE),
    on("account_reauthenticate", post={}, ok=EVERYONE, then=200),
    on("account_change_password", ok=EVERYONE),
    on("account_change_password", post={}, ok=EVERYONE, then=200),
    on("account_set_password", ok=EVERYONE, then=302),
    on("account_set_password", post={}, ok=EVERYONE),
    on("account_email", ok=EVERYONE, then=302),
    on("account_email", post={"email": "me@tests.example", "action_add": ""}, ok=EVERYONE),
    # --- By a code, and the code that proves an address: none was asked for ----
    on("account_request_login_code", ok=NOBODY, also=SIGNED_IN_GO_HOME),
    on("account_request_login_code", post={}, ok=NOBODY, then=200, also=SIGNED_IN_GO_HOME),
    on("account_confirm_login_code", also=TO_THE_BEGINNING),
    on("account_confirm_login_code", post={"code": "x"}, also=TO_THE_BEGINNING),
    on("account_email_verification_sent", also=TO_THE_BEGINNING),
    on("account_email_verification_sent", post={"code": "x"}, also=TO_THE_BEGINNING),
    # --- The council's own sign-in ----
    on("openid_connect_login", no_provider, also=NOT_THERE),
    on("openid_connect_login", no_provider, post={}, also=NOT_TAKEN),
    on("openid_connect_callback", no_provider, also=NOT_THERE),
    on("openid_connect_callback", no_provider, post={}, also=NOT_TAKEN),
    on("socialaccount_login_cancelled", ok=ANYONE),
    # --- One's own account ----
    on("people:account", ok=EVERYONE),
    on("people:sessions", ok=EVERYONE),
    on("people:end_session", post={"session": "others"}, ok=EVERYONE),
    on("people:prove_by_code", ok=EVERYONE, then=302),
    on("people:prove_by_code", post={}, ok=EVERYONE),
    # --- The second factor: one's own alone ----
    on("mfa_index", ok=EVERYONE),
    on("mfa_authenticate", also=TO_THE_BEGINNING),
    on("mfa_authenticate", post={"code": "x"}, also=TO_THE_BEGINNING),
    on("mfa_reauthenticate", ok=EVERYONE, then=302),
    on("mfa_reauthenticate", somebodys_app, ok="practitioner", also=OTHERS_ELSEWHERE),
    on("mfa_reauthenticate", post={}, ok=EVERYONE),
    on(
        "mfa_reauthenticate",
        somebodys_app,
        post={},
        ok="practitioner",
        then=200,
        also=OTHERS_ELSEWHERE,
    ),
    on("mfa_activate_totp", ok=EVERYONE),
    on("mfa_activate_totp", post={"code": "0"}, ok=EVERYONE, then=200),
    on("mfa_deactivate_totp", somebodys_app, ok="practitioner"),
    on("mfa_deactivate_totp", somebodys_app, post={}, ok="practitioner"),
    on("mfa_view_recovery_codes", somebodys_codes, ok="practitioner"),
    on("mfa_download_recovery_codes", somebodys_codes, ok="practitioner"),
    on("mfa_generate_recovery_codes", ok=EVERYONE),
    on("mfa_generate_recovery_codes", post={}, ok=EVERYONE, then=200),
    on("mfa_list_webauthn", ok=EVERYONE),
    on("mfa_add_webauthn", ok=EVERYONE),
    on("mfa_add_webauthn", post={}, ok=EVERYONE, then=200),
    on("mfa_edit_webauthn", somebodys_passkey, ok="practitioner"),
    on("mfa_edit_webauthn", somebodys_passkey, post={"name": "Mine"}, ok="practitioner"),
    on("mfa_remove_webauthn", somebodys_passkey, ok="practitioner"),
    on("mfa_remove_webauthn", somebodys_passkey, post={}, ok="practitioner"),
    on("mfa_login_webauthn", also=TO_THE_BEGINNING),
    on("mfa_login_webauthn", post={}, also=TO_THE_BEGINNING),
    on("mfa_reauthenticate_webauthn", ok=EVERYONE, then=302),
    on("mfa_reauthenticate_webauthn", post={}, ok=EVERYONE),
    # --- The CMS has no way in or out of its own ----
    on("/cms/login/", post={"username": "editor@demo.example"}, ok=CMS_DOOR),
    on("/cms/logout/", ok=CMS_DOOR, then=302),
    on("/cms/logout/", post={}, ok=CMS_DOOR),
]

# Those that open without signing in.
PUBLIC = {
    "/cms/logout/",
    "account_confirm_login_code",
    "account_email_verification_sent",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_callback",
    "openid_connect_login",
    "socialaccount_login_cancelled",
}

# By address, what it opens and for whom: at most so many questions to the database.
BUDGETS = {
    ("account_login", dict, NOBODY): 1,
    ("account_logout", dict, "practitioner"): 8,
    ("account_change_password", dict, "practitioner"): 8,
    ("people:account", dict, "practitioner"): 10,
    ("people:sessions", dict, "practitioner"): 12,
    ("mfa_index", dict, "practitioner"): 10,
    ("mfa_list_webauthn", dict, "practitioner"): 10,
    ("mfa_view_recovery_codes", somebodys_codes, "practitioner"): 10,
}

# Not read by people, or saying one thing.
NOT_READ = {
    "account_inactive",
    "account_reauthenticate",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
    "mfa_remove_webauthn",
    "socialaccount_login_cancelled",
}
