"""Many people, and the pages timed over them."""

import pytest
from django.core.management import CommandError, call_command

from portal.bench import offers
from portal.bench.pages import Page, pages
from portal.bench.people import A_PARTNER, IN_A_TEAM, Town
from portal.bench.planning import Planner
from portal.bench.rows import write
from portal.bench.timing import timed
from portal.dates import today
from skills.assessments.models import Assessment, ConfirmedLevel
from skills.framework.models import RoleProfile
from skills.training.models import Event


@pytest.fixture
def town(db):
    return Town(today(), seed=1, years=1)


def profiles():
    published = RoleProfile.objects.filter(version__state="published")
    return {one.job_role.code: one for one in published.select_related("job_role", "version")}


def test_it_fills_an_empty_database_alone(cast):
    with pytest.raises(CommandError, match="empty"):
        call_command("many", size=1)


def test_an_office_teams_and_partners_come_to_be(town):
    town.found_office()

    teams = [town.next_team() for _ in range(A_PARTNER)]

    assert [one.team.organisation.is_council for one in teams] == [True] * 9 + [False]
    assert [bool(one.registration) for one in teams] == [True] * 9 + [False]
    assert len({one.looker for one in teams[:9]}) == 2
    assert {"practice_supervisor"} <= teams[0].looker.roles


def test_people_of_a_team_get_their_years_and_a_partner_the_short_profile(town):
    team, partner = town.next_team(), town.partner()
    jobs = [
        *town.practitioners(team, 1, profiles()),
        *town.practitioners(partner, 1, profiles()),
    ]
    planner = Planner(today(), years=1)

    write([planner.history(number, job) for number, job in enumerate(jobs)])

    own, theirs = (Assessment.objects.filter(employment=job.employment) for job in jobs)
    assert own.order_by("started_at").first().kind == "core"
    assert theirs.order_by("started_at").first().kind == "short"
    levels = ConfirmedLevel.objects.filter(employment=jobs[0].employment, ends=None)
    assert levels.count() > 40
    assert team.manager.supervision_given.count() == 1 < IN_A_TEAM


def test_a_page_is_timed_with_its_questions(cast):
    found = pages()

    one = timed(Page("people", cast["administrator"], "/notices/"), 2)

    assert {"statement", "review, an area", "result", "calibration of all"} <= {
        page.name for page in found
    }
    assert (one.status, one.queries > 0, 0 < one.median <= one.most) == ("200", True, True)


def test_an_offer_where_many_wait_is_timed_and_taken_back(cast, monkeypatch):
    few = offers.offer(2)
    monkeypatch.setattr(offers, "WAITING", 5)

    (one,) = offers.offer(2)

    assert few == [] or few[0].status == "done"
    assert (one.status, one.queries > 0, 0 < one.median <= one.most) == ("done", True, True)
    assert not Event.objects.filter(here_code="BENCH0").exists()
