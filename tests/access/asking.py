"""Those whose word is asked for beside the supervisor's."""

from portal.links.models import Link
from skills.assessments.actions import ask_outside
from skills.assessments.models import Confirmer, SecondOpinion
from skills.framework.models import Domain
from tests import story
from tests.access.row import ANYONE, on
from tests.conftest import NOBODY


def area_asked():
    """The working lead is asked to confirm an area of a round that they don't see."""
    return {"uuid": Confirmer.objects.open().get(user=story.who("working-lead")).uuid}


def opinion_asked():
    """Of the practice supervisor, by somebody in a team of theirs."""
    opinion = SecondOpinion.objects.open().get(asked_of=story.who("practice-supervisor"))
    return {"uuid": opinion.uuid}


def outside(by):
    sent = story.round_of("twin-vcs-worker", "submitted")
    area = sent.revisions.values("statement__domain")[:1]
    return ask_outside(
        assessment=sent,
        domain=Domain.objects.get(pk__in=area),
        name="Bronagh Keane",
        email="keane@health.example",
        profession="Health visitor",
        by=story.who(by),
    )


def yes_or_no():
    """The manager of a charity wants somebody outside to see an area of their worker's."""
    return {"uuid": outside("twin-vcs-manager").uuid}


def outside_link():
    asked = outside("twin-vcs-worker")
    link = Link.objects.get(purpose=Confirmer.LINK, object_id=asked.pk)
    return {"token": link.token}


ROWS = [
    # --- Who else is asked: for whoever reviews, and the practitioner ----
    on("assessments:others", story.sent, ok="supervisor"),
    on("assessments:ask_confirmer", story.sent, ok="supervisor"),
    on("assessments:ask_confirmer", story.sent, post={}, ok="supervisor", then=200),
    on("assessments:ask_outside", story.sent, ok="supervisor"),
    on("assessments:ask_outside", story.sent, post={}, ok="supervisor", then=200),
    on("assessments:ask_outside", story.draft, no="practitioner"),
    on("assessments:take_back", area_asked, post={}, ok="supervisor", no="working-lead"),
    # --- Who was asked: one area, and nothing else ----
    on("assessments:confirm", area_asked, ok="working-lead"),
    on("assessments:confirm", area_asked, post={}, ok="working-lead"),
    on("assessments:say_yes", yes_or_no, ok="twin-vcs-worker", no="twin-vcs-manager"),
    on(
        "assessments:say_yes",
        yes_or_no,
        post={"answer": "yes"},
        ok="twin-vcs-worker",
        no="twin-vcs-manager",
    ),
    on("links:link", outside_link, ok=ANYONE),
    on("links:link", outside_link, post={}, ok=ANYONE, then=200),
    # --- A second opinion ----
    on("assessments:ask_opinion", story.reviewed, ok="practitioner"),
    on("assessments:ask_opinion", story.reviewed, post={}, ok="practitioner", then=200),
    on("assessments:opinion", opinion_asked, ok="practice-supervisor"),
    on("assessments:opinion", opinion_asked, post={}, ok="practice-supervisor", then=200),
    on("assessments:decline_opinion", opinion_asked, post={}, ok="practice-supervisor"),
    on("assessments:take_opinion_back", opinion_asked, post={}, no="practice-supervisor"),
]

BUDGETS = {
    ("assessments:others", story.sent, "supervisor"): 14,
    ("assessments:ask_confirmer", story.sent, "supervisor"): 13,
    ("assessments:ask_outside", story.sent, "supervisor"): 12,
    ("assessments:confirm", area_asked, "working-lead"): 16,
    ("assessments:say_yes", yes_or_no, "twin-vcs-worker"): 9,
    ("assessments:ask_opinion", story.reviewed, "practitioner"): 18,
    ("assessments:opinion", opinion_asked, "practice-supervisor"): 14,
    ("links:link", outside_link, NOBODY): 12,
}
