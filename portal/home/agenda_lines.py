"""What the portal offers for the agenda of supervision: only what the viewer may read anyway."""

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


def lines(employment, viewer) -> list[Line]:
    parts = (_gaps, _steps, _courses, _gates)
    return [line for part in parts for line in part(employment, viewer)[:MOST]]


def _gaps(employment, viewer) -> list[Line]:
    """Where the level that counts is below the one that is needed, or differs from what they
    said."""
    standing = Standing.of(employment, viewer)
    found = [Line("Gap", _gap(line)) for line in standing.gaps]
    differing = [line for line in standing.lines if line.differs and not line.gap]
    return found[:2] + [Line("Two views", _two_views(line)) for line in differing][:1]


def _gap(line) -> str:
    return f"“{line.statement}”: confirmed {line.confirmed_level}, needed {line.minimum}"


def _two_views(line) -> str:
    said = "not part of the job" if line.level is None else line.level
    counts = "nothing yet" if line.confirmed_level is None else line.confirmed_level
    return f"“{line.statement}”: said {said}, confirmed {counts}"


def _steps(employment, viewer) -> list[Line]:
    plans = DevelopmentAction.objects.visible_to(viewer).open().in_order()
    found = plans.filter(employment=employment)[:MOST]
    return [Line("Step of the plan", f"{one.what}, by {in_words(one.by_when)}") for one in found]


def _courses(employment, viewer) -> list[Line]:
    ending = ending_for([employment.user_id]).get(employment.user_id, [])
    return [
        Line(
            "Ran out" if one.is_over else "Runs out",
            f"“{one.course}”, {in_words(one.expires_on)}",
        )
        for one in ending
    ]


def _gates(employment, viewer) -> list[Line]:
    """What ends soon, and what is asked for."""
    day = today()
    held = Authorisation.objects.filter(employment=employment, ended=None).with_decision()
    ends = [one for one in held if one.ends and 0 <= (one.ends - day).days <= SOON]
    found = [Line("Sign-off ends", f"{one.gate}, {in_words(one.ends)}") for one in ends]
    open_ = Application.objects.visible_to(viewer).filter(employment=employment).live()
    asked = open_.select_related("gate_version__gate")
    return found + [Line("Sign-off", f"{one.gate_version.gate} is asked for") for one in asked]


declare(lines)
