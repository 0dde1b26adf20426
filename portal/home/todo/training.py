"""What waits for those who look after courses."""

from datetime import timedelta

from django.db.models import Count, Exists, F, Min, OuterRef, Q

from portal.dates import today
from portal.home.templatetags.portal import plaindate
from skills.training.models import Completion

from .task import Task

DAYS = timedelta(days=60)
MOST = 5


def tasks(desk) -> list[Task]:
    """The courses that most people have to do again soon."""
    if "training_coordinator" not in desk.roles:
        return []
    return [
        Task(
            title=f"Offer places on “{row['title']}”",
            why=f"{_people(row['people'])} to do it again by {plaindate(last_day())}.",
            due=row["first"],
            kicker="A course runs out",
        )
        for row in _running_out()[:MOST]
    ]


def last_day():
    return today() + DAYS


def _running_out():
    later = Completion.objects.filter(user=OuterRef("user"), course=OuterRef("course")).filter(
        Q(expires_on=None) | Q(expires_on__gt=OuterRef("expires_on"))
    )
    soon = Completion.objects.filter(expires_on__gt=today(), expires_on__lte=last_day())
    return (
        soon.filter(~Exists(later))
        .values(title=F("course__title"))
        .annotate(people=Count("user", distinct=True), first=Min("expires_on"))
        .order_by("-people", "first", "title")
    )


def _people(count: int) -> str:
    return "1 person has" if count == 1 else f"{count} people have"
