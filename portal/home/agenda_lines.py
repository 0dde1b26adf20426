"""What the portal offers for the agenda of supervision: only what all who will
read it may read anyway."""

from portal.dates import in_words, today
from skills.assessments.models import DevelopmentAction
from skills.assessments.standing import Standing
from supervision.readiness.models import Application, Authorisation
from supervision.sessions.agenda import Line, declare

from .learning import ending_for

# More than this of one kind is a list, and no agenda.
MOST = 3
# Days before its end from which a sign-off is talked about.
SOON = 60


def lines(employment, people) -> list[Line]:
    """`people` are all who will read them: the practitioner, who holds the session, and whoever
    covers for them."""
    parts = (_gaps, _steps, _courses, _gates)
    return [line for part in parts for line in part(employment, people)[:MOST]]


def _seen_by_all(model, people):
    """The rows that each of them may read."""
    rows = model.objects.visible_to(people[0])
    for person in people[1:]:
        rows = rows.filter(pk__in=model.objects.visible_to(person).order_by().values("pk"))
    return rows


def _gaps(employment, people) -> list[Line]:
    """Where the level that counts is below the one that is needed, or differs from what they
    said. Levels are the practitioner’s and of who supervises them, as all of these do; what they
    said is read by the right that each has."""
    views = [Standing.of(employment, person) for person in people[1:]]
    found = [Line("Gap", _gap(line)) for line in views[0].gaps]
    differing = [[_two_views(line) for line in one.lines if _is_seen_as_two(line)] for one in views]
    both = [words for words in differing[0] if all(words in one for one in differing[1:])]
    return found[:2] + [Line("Two views", words) for words in both[:1]]


def _is_seen_as_two(line) -> bool:
    return line.differs and not line.gap


def _gap(line) -> str:
    return f"“{line.statement}”: confirmed {line.confirmed_level}, needed {line.minimum}"


def _two_views(line) -> str:
    said = "not part of the job" if line.level is None else line.level
    counts = "nothing yet" if line.confirmed_level is None else line.confirmed_level
    return f"“{line.statement}”: said {said}, confirmed {counts}"


def _steps(employment, people) -> list[Line]:
    plans = _seen_by_all(DevelopmentAction, people).open().in_order()
    found = plans.filter(employment=employment)[:MOST]
    return [Line("Step of the plan", f"{one.what}, by {in_words(one.by_when)}") for one in found]


def _courses(employment, people) -> list[Line]:
    ending = ending_for([employment.user_id]).get(employment.user_id, [])
    return [
        Line(
            "Ran out" if one.is_over else "Runs out",
            f"“{one.course}”, {in_words(one.expires_on)}",
        )
        for one in ending
    ]


def _gates(employment, people) -> list[Line]:
    """What ends soon, and what is asked for."""
    day = today()
    held = _seen_by_all(Authorisation, people).filter(employment=employment, ended=None)
    held = held.with_decision()
    ends = [one for one in held if one.ends and 0 <= (one.ends - day).days <= SOON]
    found = [Line("Sign-off ends", f"{one.gate}, {in_words(one.ends)}") for one in ends]
    open_ = _seen_by_all(Application, people).filter(employment=employment).live()
    asked = open_.select_related("gate_version__gate")
    return found + [Line("Sign-off", f"{one.gate_version.gate} is asked for") for one in asked]


declare(lines)
