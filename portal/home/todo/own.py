"""What waits for a practitioner in their own records."""

from django.urls import reverse

from portal.dates import today
from portal.home.templatetags.portal import longdate, plaindate
from portal.people.querysets import is_person
from portal.policy.models import Setting
from skills.assessments.due import DueDays
from skills.assessments.models import Assessment, Confirmer, Review
from skills.assessments.reviewers import reviewer_of
from skills.assessments.rounds import drafted, lines_of

from .task import Task

# A new round is worth a line when it is due within this time.
ROUND_DAYS = 30
# A round is answered in slices of so many minutes.
SLICE = 10


def tasks(desk) -> list[Task]:
    if "practitioner" not in desk.roles:
        return []
    return [
        *_answers_to_give(desk.user),
        *_yes_or_no(desk),
        *_round(desk.rounds),
        *_running_out(desk),
    ]


def _yes_or_no(desk) -> list[Task]:
    """Somebody outside would be shown an area: nothing is, before they agree."""
    if not desk.rounds_in(Assessment.State.SUBMITTED):
        return []
    return [
        Task(
            title=f"Say whether {one.name} may see one area",
            url=reverse("assessments:say_yes", args=[one.uuid]),
            why=f"{one.asked_by} would like to hear what they see in “{one.domain}”. Nothing is "
            "shown unless you say yes.",
            kicker="Yes or no",
            button="Read what they would see",
        )
        for one in Confirmer.objects.awaiting_yes_of(desk.user).for_page()
    ]


def _round(rounds) -> list[Task]:
    """The round that is open to write in, or the one to begin."""
    going = [one for one in rounds if one.state in Assessment.OPEN]
    due = next_round_due(rounds)
    if not going:
        return _to_begin(rounds, due)
    if not going[0].is_draft:
        return []
    if going[0].was_returned:
        return [_returned(going[0])]
    return [_draft(going[0], due)]


def next_round_due(rounds):
    """The day by which the next round is to be sent in the job of the last one that was reviewed;
    None for the first."""
    reviewed = [one for one in rounds if one.reviewed_at]
    if not reviewed:
        return None
    last = max(reviewed, key=lambda one: one.reviewed_at)
    days = DueDays([last.employment_id])
    return days.next_round(last.employment_id, last.profile.job_role_id)


def _to_begin(rounds, due) -> list[Task]:
    if due is not None and (due - today()).days > ROUND_DAYS:
        return []
    first = not any(one.reviewed_at for one in rounds)
    return [
        Task(
            title="Rate your own skills" if first else "Rate your own skills for this year",
            url=reverse("assessments:mine"),
            why="You answer a few statements at a time and can stop whenever you like. Only you "
            "see your answers until you send them.",
            due=due,
            kicker="Start here" if first else "Once a year",
            button="See how it works",
        )
    ]


def _draft(assessment, due) -> Task:
    areas = drafted(assessment)
    lines = lines_of(areas)
    done = sum(line.is_answered for line in lines)
    by = f" by {longdate(due)}" if due else ""
    common = {
        "due": due,
        "kicker": "Carry on where you left off",
        "done": done,
        "total": len(lines),
        "more": ("See all areas", assessment.get_absolute_url()),
        "why": f"You have answered {done} of {len(lines)} statements. "
        f"{_left(len(lines) - done)}"
        f"Send them to {reviewer_of(assessment) or 'your supervisor'}{by}.",
    }
    if unanswered := _first_unanswered(areas):
        line, heading = unanswered
        return Task(
            title=f"Carry on with “{assessment.title}”",
            url=_answer_url(assessment, line),
            heading=heading,
            button="Carry on" if done else "Start",
            **common,
        )
    return Task(
        title="Check your answers and send them",
        url=reverse("assessments:check", args=[assessment.uuid]),
        button="Check your answers",
        **common,
    )


def _left(statements: int) -> str:
    """About how long the rest takes, in slices of ten minutes."""
    if not statements:
        return ""
    minutes = statements * Setting.objects.value("assessment.seconds_a_statement") / 60
    return f"About {SLICE * max(1, round(minutes / SLICE))} minutes left. "


def _first_unanswered(areas):
    """The line to carry on with, and where it stands; None where each has an answer."""
    for area in areas:
        for place, line in enumerate(area.lines, start=1):
            if not line.is_answered:
                where = f"{area.domain}, statement {place} of {len(area.lines)}"
                return line, f"{where}: “{line.statement}”"
    return None


def _returned(assessment) -> Task:
    lines = lines_of(drafted(assessment))
    back = [line for line in lines if line.is_open]
    count = len(back)
    answers = "1 answer" if count == 1 else f"{count} answers"
    returned = back[0].returned
    return Task(
        title=f"Look again at {answers}",
        url=_answer_url(assessment, back[0]),
        why=f"{returned.by} sent {answers} back on {plaindate(returned.returned_at)} and said why. "
        f"The other {len(lines) - count} stay as they are.",
        kicker="Sent back to you",
        button="Look at the first one" if count > 1 else "Look at it",
        more=("See all areas", assessment.get_absolute_url()),
    )


def _answer_url(assessment, line) -> str:
    return reverse("assessments:answer", args=[assessment.uuid, line.statement.code])


def _answers_to_give(user) -> list[Task]:
    """Reviews that were not answered, as long as there is time. After that “no answer” stands."""
    reviews = Review.objects.filter(is_person(user, "assessment__employment__user"), response=None)
    reviews = list(reviews.select_related("assessment", "by"))
    days = DueDays([review.assessment.employment_id for review in reviews])
    found = []
    for review in reviews:
        due = days.answer(review)
        if due >= today():
            found.append(_to_answer(review, due))
    return found


def _to_answer(review, due) -> Task:
    what = "the second look at" if review.second_look else "the review of"
    return Task(
        title=f"Answer {what} your self-assessment",
        url=reverse("assessments:result", args=[review.assessment.uuid]),
        why=f"{review.by} finished on {plaindate(review.finished_at)}. Read it, then agree or say "
        "what you see differently. Both views stay on the record.",
        due=due,
        kicker="Your review is there",
        button="Read the result",
    )


def _running_out(desk) -> list[Task]:
    """What the person may hold and soon may not, unless somebody looks at it again."""
    running = [one for one in desk.authorisations if today() < one.stops]
    days = max(Setting.objects.value("gate.remind_days_before_end"))
    renewed = {one.gate_id for one in running if one.starts > today()}
    return [
        Task(
            title=f"Renew “{one.decision.application.gate_version}”",
            url=reverse("readiness:mine"),
            why="It runs out then. Ask your supervisor to look at it with you again.",
            due=one.last_day,
            kicker="It runs out soon",
            button="See what is missing",
        )
        for one in running
        if (one.last_day - today()).days <= days and one.gate_id not in renewed
    ]
