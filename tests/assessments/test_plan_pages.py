"""All skills, and the plan, on their pages."""

import pytest
from django.urls import reverse

from skills.assessments import actions
from skills.assessments.models import DevelopmentAction
from tests.assessments.browsing import CODES, text_of, url


@pytest.fixture
def reviewed(world):
    """B2 is below the level needed, and so is the safety statement A1."""
    assessment = world.submitted()
    for code in CODES:
        level = 1 if code in {"A1", "B2"} else 2
        world.mark(assessment, code, level, comment="" if level == 2 else "Not alone yet.")
    actions.finish_review(assessment=assessment, by=world.supervisor, declaration="My own view.")
    return assessment


def page(name, world):
    return reverse(f"assessments:{name}", args=[world.employment.uuid])


def test_a_gap_is_planned_for_in_one_press_by_either_side(world, browse, reviewed):
    result = text_of(browse(world.practitioner).get(url("result", reviewed)))
    meaning = world.statement("A1").meaning

    browse(world.supervisor).post(page("plan_add", world), {"for": meaning})
    browse(world.practitioner).post(page("plan_add", world), {"for": meaning})

    step = DevelopmentAction.objects.get(meaning=meaning)
    shown = text_of(browse(world.practitioner).get(url("result", reviewed)))
    assert (step.owner, step.added_by) == (world.practitioner, world.supervisor)
    assert result.index("gap-A1") < result.index("gap-B2")
    assert "Plan one step for “Statement A1”" in result
    assert f'<b>In the plan:</b> <a href="{step.get_absolute_url()}">{step.what}</a>' in shown


def test_what_is_at_the_level_needed_is_not_planned_for(world, browse, reviewed):
    for asked in (world.statement("A2").meaning, "nothing"):
        browse(world.practitioner).post(page("plan_add", world), {"for": asked})

    assert not world.employment.development_actions.exists()


def test_a_filter_shows_less_and_changes_no_count(world, browse, reviewed):
    browser = browse(world.supervisor)

    whole = text_of(browser.get(page("skills", world)))
    below = text_of(browser.get(page("skills", world) + "?show=below"))

    for shown in (whole, below):
        assert "<b>2 of the 4</b> statements confirmed so far are at the level" in shown
        assert "Below the level needed 2</a>" in shown
    assert "Statement A2</a>" in whole
    assert "Statement A2</a>" not in below


def test_a_step_in_ones_own_words_is_added_moved_and_dropped(world, browse):
    browser = browse(world.practitioner)
    asked = {"owner": world.supervisor.uuid, "by_when_day": "3", "by_when_month": "12"}
    past, to_come = ({"by_when_year": year} for year in ("2020", "2090"))

    refused = browser.post(page("plan", world), {"what": "Read"} | asked | past)
    browser.post(page("plan", world), {"what": "Read"} | asked | to_come)
    step = world.employment.development_actions.get()
    where = step.get_absolute_url()
    silent = browser.post(where, {"do": "drop", "why": ""})
    browser.post(
        where, {"do": "move", "by_when_day": "4", "by_when_month": "12", "by_when_year": "2090"}
    )
    browser.post(where, {"do": "drop", "why": "Not now."})
    late = browser.post(where, {"do": "done"}, follow=True)

    step.refresh_from_db()
    assert "Choose a day that is still to come." in text_of(refused)
    assert "Say why you drop it." in text_of(silent)
    assert (step.by_when.day, step.state, step.why) == (4, "dropped", "Not now.")
    assert "This step was closed already." in text_of(late)


def test_what_both_say_of_a_level_stands_side_by_side(world, browse, reviewed):
    one = reviewed.reviews.get().confirmations.get(revision__statement__code="B2")
    said = {"agrees": "yes", f"n{one.pk}-differs": "on", f"n{one.pk}-comment": "I was alone."}
    browser = browse(world.practitioner)
    silent = browser.post(url("respond", reviewed), said | {f"n{one.pk}-comment": ""})

    browser.post(url("respond", reviewed), said)

    shown = text_of(browse(world.supervisor).get(url("result", reviewed)))
    assert "Say how you see it." in text_of(silent)
    assert "who sees it differently:</b> “I was alone.”" in shown
    assert "confirmed 1</b>" in shown
