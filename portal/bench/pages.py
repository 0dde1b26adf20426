"""The pages that cost most, each with somebody for whom it has much to show."""

from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from portal.people.models import RoleGrant, User
from skills.assessments.models import Assessment


@dataclass(frozen=True)
class Page:
    name: str
    user: User
    address: str


def pages() -> list[Page]:
    """Those that there is something to show of."""
    return [*_of_drafts(), *_of_sent(), *_of_reviewed(), *_of_everybody()]


def _of_drafts():
    draft = _largest(Assessment.State.DRAFT)
    if draft:
        person, first = draft.employment.user, draft.version.statements.earliest("pk")
        rating = draft.ratings.select_related("statement").last()
        code = rating.statement.code if rating else first.code
        yield Page("statement", person, reverse("assessments:answer", args=[draft.uuid, code]))
        yield Page("round", person, reverse("assessments:assessment", args=[draft.uuid]))
        yield Page("check answers", person, reverse("assessments:check", args=[draft.uuid]))


def _of_sent():
    sent = _largest(Assessment.State.SUBMITTED)
    if sent:
        supervisor = sent.employment.supervision_lines.current().first().supervisor
        code = sent.ratings.first().statement.domain.code
        area = reverse("assessments:review_domain", args=[sent.uuid, code])
        yield Page("review, overview", supervisor, reverse("assessments:review", args=[sent.uuid]))
        yield Page("review, an area", supervisor, area)


def _of_reviewed():
    done = _largest(Assessment.State.REVIEWED)
    if done:
        person = done.employment.user
        yield Page("result", person, reverse("assessments:result", args=[done.uuid]))
        yield Page("own rounds", person, reverse("assessments:mine"))
        yield Page("home of a practitioner", person, reverse("home:my"))


def _of_everybody():
    reviewer = User.objects.annotate(given=Count("supervision_given")).order_by("-given", "pk")[0]
    yield Page("home of a supervisor", reviewer, reverse("home:my"))
    yield Page("reviews", reviewer, reverse("assessments:reviews"))
    yield Page("calibration of a reviewer", reviewer, reverse("assessments:calibration"))
    lead = RoleGrant.objects.current().filter(role="workforce_lead").first()
    if lead:
        calibration = reverse("assessments:calibration")
        yield Page("calibration of all", lead.user, calibration)


def _largest(state):
    """The round in that state that asks most."""
    rounds = Assessment.objects.filter(state=state).annotate(asked=Count("ratings"))
    return rounds.order_by("-asked", "pk").select_related("employment__user", "version").first()
