from datetime import date, datetime, time

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from portal.dates import months_after, now
from portal.nightly import Step, declare
from portal.policy.models import Setting

from .actions import forget_feedback
from .emails import look_at_again
from .looking_again import due


def publish(day: date) -> int:
    """Pages whose time has come, or is over. A timer does it through the day; this is its net."""
    up = Revision.objects.filter(approved_go_live_at__lt=now()).count()
    down = Page.objects.live().filter(expire_at__lt=now()).count()
    call_command("publish_scheduled")
    return up + down


def ask_to_look(day: date) -> int:
    """Tell who looks after a page, once two weeks before its day and once when that has passed."""
    return sum(look_at_again(page, day) for page in due(day))


def forget(day: date) -> int:
    months = Setting.objects.value("feedback.kept_months", on=day)
    start = datetime.combine(months_after(day, -months), time.min)
    return forget_feedback(before=timezone.make_aware(start))


declare(
    Step("content.publish", "Pages that go up or come down today", publish, order=20),
    Step("content.look_again", "Pages to be looked at again", ask_to_look),
    Step("content.feedback", "Old words about pages are forgotten", forget, order=90),
)
