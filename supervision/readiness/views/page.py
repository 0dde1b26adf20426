"""The application's page: what is not met first, what is met after, the decision last."""

from datetime import timedelta
from functools import cache

from django.urls import reverse

from portal.dates import months_after, today
from portal.people.rules import is_same_person
from supervision.readiness.criteria import takes_attestations
from supervision.readiness.evaluation import LATER, MET, Evaluated, evaluate
from supervision.readiness.models import Criterion
from supervision.readiness.rules import (
    FIRST,
    SECOND,
    WAITS_FOR,
    may_attest,
    may_see_evaluation,
    may_withdraw,
    why_not_sign,
)
from supervision.readiness.tags import CRITERION, application_tag, authorisation_tag

from .history import history
from .signatures import GIVES, signatures

__all__ = ["GIVES", "crumbs", "page", "place_of"]

# Groups that are read line by line; the others are told in a line, with the rest behind it.
SHOWN = (Criterion.Group.CHECKS, Criterion.Group.SKILLS)


def place_of(application) -> str | None:
    """Which signature is waited for, if any."""
    return next((place for place in (FIRST, SECOND) if application.state == WAITS_FOR[place]), None)


def crumbs(viewer, employment) -> list[tuple[str, str]]:
    if is_same_person(viewer, employment.user):
        return [("What I may hold", reverse("readiness:mine"))]
    return [("Sign-off", reverse("readiness:applications"))]


def page(request, application) -> dict:
    """What every reader of the application sees; the form is the view's own."""
    viewer = request.user
    employment, version = application.employment, application.gate_version
    evaluated = _evaluated(viewer, application)
    place = place_of(application)
    own = is_same_person(viewer, employment.user)
    return {
        "application": application,
        "version": version,
        "employment": employment,
        "post": employment.post_on(today()),
        "own": own,
        "tag": application_tag(application),
        "evaluated": evaluated,
        "unmet": _rows(viewer, application, evaluated.unmet if evaluated else []),
        "groups": _groups(evaluated),
        "worse": _worse(application, evaluated),
        "place": place,
        "signatures": signatures(viewer, application),
        "why_not": why_not_sign(viewer, application, place) if place and not own else None,
        "may_withdraw": may_withdraw(viewer, application),
        "held": _held(application),
        "met_tag": CRITERION[MET],
        "history": history(application),
        "last_day": _last_day(application),
        "crumbs": crumbs(viewer, employment),
    }


def _evaluated(viewer, application) -> Evaluated | None:
    """While it is open, what the criteria show now; after that, what the decision rested on."""
    if not may_see_evaluation(viewer, application):
        return None
    if application.is_live:
        return evaluate(application.employment, application.gate_version)
    decision = getattr(application, "decision", None)
    return Evaluated.from_rows(decision.evaluation.results) if decision else None


def _rows(viewer, application, results) -> list[dict]:
    """The results that aren't met, each with where the viewer can give their word, if they can."""
    criteria = {criterion.code: criterion for criterion in application.gate_version.criteria.all()}

    @cache
    def may(by) -> bool:
        return may_attest(viewer, application.employment, {"by": by})

    def attest_url(criterion) -> str:
        takes = application.is_live and takes_attestations(criterion.kind, criterion.params)
        if takes and may(criterion.params.get("by")):
            return reverse("readiness:attest", args=[application.uuid, criterion.code])
        return ""

    return [
        {
            "result": result,
            "tag": CRITERION[result.status],
            "attest": attest_url(criteria[result.code]),
        }
        for result in results
    ]


def _groups(evaluated) -> list[dict]:
    """What is met, by group, with how many the group asks today."""
    found = []
    for value, label in Criterion.Group.choices:
        asked = [r for r in evaluated.results if r.group == value] if evaluated else []
        asked = [result for result in asked if result.status != LATER]
        met = [result for result in asked if result.status == MET]
        if met:
            found.append({"label": label, "met": met, "of": len(asked), "shown": value in SHOWN})
    return found


def _held(application) -> dict | None:
    """What came of it, and what that is today."""
    decision = getattr(application, "decision", None)
    authorisation = getattr(decision, "authorisation", None)
    if authorisation is None:
        return None
    return {"one": authorisation, "tag": authorisation_tag(authorisation)}


def _worse(application, evaluated) -> list:
    """What got worse since the first signature, to be seen before the second."""
    if application.state != WAITS_FOR[SECOND] or evaluated is None:
        return []
    return evaluated.worse_than(application.first_signature.evaluation.results)


def _last_day(application):
    """The last day on which it holds if it is signed today: the day before it runs out."""
    return months_after(today(), application.gate_version.valid_months) - timedelta(days=1)
