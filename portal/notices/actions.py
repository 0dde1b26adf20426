"""Telling people. An app's `emails.py` has a function a message, and each calls `tell`."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import Truncator

from portal.dates import now
from portal.journal.actions import record

from .models import Notice, Preference
from .sending import deliver


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
    message (somebody without an account gets none, and is told at once). `url` begins with a slash,
    or is the whole address of a link; `title` is the task and the e-mail's subject; `why` says why
    they get it; `ask` names whom to ask, or is a sentence that begins with "Ask". Who was merged
    into another account is told there."""
    to = _now(to)
    daily = daily and to is not None
    notice, is_new = Notice.objects.get_or_create(
        recipient=to,
        email="" if to else email.lower(),
        key=key,
        defaults={
            "title": _fitting("title", title),
            "why": _fitting("why", why),
            "url": url,
            "button": button,
            "by_when": by_when,
            "ask": ask,
            "daily": daily,
            "made_at": now(),
        },
    )
    if is_new and not daily:
        # A worker that can't be asked now is no reason to fail: the nightly step sends what waits.
        transaction.on_commit(lambda: deliver.enqueue(notice.pk), robust=True)
    return notice


def _fitting(field: str, text: str) -> str:
    """What people wrote may be longer than a message. It stands in full where that leads."""
    return Truncator(text).chars(Notice._meta.get_field(field).max_length)


def _now(user):
    """The account that the person uses today. An account is merged into one that stays."""
    return user.merged_into if user is not None and user.merged_into_id else user


@transaction.atomic
def mark_read(*, notice, by) -> Notice:
    """What somebody reads in their own list is nobody's business: it is not journalled."""
    notice = Notice.objects.select_for_update(of=("self",)).get(pk=notice.pk)
    if not Notice.objects.visible_to(by).filter(pk=notice.pk).exists():
        raise PermissionDenied
    if notice.read_at is None:
        notice.read_at = now()
        notice.save(update_fields=["read_at"])
    return notice


def mark_all_read(*, by) -> int:
    """How many were unread."""
    return Notice.objects.visible_to(by).unread().update(read_at=now())


@transaction.atomic
def choose_daily(*, user, daily: bool, by) -> Preference:
    """Whether the person gets the daily message. `by` is None where the link in a message asked for
    it, which anybody may follow who got the message."""
    if by is not None and by != user:
        raise PermissionDenied
    preference, is_new = Preference.objects.select_for_update(of=("self",)).get_or_create(
        user=user, defaults={"daily": daily, "changed_at": now()}
    )
    if not is_new and preference.daily == daily:
        return preference
    preference.daily, preference.changed_at = daily, now()
    preference.save(update_fields=["daily", "changed_at"])
    record("notices.daily_chosen", preference, by=by, daily=int(daily))
    return preference
