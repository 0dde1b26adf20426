"""A second factor, demanded of every role that sees other people's records."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect

from .rules.second_factor import sees_others

SET_UP = "mfa_index"
# What can be done before it is set up: to set it up, to show who is there, to look after the
# account, to leave.
BEFORE_IT_IS_SET_UP = frozenset(
    {
        SET_UP,
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "account_reauthenticate",
        "account_change_password",
        "account_set_password",
        "people:prove_by_code",
        "people:account",
        "people:sessions",
        "people:end_session",
    }
)
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def lacks_second_factor(request) -> bool:
    """Must the person set up a second factor before anything else?"""
    user = request.user
    if not settings.SECOND_FACTOR or not user.is_authenticated or not sees_others(user):
        return False
    return not (_used_one(request) or is_mfa_enabled(user, FACTORS))


def _used_one(request) -> bool:
    """Was one shown in this session, here or at the council's own sign-in?"""
    enough = {"mfa"}
    if settings.SINGLE_SIGN_ON_HAS_SECOND_FACTOR:
        enough.add("socialaccount")
    records = get_authentication_records(request, request.user)
    return any(record["method"] in enough for record in records)


class SecondFactorMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not getattr(view, "login_required", True):
            return None
        name = request.resolver_match.view_name
        if name == SET_UP:
            request.lacks_second_factor = lacks_second_factor(request)
        if name in BEFORE_IT_IS_SET_UP:
            return None
        return redirect(SET_UP) if lacks_second_factor(request) else None
