"""Messages about cover. None says why somebody is away, or that they are."""

from datetime import timedelta

from django.urls import reverse

from portal.dates import in_words
from portal.notices.actions import tell

ASK = "Ask your manager if something is wrong."


def _last(cover) -> str:
    return in_words(cover.ends - timedelta(days=1))


def cover_set(cover, *, by) -> None:
    """Both are told."""
    span = f"from {in_words(cover.starts)} to {_last(cover)}"
    tell(
        to=cover.covering,
        key=f"cover.set:{cover.pk}",
        title=f"You cover for a colleague {span}",
        why=f"What waits for {cover.absent} waits for you in that time: reviews, signatures and "
        f"questions from their team. {by} set this.",
        url=reverse("home:my"),
        button="See what waits for you",
        ask=ASK,
    )
    tell(
        to=cover.absent,
        key=f"cover.set:{cover.pk}",
        title=f"Your work is covered {span}",
        why=f"{cover.covering} covers for you. Your team can ask them, and what waits for you "
        "waits for them too.",
        url=reverse("changes:cover", args=[cover.absent.uuid]),
        button="See your cover",
        ask=ASK,
    )


def cover_ended(cover, day) -> None:
    for to, other in ((cover.covering, cover.absent), (cover.absent, cover.covering)):
        tell(
            to=to,
            key=f"cover.ended:{cover.pk}:{day:%Y%m%d}",
            title=f"Cover ends on {in_words(day)}",
            why=f"You and {other} had agreed cover. From then on, each does their own part again.",
            url=reverse("home:my"),
            button="See what waits for you",
            ask=ASK,
        )


def cover_ends_tomorrow(cover) -> None:
    for to, other in ((cover.covering, cover.absent), (cover.absent, cover.covering)):
        tell(
            to=to,
            key=f"cover.ends:{cover.pk}:{cover.ends:%Y%m%d}",
            title=f"Hand over: cover ends on {_last(cover)}",
            why=f"You and {other} had agreed cover. Talk about what is under way.",
            url=reverse("home:my"),
            button="See what waits for you",
            by_when=cover.ends - timedelta(days=1),
            ask=ASK,
        )


def no_cover(absent, manager, day, people: int) -> None:
    """To who answers for the place, each morning on which nobody covers."""
    who = "1 person has" if people == 1 else f"{people} people have"
    tell(
        to=manager,
        key=f"no_cover:{absent.pk}:{day:%Y%m%d}",
        title="Set cover for a supervisor",
        why=f"{absent} has no cover, so {who} nobody to go to today.",
        url=reverse("changes:cover", args=[absent.uuid]),
        button="Set cover",
        by_when=day,
        ask=ASK,
        daily=True,
    )
