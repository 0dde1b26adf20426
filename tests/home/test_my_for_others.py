"""What needs doing next, for those who supervise, sign, coordinate or look after the portal."""

from datetime import timedelta

import pytest
from wagtail.models import Page as WagtailPage
from wagtail.models import Workflow, WorkflowState

from content.models import GuidancePage
from portal.dates import as_if, now, today
from portal.people.models import Employment
from skills.assessments import actions
from skills.assessments.models import Assessment
from skills.framework import actions as framework
from skills.framework.models import Framework, FrameworkVersion
from skills.training.models import Course


def test_a_different_view_is_to_be_talked_over(my):
    page = my("supervisor")

    assert "Talk with Lauren Pickersgill about a different view" in page.titles

    with as_if(now() + timedelta(days=30)):
        later = my("supervisor")
    assert "Talk with Lauren Pickersgill about a different view" not in later.titles


def test_what_is_late_stands_first_and_what_has_no_date_before_later(my):
    todo = my("supervisor").context["todo"]

    assert todo.next.due < today()
    # On a Friday some of what is due in working days is due in the next 7 days.
    names = [group.name for group in todo.groups]
    assert [name for name in names if name != "In the next 7 days"] == ["No set date", "Later"]
    with as_if(now() + timedelta(days=7)):
        soon = my("supervisor").context["todo"]
    assert "In the next 7 days" in [group.name for group in soon.groups]
    with as_if(now() + timedelta(days=20)):
        late = my("supervisor").context["todo"]
    assert late.groups[0].name == "Late"


def test_of_a_draft_the_supervisor_reads_how_far_it_is_and_never_a_count_or_an_answer(my, who):
    person = who("practitioner")
    draft = Assessment.objects.of(person).get(state="draft")
    ratings = draft.ratings.filter(level=None, not_in_role=False)

    more_than_half = my("supervisor")
    ratings.update(level=3)
    all_answered = my("supervisor")
    draft.ratings.update(level=None, not_in_role=False)
    started = my("supervisor")

    aisha = "Aisha Rahman Family Help practitioner"
    assert f"{aisha} More than half answered due" in more_than_half
    assert "26 of 34" not in more_than_half
    assert f"{aisha} All answered, not sent due" in all_answered
    assert f"{aisha} Started due" in started


def test_the_supervisor_reads_what_was_sent_back_and_what_was_reviewed(my):
    page = my("supervisor")

    assert "Megan Tolliver Family support worker Sent back" in page
    assert "Hamza Iqbal Family support worker Reviewed" in page
    assert "Declan Moriarty Family Help practitioner Not sent" in page
    assert "Not available now" in page


def test_a_pause_is_told_to_its_subject_without_a_reason(my):
    page = my("declan.moriarty")

    assert "Not available now" in page
    assert "direct work" not in page


def test_somebody_withdrawn_reads_as_not_sent(my, who):
    person = who("megan.tolliver")
    actions.withdraw(assessment=Assessment.objects.of(person).get(state="draft"), by=person)

    page = my("supervisor")

    assert "Megan Tolliver Family support worker Reviewed" in page


def test_a_first_round_that_was_sent_back_and_withdrawn_reads_as_not_sent(my, who):
    reviewer, person = who("supervisor"), who("rosa.delgado-finch")
    assessment = Assessment.objects.of(person).get(state="submitted")
    actions.save_mark(
        revision=assessment.revisions.standing()[0],
        level=None,
        not_in_role=False,
        comment="",
        send_back=True,
        reason="Say more.",
        edit=0,
        by=reviewer,
    )
    actions.send_back(assessment=assessment, by=reviewer)
    assert my("rosa.delgado-finch").titles == ["Look again at 1 answer"]

    actions.withdraw(assessment=assessment, by=person)

    assert "Rosa Delgado-Finch Family Help practitioner Not sent" in my("supervisor")


def test_a_lapsed_registration_is_said_and_its_signatures_are_not_asked_for(my, who):
    page = my("joanna.whitlock")

    assert "Your registration ran out on" in page
    assert page.titles == ["Rate your own skills"]


def test_a_coordinator_reads_who_may_lead_and_no_levels(my):
    page = my("partner-coordinator")

    assert "Farah Siddiqui Voluntary sector or partner lead professional Current" in page
    assert "Delroy Hinds" not in page
    assert "Reviewed" not in page


def test_a_coordinator_of_nobody_reads_why_the_list_is_empty(my, who):
    who("partner-coordinator").grants.update(
        organisation=who("sunita.bhatt").main_post.team.organisation
    )
    who("niamh.osullivan").employments.update(ends=today())

    page = my("partner-coordinator")

    assert "Nobody in your organisation rates their own skills yet." in page
    assert "Invite somebody" in page


def test_an_agreement_that_ends_is_the_administrators_to_renew(my, who):
    charity = who("vcs-manager").main_post.employment.organisation
    charity.agreement_ends = today() + timedelta(days=20)
    charity.save()

    page = my("administrator")

    assert "Agree again with Kindling Families" in page.titles[1:]
    assert "The agreement on sharing data runs out on" in page


@pytest.mark.parametrize(("mode", "is_told"), [("live_online", True), ("elearning", False)])
def test_one_person_has_one_course_to_do_again(my, who, mode, is_told):
    """One that is done in one’s own time has a place at any time: nobody has to plan it."""
    Course.objects.filter(code="FH03").update(mode=mode)
    for key in ("lauren.pickersgill", "emeka.obi"):
        who(key).completions.filter(course__code="FH03").update(expires_on=None)

    page = my("training-coordinator")

    assert ("1 person has to do it again by" in page) == is_told


def test_a_page_in_the_making_is_done_once_it_is_published(my):
    page = WagtailPage.objects.get(has_unpublished_changes=True)
    page.get_latest_revision().publish()

    assert my("editor").titles == []


def test_before_a_framework_is_in_force_the_workforce_lead_reads_so(my):
    FrameworkVersion.objects.published().update(state="superseded")

    assert "No framework is in force yet." in my("workforce-lead")


def test_an_auditor_reads_when_their_access_ends(my):
    page = my("auditor")

    assert "Your access ends" in page
    assert "No personal record is open to you." in page


def test_a_page_that_was_sent_to_be_published_waits_for_the_workforce_lead_alone(my, who):
    title = "What Family Help is"
    page = WagtailPage.objects.get(title=title).specific

    WorkflowState.objects.create(
        object_id=page.pk,
        content_type=page.get_content_type(),
        base_content_type=page.get_base_content_type(),
        workflow=Workflow.objects.get(active=True),
        requested_by=who("editor"),
    )

    assert f"Finish “{title}”" not in my("editor").titles
    assert f"Read and publish “{title}”" in my("workforce-lead").titles


def test_while_nobody_works_for_the_council_people_are_to_be_brought_in(my):
    Employment.objects.filter(organisation__sector="council").update(ends=today())

    page = my("administrator")

    assert "Bring your people in" in page.titles


def test_who_writes_and_who_publishes_is_led_to_the_next_version(my, who):
    draft = framework.begin_version(framework=Framework.objects.get(), by=who("editor"))
    drafted = my("editor").titles
    framework.send_to_review(version=draft, by=who("editor"))

    name = "version 2 of Family Help knowledge and skills"

    assert f"Finish {name}" in drafted
    assert f"Read {name}" in my("editor").titles
    assert "then publish it, or take it back to draft" in my("workforce-lead")
    assert name not in my("supervisor")


def test_a_page_to_look_at_again_waits_for_its_owner_or_for_the_workforce_lead(my, who):
    mine, nobodys = GuidancePage.objects.order_by("path")[:2]
    for page, owner in [(mine, who("editor")), (nobodys, None)]:
        page.owner, page.review_on = owner, today() - timedelta(days=1)
        page.save()

    assert f"Look at “{mine.title}” again" in my("editor").titles
    assert f"Look at “{nobodys.title}” again" not in my("editor").titles
    assert f"Look at “{nobodys.title}” again" in my("workforce-lead").titles
