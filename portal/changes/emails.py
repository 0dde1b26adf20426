"""Messages about changes in somebody's job: a function a message. None says why somebody is away,
and no name stands in a title, because that is the subject of the e-mail."""

from django.urls import reverse

from portal.dates import on_day
from portal.notices.actions import tell
from portal.people.models import RoleGrant, User
from portal.people.querysets import in_scope

ASK = "Ask your manager if something is wrong."
PARTS = {"line": "line manager", "practice": "practice supervisor"}


def welcome(user, employment) -> None:
    tell(
        to=user,
        key=f"welcome:{employment.pk}",
        title="Choose a password for the skills portal",
        why=f"You have an account, because you work for {employment.organisation}. Open the page, "
        f"enter {user.email}, and we send you a link to choose your password.",
        url=reverse("account_reset_password"),
        button="Get the link",
        ask=ASK,
    )


def supervisor_changed(line, before) -> None:
    """The person, whoever supervises them now, and whoever did."""
    part, day, subject = PARTS[line.kind], on_day(line.starts), line.subject
    home = {"url": reverse("home:my"), "button": "See what needs doing", "ask": ASK}
    tell(
        to=subject,
        key=f"line:{line.pk}",
        title=f"You have a new {part} from {day}",
        why=f"It is {line.supervisor}. What you sent and what waits for a signature goes to them.",
        **home,
    )
    tell(
        to=line.supervisor,
        key=f"line:{line.pk}",
        title=f"You are somebody’s {part} from {day}",
        why=f"It is {subject}. What they sent and what waits for a signature goes to you.",
        **home,
    )
    if before is not None and before != line.supervisor:
        tell(
            to=before,
            key=f"line:{line.pk}:before",
            title=f"Somebody else is the {part} of one of your people from {day}",
            why=f"{line.supervisor} supervises {subject} from then on.",
            **home,
        )


def moved(asked) -> None:
    tell(
        to=asked.employment.user,
        key=f"moved:{asked.employment.pk}:{asked.day:%Y%m%d}:{asked.team.pk}:{asked.job_role.pk}",
        title=f"Your job in the portal changes on {on_day(asked.day)}",
        why=f"From then on you are {asked.job_role} in {asked.team}. Your records stay with you.",
        url=reverse("home:my"),
        button="See what needs doing",
        ask=ASK,
    )


def look_at_again(authorisation, day) -> None:
    """To the line manager, after a move."""
    for line in authorisation.employment.supervision_lines.on(day).filter(kind="line"):
        tell(
            to=line.supervisor,
            key=f"moved.look:{authorisation.pk}:{day:%Y%m%d}",
            title="Look again at what somebody may hold after their move",
            why=f"{authorisation.employment.user} has another team or job. Look with them, in the "
            "next 4 weeks, at what they may hold.",
            url=authorisation.get_absolute_url(),
            button="Look at it",
            ask=ASK,
        )


def agree_how_to_start(asked) -> None:
    """To the line manager of somebody who is back, and who may not hold all of it yet."""
    for line in asked.employment.supervision_lines.on(asked.day).filter(kind="line"):
        tell(
            to=line.supervisor,
            key=f"start_again:{asked.employment.pk}:{asked.day:%Y%m%d}",
            title="Agree with one of your people how they start again",
            why=f"{asked.employment.user} is not available now for what they may hold. Agree with "
            "them, in the next 12 weeks, how they start, and then say that it holds again.",
            url=reverse("changes:change", args=[asked.employment.uuid, "return"]),
            button="Say that it holds again",
            ask=ASK,
        )


def without_supervisor(asked, lines) -> None:
    """To who answers for the place: they have no line manager any more."""
    for line in lines:
        for manager in managers_of(line.employment, asked.day):
            tell(
                to=manager,
                key=f"no_supervisor:{line.pk}",
                title="Name a line manager for somebody",
                why=f"{line.subject} has no line manager from {on_day(asked.day)}.",
                url=reverse("changes:change", args=[line.employment.uuid, "supervisor"]),
                button="Name a line manager",
                ask="Ask an administrator of the portal if you can’t.",
            )


def managers_of(employment, day) -> list[User]:
    """Service managers and employers' managers of the place; administrators where there is none."""
    roles = [RoleGrant.Role.SERVICE_MANAGER, RoleGrant.Role.EMPLOYER_MANAGER]
    grants = RoleGrant.objects.on(day).filter(
        role__in=roles, organisation=employment.organisation_id
    )
    jobs = type(employment).objects.filter(pk=employment.pk)
    found = [g.user for g in grants.select_related("user") if jobs.filter(in_scope(g)).exists()]
    return list(dict.fromkeys(found)) or administrators(day)


def administrators(day) -> list[User]:
    grants = RoleGrant.objects.on(day).filter(role=RoleGrant.Role.ADMINISTRATOR)
    return list(User.objects.filter(pk__in=grants.values("user"), is_active=True))


def stuck(change, reasons) -> None:
    """A planned change can't be made on its day."""
    for administrator in administrators(change.on_day):
        tell(
            to=administrator,
            key=f"change.stuck:{change.pk}",
            title="A planned change could not be made",
            why=f"It is about {change.employment.user}: {change.get_kind_display().lower()} on "
            f"{on_day(change.on_day)}. {' '.join(reasons)}"[:600],
            url=reverse("changes:job", args=[change.employment.uuid]),
            button="Look at the change",
            ask="Ask whoever planned it.",
        )
