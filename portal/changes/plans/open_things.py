"""What is open for somebody: rounds, applications and what they may hold."""

from django.db.models import Q

from portal.changes import emails
from portal.changes.plan import Step, counted
from portal.dates import on_day
from portal.people.models import SupervisionLine
from skills.assessments import actions as assessments
from skills.assessments.models import Assessment
from supervision.readiness import actions as readiness
from supervision.readiness.models import Application, Authorisation, GateVersion, Pause


def drafts_end(employment, job_role=None) -> Step:
    """Whether somebody has begun a self-assessment is nobody else's to know, so the words are the
    same either way. With `job_role`, those for that role go on."""

    def do():
        drafts = Assessment.objects.filter(employment=employment, state=Assessment.State.DRAFT)
        for draft in drafts.exclude(profile__job_role=job_role) if job_role else drafts:
            assessments.withdraw(assessment=draft, by=None)

    return Step(
        "A self-assessment that they have not sent, if there is one, is withdrawn. They can still "
        "read it.",
        do,
    )


def sent_rounds(employment):
    return Assessment.objects.filter(employment=employment, state=Assessment.State.SUBMITTED)


def live_applications(employment):
    found = Application.objects.live().filter(employment=employment)
    return found.select_related("gate_version").order_by("gate__position")


def held(employment, day):
    """What runs on the day or begins later."""
    return (
        Authorisation.objects.filter(Q(ended=None) | Q(ended__gt=day), employment=employment)
        .filter(ends__gt=day)
        .select_related("gate", "decision__application__gate_version")
        .prefetch_related("pauses")
        .order_by("gate__position", "starts")
    )


def name_of(authorisation) -> str:
    return f"“{authorisation.decision.application.gate_version}”"


def withdrawal(application) -> Step:
    return Step(
        f"The application for “{application.gate_version}” is withdrawn. What was confirmed stays "
        "on the record, and it doesn’t count against them.",
        lambda: readiness.withdraw(application=application, by=None),
    )


def pause_step(authorisation, rule, day, words) -> Step:
    opened = max(day, authorisation.starts)
    return Step(
        f"{name_of(authorisation)} {words}",
        lambda: readiness.pause(authorisation=authorisation, rule=rule, by=None, opened=opened),
    )


def own_pauses(authorisation, rule) -> list[Pause]:
    """Open ones that the portal began by that rule, not those that a person decided."""
    return [
        pause
        for pause in authorisation.pauses.all()
        if pause.rule == rule and pause.lifted is None and pause.opened_by_id is None
    ]


def lift_step(authorisation, pauses, words) -> Step:
    def do():
        for pause in pauses:
            readiness.lift(pause=pause, by=None)

    return Step(f"{name_of(authorisation)} {words}", do)


def in_new_job(employment, job_role, day) -> list[Step]:
    """Applications and authorisations, by whether the job role may hold the gate."""
    gates = set(GateVersion.objects.for_job_role(job_role).values_list("gate_id", flat=True))
    steps = []
    for application in live_applications(employment):
        if application.gate_id in gates:
            steps.append(Step(f"The application for “{application.gate_version}” goes with them."))
        else:
            steps.append(withdrawal(application))
    running = held(employment, day)
    return steps + [_held_in_new_job(one, one.gate_id in gates, day) for one in running]


def _held_in_new_job(authorisation, may_hold, day) -> Step:
    rule = Pause.Rule.MOVED
    if not may_hold:
        words = f"is not available from {on_day(day)}, because the new job doesn’t hold this work."
        return pause_step(authorisation, rule, day, words)
    pauses = own_pauses(authorisation, rule)
    if pauses:
        return lift_step(authorisation, pauses, "holds again.")
    return Step(
        f"{name_of(authorisation)} stays. Their line manager is asked to look at it with them in "
        "the next 4 weeks.",
        lambda: emails.look_at_again(authorisation, day),
    )


def lines_given(user, day, organisation=None):
    """The lines in which somebody supervises others on the day or later."""
    found = SupervisionLine.objects.filter(Q(ends=None) | Q(ends__gt=day), supervisor=user)
    found = found.filter(Q(employment__ends=None) | Q(employment__ends__gt=day))
    if organisation is not None:
        found = found.filter(employment__organisation=organisation)
    return found.select_related("subject", "employment__user").order_by("subject__name", "id")


def waiting_words(employments) -> str:
    """“2 self-assessments and 1 application wait”; empty where nothing does. `employments` are of
    those whom somebody supervises."""
    rounds = Assessment.objects.filter(employment__in=employments, state="submitted").count()
    applications = Application.objects.live().filter(employment__in=employments).count()
    parts = []
    if rounds:
        parts.append(counted(rounds, "self-assessment to review", "self-assessments to review"))
    if applications:
        parts.append(counted(applications, "open application", "open applications"))
    return " and ".join(parts)
