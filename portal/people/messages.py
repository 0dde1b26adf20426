"""Messages about cover, and about what runs out: a function a message. No message says why
somebody is away, or that they are."""

from datetime import timedelta

from django.urls import reverse

from portal.notices.actions import tell

ASK = "Ask your manager if something is wrong."


def _words(day) -> str:
    return f"{day.day} {day:%B %Y}"


def _last(cover) -> str:
    return _words(cover.ends - timedelta(days=1))


def cover_set(cover, *, by) -> None:
    """Both are told."""
    span = f"from {_words(cover.starts)} to {_last(cover)}"
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
            title=f"Cover ends on {_words(day)}",
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


def registration_ends(registration, to, days: int) -> None:
    own = registration.user == to
    whose = "your own" if own else f"that of {registration.user}"
    tell(
        to=to,
        key=f"registration:{registration.pk}:{days}",
        title=f"Have a registration checked by {_words(registration.ends)}",
        why=f"It is {whose}. The one on record runs out in {days} days. Without one in date, "
        "nobody can sign as a social worker.",
        by_when=registration.ends,
        ask="Ask an administrator of the portal to record the new one.",
        daily=True,
    )


def registration_ended(registration, to) -> None:
    own = registration.user == to
    whose = "your own" if own else f"that of {registration.user}"
    tell(
        to=to,
        key=f"registration:{registration.pk}:0",
        title="Have a registration checked again",
        why=f"It is {whose}. The one on record has run out. Until a new one is recorded, signing "
        "as a social worker isn’t possible.",
        ask="Ask an administrator of the portal to record the new one.",
    )


def agreement_ends(organisation, to, days: int) -> None:
    ends = organisation.agreement_ends
    runs = f"runs out in {days} days" if days else "has run out"
    tell(
        to=to,
        key=f"agreement:{organisation.pk}:{ends:%Y%m%d}:{days}",
        title="Agree again on sharing data",
        why=f"The agreement with {organisation} {runs}. After it, nothing can be "
        "shared with its people.",
        by_when=ends,
        ask="Ask an administrator of the portal.",
        daily=bool(days),
    )


def grant_ends(grant, to, days: int) -> None:
    whose = "yours" if grant.user == to else f"{grant.user}’s"
    when = f"ends on {_words(grant.ends)}" if days else "has ended"
    tell(
        to=to,
        key=f"grant:{grant.pk}:{grant.ends:%Y%m%d}:{days}",
        title=f"A role in the portal {when}",
        why=f"It is {whose}: “{grant.get_role_display()}”. It was given until then. "
        "If it is still needed, it has to be given again.",
        by_when=grant.ends,
        ask="Ask an administrator of the portal.",
        daily=bool(days),
    )


def invitation_ran_out(invitation) -> None:
    tell(
        to=invitation.sponsor,
        key=f"invitation.ran_out:{invitation.pk}:{invitation.expires_at:%Y%m%d}",
        title="Your invitation was not accepted in time",
        why=f"{invitation.name} did not accept it, so its link has stopped working. "
        "Invite them again if you still want to.",
        ask="Ask an administrator of the portal.",
        daily=True,
    )
