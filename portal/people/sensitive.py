"""Actions that ask again who is there: signing, granting, merging, opening another's records."""

import time
from functools import wraps

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings


def asked_again(view):
    """A POST to this view needs a password, a key or a code given in the last 15 minutes. What was
    sent waits, and is done once the person has shown who they are."""

    @wraps(view)
    def asking(request, *args, **kwargs):
        if request.method == "POST" and not was_just_asked(request):
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    return asking


def was_just_asked(request) -> bool:
    records = get_authentication_records(request, request.user)
    age = time.time() - records[-1]["at"] if records else None
    return age is not None and age < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
