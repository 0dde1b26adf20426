"""There and back to the council's own sign-in. Whatever the provider answers, or doesn't, a person
reads what to do next and nothing is half made."""

from functools import wraps
from http import HTTPStatus

import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

# What a provider's answer can be wrong in: not there or late, no JSON, a part missing, of another
# kind than it should be, or not signed by it.
WRONG = (OAuth2Error, ProviderException, requests.RequestException, LookupError, ValueError)
WRONG += (TypeError, AttributeError)


class CouncilAdapter(OpenIDConnectOAuth2Adapter):
    """Looks at the signature even of what came from the provider itself, asks that both its answers
    are about one person, and keeps nothing of them but who it is."""

    def complete_login(self, request, app, token, **kwargs):
        self.did_fetch_access_token = False
        login = super().complete_login(request, app, token, **kwargs)
        said = login.account.extra_data
        if "id_token" not in said or said["id_token"]["sub"] != said["userinfo"]["sub"]:
            raise OAuth2Error("no word about who it is, or about two people")
        login.account.extra_data = {}
        return login


def never_broken(view):
    @wraps(view)
    def safe(request, provider_id):
        try:
            with transaction.atomic():
                return view(request, provider_id)
        except SocialApp.DoesNotExist as none:
            raise Http404 from none
        except ImmediateHttpResponse as there:
            return there.response
        except WRONG:
            status = HTTPStatus.BAD_GATEWAY
            return render(request, "socialaccount/authentication_error.html", status=status)

    return login_not_required(never_cache(require_GET(safe)))


@never_broken
def begin(request, provider_id):
    return OAuth2LoginView.adapter_view(CouncilAdapter(request, provider_id))(request)


@never_broken
def come_back(request, provider_id):
    return OAuth2CallbackView.adapter_view(CouncilAdapter(request, provider_id))(request)
