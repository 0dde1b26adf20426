"""The council's own sign-in, by OpenID Connect. It signs in those who have an account here, and
makes none."""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render

from ..addresses import is_proven, prove
from ..models import User
from ..sessions import end_sessions


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request, sociallogin):
        return False

    def authenticate_by_email(self, sociallogin):
        """The account with the address that the provider vouches for, on a domain that it may vouch
        for."""
        address = vouched_address(sociallogin)
        user = User.objects.filter(email=address, is_active=True, merged_into=None).first()
        return (user, address) if address and user else None

    def pre_social_login(self, request, sociallogin):
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise ImmediateHttpResponse(HttpResponseRedirect(settings.LOGIN_REDIRECT_URL))
        if not sociallogin.is_existing:
            raise ImmediateHttpResponse(_refused(request, sociallogin))
        if sociallogin._did_authenticate_by_email and not is_proven(sociallogin.user):
            _hand_over(sociallogin.user)


def vouched_address(sociallogin) -> str:
    """The address of whom the provider says that it is theirs, where it may say so; or none. Only
    the word `true` counts: some providers send a text."""
    for given in sociallogin.email_addresses:
        address = given.email.strip().lower()
        trusted = address.rpartition("@")[2] in settings.SINGLE_SIGN_ON_DOMAINS
        if given.verified is True and trusted:
            return address
    return ""


def _hand_over(user) -> None:
    """Nobody had proven the address yet: a password that was set before may be somebody else's."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    end_sessions(user)
    prove(user)


def _refused(request, sociallogin):
    addresses = [given.email for given in sociallogin.email_addresses if given.email]
    told = {
        "address": addresses[0] if addresses else "",
        "is_vouched": bool(vouched_address(sociallogin)),
    }
    return render(request, "socialaccount/refused.html", told, status=403)
