"""How reviewers confirm beside everyone, with small groups hidden."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.dates import as_if, now
from skills.assessments import actions
from skills.assessments.calibration import everyone_beside, side_by_side
from skills.assessments.calibration.spreads import HIDDEN
from tests.factories import PostFactory, RoleGrantFactory, SupervisionLineFactory, UserFactory

CODES = ("A1", "A2", "B1", "B2")


def colleagues(world, supervisor, count, confirmed=2, codes=CODES):
    """So many people in the world's job, each reviewed by `supervisor`: said 2, confirmed so."""
    for _ in range(count):
        post = PostFactory(
            job_role=world.version.profiles.get().job_role,
            employment__organisation=world.employment.organisation,
        )
        SupervisionLineFactory(employment=post.employment, supervisor=supervisor)
        review(post.employment, supervisor, confirmed, codes)


def review(employment, supervisor, confirmed, codes):
    by = employment.user
    assessment = actions.start(employment=employment, kind="full", by=by)
    for code in codes:
        actions.save_answer(
            rating=assessment.ratings.get(statement__code=code),
            level=2,
            not_in_role=False,
            comment="",
            edit=0,
            by=by,
        )
    actions.submit(assessment=assessment, by=by)
    for revision in assessment.revisions.all():
        actions.save_mark(
            revision=revision,
            level=confirmed,
            not_in_role=False,
            comment="Seen in practice.",
            send_back=False,
            reason="",
            edit=0,
            by=supervisor,
        )
    actions.finish_review(assessment=assessment, by=supervisor, declaration="My own view.")


@pytest.fixture
def lead(world):
    return RoleGrantFactory(role="workforce_lead", organisation=world.employment.organisation).user


def figures(world, beside):
    return [
        (
            row.area.code,
            row.own and (row.own.answers, row.own.mean),
            row.everyone and row.everyone.mean,
        )
        for row in beside.rows
        if row.area.version == world.version  # the demo's people have been reviewed, too
    ]


def test_a_reviewer_sees_their_own_spread_and_everyones_once_it_rests_on_five_others(world):
    world.reviewed()
    colleagues(world, world.supervisor, 1, confirmed=1)
    other, another = UserFactory(), UserFactory()
    colleagues(world, other, 3, confirmed=3, codes=("A1", "B1"))
    before = figures(world, everyone_beside(world.supervisor))

    colleagues(world, another, 2, confirmed=1)

    own = [("A", (4, -0.5)), ("B", (4, -0.5))]
    assert before == [(*one, None) for one in own]
    # 4 answers of their own at −2 together, 3 at +1, 4 (A1, A2 of two people) at −1.
    assert figures(world, everyone_beside(world.supervisor)) == [(*one, -0.3) for one in own]


def test_what_is_not_part_of_the_job_or_is_long_past_is_no_difference(world):
    with as_if(now() - timedelta(days=400)):
        world.reviewed()
    long_ago = everyone_beside(world.supervisor)
    draft = world.start()
    world.answer(draft, "A1", 3)
    world.answer(draft, "B1", 2)
    world.answer(draft, "B2", None, not_in_role=True)
    actions.submit(assessment=draft, by=world.practitioner)
    world.mark(draft, "A1", 2, comment="Not yet.")
    world.mark(draft, "B1", 2)
    world.mark(draft, "B2", None, not_in_role=True)
    actions.finish_review(assessment=draft, by=world.supervisor, declaration="My own view.")

    found = everyone_beside(world.supervisor)

    assert (figures(world, long_ago), long_ago.own) == ([], None)
    assert figures(world, found) == [("A", (1, -1.0), None), ("B", (1, 0.0), None)]


def test_a_second_look_counts_for_who_gave_it(child_in_need_world):
    world = child_in_need_world
    world.looked_again()

    found = everyone_beside(world.social_worker)

    assert figures(world, found) == [("A", (1, 0.0), None), ("B", (1, 0.0), None)]


def test_a_workforce_lead_sees_reviewers_side_by_side_with_small_groups_hidden(world, lead):
    small, middle, large = (UserFactory(name=name) for name in ("Ada", "Ben", "Cy"))
    colleagues(world, small, 2, confirmed=1)
    colleagues(world, middle, 5, confirmed=3, codes=("A1", "B1"))
    colleagues(world, large, 6, codes=("A1", "B1"))
    elsewhere = PostFactory(job_role=world.version.profiles.get().job_role).employment
    SupervisionLineFactory(employment=elsewhere, supervisor=large)
    review(elsewhere, large, 0, CODES)

    table = side_by_side(lead, [world.employment.organisation_id])

    cells = {
        one.user.name: [cell if cell == HIDDEN else cell.mean for _, cell in one.by_area]
        for one in table.reviewers
    }
    assert cells == {"Ada": [HIDDEN] * 2, "Ben": [HIDDEN] * 2, "Cy": [0.0, 0.0]}
    assert [one.overall and one.overall.answers for one in table.reviewers] == [None, None, 12]
    assert table.hides
    # 4 answers at −1, 5 at +1, 6 at 0 in each area.
    assert [(row.everyone.answers, row.everyone.total) for row in table.rows] == [(15, 1)] * 2


# --- The page -----------------------------------------------------------------------------------


def page(browser):
    return browser.get("/assessments/calibration/")


def test_it_is_for_who_has_confirmed_levels_and_for_workforce_leads(world, lead, browse):
    before = page(browse(world.supervisor)).status_code
    empty = page(browse(lead)).content.decode()
    world.reviewed()

    after = {
        person: page(browse(getattr(world, person))).status_code
        for person in ("supervisor", "practitioner", "social_worker", "stranger")
    }

    assert before == 404
    assert "Nobody has confirmed levels" in empty
    assert after == {"supervisor": 200, "practitioner": 404, "social_worker": 404, "stranger": 404}


def test_a_lead_of_one_team_sees_nobody_elses_figures(world, browse):
    team = world.employment.posts.get().team
    grant = RoleGrantFactory(
        role="workforce_lead", organisation=world.employment.organisation, team=team
    )

    assert page(browse(grant.user)).status_code == 404


def test_the_page_says_it_in_words_first_and_hides_what_is_small(world, lead, browse):
    world.reviewed()
    own = " ".join(page(browse(world.supervisor)).content.decode().split())
    SupervisionLineFactory(
        employment=PostFactory(job_role=world.version.profiles.get().job_role).employment,
        supervisor=lead,
    )
    colleagues(world, lead, 1, confirmed=1)

    both = " ".join(page(browse(lead)).content.decode().split())

    assert "You confirm the same as what people say of themselves." in own
    assert "fewer than 5 other people" in own
    assert "All reviewers" not in own
    assert "You confirm <b>1.0 below</b> what people say of themselves." in both
    cells = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', both[both.index("app-spreads") :])
    assert [name for name, _ in cells[1:]] == sorted([lead.name, world.supervisor.name])
    assert dict(cells)[world.supervisor.name].count("Not shown") == 3
    assert "Not shown" not in dict(cells)[lead.name]


def test_who_confirmed_nothing_for_a_year_is_told_so(world, browse):
    with as_if(now() - timedelta(days=400)):
        world.reviewed()

    answer = page(browse(world.supervisor)).content.decode()

    assert "You have confirmed no levels in the last 12 months." in answer


def test_reviews_lead_there_once_a_level_was_confirmed(world, browse):
    link = "/assessments/calibration/"
    before = browse(world.supervisor).get("/assessments/reviews/").content.decode()
    world.reviewed()

    after = browse(world.supervisor).get("/assessments/reviews/").content.decode()

    assert (link in before, link in after) == (False, True)


def test_many_reviewers_cost_no_more_questions_than_few(world, lead, browse):
    reader = browse(lead)
    colleagues(world, UserFactory(), 1)
    page(reader)
    with CaptureQueriesContext(connection) as few:
        page(reader)
    for _ in range(3):
        colleagues(world, UserFactory(), 2)

    with CaptureQueriesContext(connection) as many:
        page(reader)

    assert len(many) == len(few)
