"""Of allauth's pages, those that are used here. Those that change the address are left out: an
account's address is the administrator's to change."""

from allauth.account import urls as account
from allauth.mfa.base import urls as factors
from allauth.mfa.recovery_codes import urls as recovery_codes
from allauth.mfa.totp import urls as app
from allauth.mfa.webauthn import urls as passkeys
from allauth.socialaccount.views import login_cancelled
from django.urls import URLPattern, include, path
from django.views.generic import RedirectView

from .sensitive import asked_first
from .views import single_sign_on

LEFT_OUT = {"account_email", "account_confirm_email"}
# A session that somebody left open must not be enough to add a way in.
ASKED_FIRST = {"account_set_password", "mfa_activate_totp"}


def _taken(patterns):
    """The pages without those left out, each asking first who is there where it must."""
    for page in patterns:
        if page.name in LEFT_OUT:
            continue
        view = asked_first(page.callback) if page.name in ASKED_FIRST else page.callback
        yield URLPattern(page.pattern, view, page.default_args, page.name)


urlpatterns = [
    *_taken(account.urlpatterns),
    # allauth names it when there is nothing left to confirm.
    path("email/", RedirectView.as_view(pattern_name="people:account"), name="account_email"),
    path("second-step/", include(list(_taken(factors.urlpatterns)))),
    path("second-step/app/", include(list(_taken(app.urlpatterns)))),
    path("second-step/recovery-codes/", include(recovery_codes.urlpatterns)),
    path("second-step/passkeys/", include(passkeys.urlpatterns)),
    path("sign-on/stopped/", login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-on/<slug:provider_id>/", single_sign_on.begin, name="openid_connect_login"),
    path(
        "sign-on/<slug:provider_id>/back/", single_sign_on.come_back, name="openid_connect_callback"
    ),
]
