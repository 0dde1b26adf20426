"""What needs doing next, for each of the cast."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page as WagtailPage

from portal.dates import as_if, now, today
from portal.people.models import RoleGrant, SupervisionLine
from skills.assessments import actions
from skills.assessments.models import Assessment
from skills.framework.models import FrameworkVersion

NEXT = {
    "practitioner": "Keeping children safe, statement 5 of 7: “Safety plans that work”",
    "supervisor": "Review Rosa Delgado-Finch’s self-assessment",
    "practice-supervisor": "Look again at Luca Ferrante’s safety statements",
    "service-manager": "Give the signature: Victoria Amankwah",
    "vcs-worker": "Nothing is waiting for you",
    "vcs-manager": "Give the first signature: Jasmine Baptiste",
    "working-lead": "Give the second signature: Connor Daly",
    "partner-coordinator": "Nothing is waiting for you",
    "training-coordinator": "Offer places on “Private and safe: data and sharing information”",
    "workforce-lead": "Read and publish “Who may hold which kind of work”",
    "editor": "Finish “Who may hold which kind of work”",
    "auditor": "Nothing is waiting for you",
    "administrator": "Check Joanna Whitlock’s registration again",
}
STANDS = {
    "practitioner": "34 of 56 statements were at the level needed",
    "supervisor": "Your team at a glance",
    "practice-supervisor": "Practice supervisor: able to sign others off Ready",
    "service-manager": "Victoria Amankwah Lead Child Protection Practitioner Reviewed",
    "vcs-worker": "14 of 16 things met, 2 missing",
    "vcs-manager": "Farah Siddiqui",
    "working-lead": "4 partner organisations",
    "partner-coordinator": "Your people at a glance",
    "training-coordinator": "20 courses",
    "workforce-lead": "Version 1 is in force since",
    "editor": "134 words in the glossary",
    "auditor": "Your access ends on",
    "administrator": "5 organisations",
}


@pytest.mark.parametrize("role", NEXT)
def test_each_of_the_cast_reads_what_comes_next(my, role):
    page = my(role)

    assert NEXT[role] in page
    assert STANDS[role] in page


@pytest.mark.parametrize("role", NEXT)
def test_every_link_on_the_page_leads_somewhere(my, who, role):
    client = Client()
    client.force_login(who(role), backend="django.contrib.auth.backends.ModelBackend")
    links = {part.partition('"')[0] for part in my(role).html.split('href="')[1:]}

    answers = {link: client.get(link, follow=True).status_code for link in sorted(links)}

    assert answers == dict.fromkeys(links, 200)


def test_a_stranger_is_asked_to_sign_in(db):
    answer = Client().get("/my/")

    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=/my/")


def test_the_practitioner_carries_on_where_she_left_off(my, who):
    page = my("practitioner")

    draft = Assessment.objects.of(who("practitioner")).get(state="draft")
    assert page.next.url == f"/assessments/{draft.uuid}/answer/SAF5/"
    assert page.next.progress == "40 of 56 answered"
    assert "Send them to Claire Sutherland by Friday" in page.next.why


def test_a_draft_with_every_answer_is_to_be_checked(my, who):
    person = who("practitioner")
    draft = Assessment.objects.of(person).get(state="draft")
    answered = draft.ratings.values("statement")
    for statement in draft.version.statements.exclude(pk__in=answered):
        actions.save_answer(
            assessment=draft,
            statement=statement,
            level=3,
            not_in_role=False,
            comment="",
            edit=0,
            by=person,
        )

    page = my("practitioner")

    assert page.next.title == "Check your answers and send them"
    assert page.next.url == f"/assessments/{draft.uuid}/check/"


def test_a_draft_with_no_answer_is_to_be_started(my, who):
    person = who("chloe.anand")
    actions.start(employment=person.employments.get(), by=person)

    page = my("chloe.anand")

    assert (page.next.button, page.next.done) == ("Start", 0)
    assert page.next.why == ("You have answered 0 of 56 statements. Send them to Imran Chaudhry.")


def test_without_a_supervisor_the_draft_goes_to_whoever_will_be(my, who):
    person = who("chloe.anand")
    actions.start(employment=person.employments.get(), by=person)
    SupervisionLine.objects.filter(subject=person).update(ends=today())

    page = my("chloe.anand")

    assert page.next.why.endswith("Send them to your supervisor.")


def test_answers_that_came_back_come_first(my):
    page = my("megan.tolliver")

    assert page.titles[0] == "Look again at 3 answers"
    assert "Claire Sutherland sent 3 answers back on" in page.next.why
    assert "The other 53 stay as they are." in page.next.why
    assert page.next.button == "Look at the first one"


def test_somebody_new_reads_where_to_start(my):
    page = my("chloe.anand")

    assert page.titles == ["Rate your own skills"]
    assert "Your profile at a glance There is nothing to show yet." in page
    assert "Supporting role Not asked for yet" in page


def test_a_year_later_the_next_round_is_late(my):
    page = my("ines.carvalho")

    assert page.next.title == "Rate your own skills for this year"
    assert "Late: it was due on" in page
    assert "Ran out" in page


def test_a_sent_round_is_with_the_supervisor(my):
    page = my("rosa.delgado-finch")

    assert page.titles == []
    assert "Claire Sutherland aims to review it by" in page


def test_a_sent_round_without_a_supervisor_says_whom_to_ask(my, who):
    person = who("rosa.delgado-finch")
    SupervisionLine.objects.filter(subject=person).update(ends=today())

    page = my("rosa.delgado-finch")

    assert "Nobody is named as your supervisor. Ask your manager to put this right." in page


def test_a_review_waits_for_an_answer_as_long_as_there_is_time(my):
    page = my("luca.ferrante")

    assert page.next.title == "Answer the review of your self-assessment"

    with as_if(now() + timedelta(days=30)):
        later = my("luca.ferrante")
    assert "Answer the review of your self-assessment" not in later.titles


def test_a_second_look_waits_for_an_answer_too(my, who):
    looker = who("practice-supervisor")
    assessment = Assessment.objects.awaiting_second_look_by(looker).get()
    core = assessment.revisions.standing().filter(statement__core=True)
    for revision in core:
        first = revision.confirmations.get()
        actions.save_mark(
            revision=revision,
            level=first.level,
            not_in_role=False,
            comment=first.comment,
            send_back=False,
            reason="",
            edit=0,
            by=looker,
        )
    actions.finish_second_look(assessment=assessment, by=looker)

    page = my("luca.ferrante")

    assert "Answer the second look at your self-assessment" in page.titles


def test_what_runs_out_soon_is_to_be_renewed(my):
    page = my("lauren.pickersgill")

    assert page.titles == ["Renew “Lead for a family who needs extra help early”"]
    assert "Courses to renew" in page


def test_a_different_view_is_to_be_talked_over(my):
    page = my("supervisor")

    assert "Talk with Lauren Pickersgill about a different view" in page.titles

    with as_if(now() + timedelta(days=30)):
        later = my("supervisor")
    assert "Talk with Lauren Pickersgill about a different view" not in later.titles


def test_what_is_late_stands_first_and_what_has_no_date_before_later(my):
    todo = my("supervisor").context["todo"]

    assert todo.next.due < today()
    assert [group.name for group in todo.groups] == ["No set date", "Later"]
    with as_if(now() + timedelta(days=7)):
        soon = my("supervisor").context["todo"]
    assert "In the next 7 days" in [group.name for group in soon.groups]
    with as_if(now() + timedelta(days=20)):
        late = my("supervisor").context["todo"]
    assert late.groups[0].name == "Late"


def test_the_supervisor_never_reads_how_far_a_draft_is(my, who):
    before = my("supervisor")
    person = who("zoe.hartley")

    actions.start(employment=person.employments.get(), by=person)

    after = my("supervisor")
    assert after.words == before.words
    assert "40 of 56" not in after
    assert "Aisha Rahman Family Help practitioner Not sent due" in after


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


def test_an_agreement_that_ends_is_the_administrators_to_renew(my, who):
    charity = who("vcs-manager").main_post.employment.organisation
    charity.agreement_ends = today() + timedelta(days=20)
    charity.save()

    page = my("administrator")

    assert page.titles[1:] == ["Agree again with Kindling Families"]
    assert "The agreement on sharing data runs out on" in page


def test_one_person_has_one_course_to_do_again(my, who):
    who("lauren.pickersgill").completions.filter(course__code="FH03").update(expires_on=None)
    who("emeka.obi").completions.filter(course__code="FH03").update(expires_on=None)

    page = my("training-coordinator")

    assert "1 person has to do it again by" in page


def test_a_page_in_the_making_is_done_once_it_is_published(my):
    page = WagtailPage.objects.get(has_unpublished_changes=True)
    page.get_latest_revision().publish()

    assert my("editor").titles == []


def test_before_a_framework_is_in_force_the_workforce_lead_reads_so(my):
    FrameworkVersion.objects.published().update(state="superseded")

    assert "No framework is in force yet." in my("workforce-lead")


def test_an_auditor_without_an_end_reads_no_date(my, who):
    RoleGrant.objects.filter(user=who("auditor")).update(ends=None)

    page = my("auditor")

    assert "Your access ends" not in page
    assert "No personal record is open to you." in page


def queries(who, key):
    """How many the page asks, once the browser is signed in."""
    client = Client()
    client.force_login(who(key), backend="django.contrib.auth.backends.ModelBackend")
    with CaptureQueriesContext(connection) as asked:
        client.get("/my/")
    return len(asked)


@pytest.mark.parametrize("role", [*NEXT, "kofi.antwi", "twin-practitioner", "megan.tolliver"])
def test_the_page_asks_the_database_at_most_25_times(who, role):
    assert queries(who, role) <= 25


def test_a_larger_team_asks_no_more(who):
    before = queries(who, "supervisor")

    other = SupervisionLine.objects.filter(supervisor=who("imran.chaudhry"))
    moved = other.update(supervisor=who("supervisor"))

    assert moved == 5
    assert queries(who, "supervisor") == before
