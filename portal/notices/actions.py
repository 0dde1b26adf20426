"""Telling people. An app's `emails.py` has a function a message, and each calls `tell`."""

from django.db import transaction

from portal.dates import now

from .models import Notice


@transaction.atomic
def tell(
    *,
    key: str,
    title: str,
    why: str,
    to=None,
    email: str = "",
    url: str = "",
    button: str = "",
    by_when=None,
    ask: str = "",
    daily: bool = False,
) -> Notice:
    """Tell a person (`to`), or an address (`email`), once a `key`: a second time gives the notice
    that is there. Sent after commit by the worker: at once or, where `daily`, in the next daily
    message. `url` begins with a slash; `title` is the task and the e-mail's subject; `why` says why
    they get it; `ask` says whom to ask."""
    notice, _ = Notice.objects.get_or_create(
        recipient=to,
        email="" if to else email.lower(),
        key=key,
        defaults={
            "title": title,
            "why": why,
            "url": url,
            "button": button,
            "by_when": by_when,
            "ask": ask,
            "daily": daily,
            "made_at": now(),
        },
    )
    return notice
