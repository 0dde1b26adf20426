"""Partners' accounts that nobody uses: their owners are asked, and who does not answer can't sign
in any more. What is recorded of them is kept, and they come back with the same e-mail address."""

from datetime import timedelta

from django.db import transaction

from portal.dates import now
from portal.journal.actions import record
from portal.links import actions as links
from portal.policy.models import Setting

from ..emails import unused as emails
from ..models import UnusedAccount, User
from .jobs import close_account, open_account

PURPOSE = "still_need_account"
ASK = "Ask the training team."


@transaction.atomic
def ask_if_needed(*, user) -> UnusedAccount:
    """Asked already, they are asked no second time."""
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    asked = user.times_unused.waiting().first()
    if asked:
        return asked
    asked = UnusedAccount.objects.create(user=user, asked_at=now())
    record("account.asked_if_needed", asked, by=None, user=user.pk)
    days = Setting.objects.value("account.answer_days")
    link = links.make(
        purpose=PURPOSE, object_id=asked.pk, email=user.email, days=days, ask=ASK, by=None
    )
    emails.still_needed(user, link)
    return asked


@transaction.atomic
def still_need(*, link) -> UnusedAccount:
    """Whoever has the link says that the account is still needed. It gives no way in."""
    asked = _locked(link.object_id)
    links.use(link)
    if asked.needed_at is None and asked.closed_at is None:
        _is_needed(asked, now())
    return asked


@transaction.atomic
def close_unless_needed(*, asked) -> bool:
    """Close the account, unless somebody said that it is needed or signed in since."""
    asked = _locked(asked.pk)
    if asked.needed_at or asked.closed_at:
        return False
    links.withdraw(purpose=PURPOSE, object_id=asked.pk, by=None)
    user = asked.user
    if user.last_login and user.last_login >= asked.asked_at:
        _is_needed(asked, user.last_login)
        return False
    if not User.objects.of_partners_alone().filter(pk=user.pk).exists():
        _is_needed(asked, now())
        return False
    asked.closed_at = now()
    asked.save(update_fields=["closed_at"])
    close_account(user=user, by=None)
    emails.closed(asked)
    return True


@transaction.atomic
def reopen(*, email) -> bool:
    """Let the owner of the address back into their own account, if it was closed because nobody
    used it and they still belong somewhere. Call it once they have shown that it is theirs."""
    user = User.objects.select_for_update(of=("self",)).with_email(email).first()
    if user is None or user.is_active or user.merged_into_id:
        return False
    closed = user.times_unused.closed().last()
    if closed is None or not user.employments.current().exists():
        return False
    closed.reopened_at = now()
    closed.save(update_fields=["reopened_at"])
    open_account(user=user, by=user)
    return True


def waiting_too_long(day):
    """Those who were asked, and whose time to answer is over."""
    days = Setting.objects.value("account.answer_days", on=day)
    return UnusedAccount.objects.waiting().filter(asked_at__lte=now() - timedelta(days=days))


def _is_needed(asked, at) -> None:
    asked.needed_at = at
    asked.save(update_fields=["needed_at"])
    record("account.still_needed", asked, by=None, user=asked.user_id)


def _locked(pk) -> UnusedAccount:
    found = UnusedAccount.objects.select_for_update(of=("self",)).select_related("user")
    return found.get(pk=pk)
