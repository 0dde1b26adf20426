"""Signing in, and one's account."""

from tests import story
from tests.access.row import ANYONE, EVERYONE, on
from tests.conftest import NOBODY

SIGNED_IN_GO_HOME = dict.fromkeys(EVERYONE, 302)

ROWS = [
    on("account_login", ok=NOBODY, also=SIGNED_IN_GO_HOME),
    on("account_signup", ok=NOBODY, also=SIGNED_IN_GO_HOME),
    on("account_inactive", ok=ANYONE),
    on("account_logout", ok=EVERYONE, also={NOBODY: 302}),
    on("account_logout", post={}, ok=ANYONE),
    on("account_reset_password", ok=ANYONE),
    on("account_reset_password_done", ok=ANYONE),
    on("account_reset_password_from_key", story.no_key, ok=ANYONE),
    on("account_reset_password_from_key_done", ok=ANYONE),
    on("account_reauthenticate", ok=EVERYONE),
    on("account_change_password", ok=EVERYONE),
    on("account_change_password", post={}, ok=EVERYONE, then=200),
    on("account_set_password", ok=EVERYONE, then=302),
]

# Those that open without signing in.
PUBLIC = {
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
}

# By address, what it opens and for whom: at most so many questions to the database.
BUDGETS = {
    ("account_login", dict, NOBODY): 1,
    ("account_logout", dict, "practitioner"): 8,
    ("account_change_password", dict, "practitioner"): 8,
}

# Not read by people, or saying one thing.
NOT_READ = {
    "account_inactive",
    "account_reauthenticate",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
}
