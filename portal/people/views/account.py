"""One's own account: how one signs in, and where one is signed in."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from ..devices import in_words
from ..rules.second_factor import sees_others
from ..sessions import end_sessions, sessions_of


@require_GET
def account(request):
    factors = Authenticator.objects.filter(user=request.user)
    kinds = [factor.type for factor in factors]
    told = {
        "has_password": request.user.has_usable_password(),
        "has_app": Authenticator.Type.TOTP in kinds,
        "has_codes": Authenticator.Type.RECOVERY_CODES in kinds,
        "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
        "sees_others": sees_others(request.user),
    }
    return render(request, "account/account.html", told)


@require_GET
def sessions(request):
    rows = [
        {
            "row": row,
            "where": in_words(row.user_agent),
            "is_this": row.session_key == request.session.session_key,
        }
        for row in sessions_of(request.user)
    ]
    return render(request, "account/sessions.html", {"rows": rows})


@require_POST
def end_session(request):
    """Sign out of one other browser, or of all others. A repeat finds nothing left to end."""
    asked = request.POST.get("session", "")
    others = [row for row in sessions_of(request.user) if row.session_key != _here(request)]
    if asked == "others":
        end_sessions(request.user, except_session=_here(request))
        messages.success(request, "You’re signed out everywhere but here.")
    elif found := [row for row in others if str(row.pk) == asked]:
        found[0].end()
        messages.success(request, f"Signed out of {in_words(found[0].user_agent)}.")
    else:
        messages.info(request, "That sign-in had ended already.")
    return redirect("people:sessions")


def _here(request) -> str:
    return request.session.session_key
