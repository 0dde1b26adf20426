"""What needs doing next, for each of the cast."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.dates import as_if, now, today
from portal.home.templatetags.portal import longdate
from portal.people.models import SupervisionLine
from skills.assessments import actions
from skills.assessments.models import Assessment

NEXT = {
    "practitioner": "Keeping children safe, statement 5 of 7: “Safety plans that work”",
    "supervisor": "Review Rosa Delgado-Finch’s self-assessment",
    "practice-supervisor": "Look again at Luca Ferrante’s safety statements",
    "service-manager": "Give the signature: Victoria Amankwah",
    "vcs-worker": "Plan one step for “Respect and reliability”",
    "vcs-manager": "Give the first signature: Jasmine Baptiste",
    "working-lead": "Give the second signature: Connor Daly",
    "partner-coordinator": "Nothing is waiting for you",
    "training-coordinator": "Note who came to “Teenagers, exploitation and life online”",
    "workforce-lead": "Read and publish “What Family Help is”",
    "editor": "Finish “What Family Help is”",
    "auditor": "Nothing is waiting for you",
    "administrator": "Check Joanna Whitlock’s registration again",
}
STANDS = {
    "practitioner": "34 of the 56 statements confirmed so far are at the level",
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
    "administrator": "6 organisations",
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
    due = longdate(page.next.due)
    assert f"About 30 minutes left. Send them to Claire Sutherland by {due}." in page.next.why


def test_a_draft_with_every_answer_is_to_be_checked(my, who):
    person = who("practitioner")
    draft = Assessment.objects.of(person).get(state="draft")
    for rating in draft.ratings.filter(level=None, not_in_role=False):
        actions.save_answer(
            rating=rating,
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
    actions.start(employment=person.employments.get(), kind="full", by=person)

    page = my("chloe.anand")

    assert (page.next.button, page.next.done) == ("Start", 0)
    assert page.next.why == (
        "You have answered 0 of 56 statements. About 100 minutes left. Send them to Imran Chaudhry."
    )


def test_without_a_supervisor_the_draft_goes_to_whoever_will_be(my, who):
    person = who("chloe.anand")
    actions.start(employment=person.employments.get(), kind="full", by=person)
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
    actions.finish_second_look(assessment=assessment, by=looker, declaration="My own view.")

    page = my("luca.ferrante")

    assert "Answer the second look at your self-assessment" in page.titles


def test_what_runs_out_soon_is_to_be_renewed(my):
    page = my("lauren.pickersgill")

    assert page.titles == [
        "Bring two plans to supervision and say who does what in them",
        "Renew “Lead for a family who needs extra help early”",
    ]
    assert "Courses to renew" in page


def queries(who, key):
    """How many the page asks, once the browser is signed in and was seen."""
    client = Client()
    client.force_login(who(key), backend="django.contrib.auth.backends.ModelBackend")
    client.get("/my/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/my/")
    return len(asked)


@pytest.mark.parametrize("role", [*NEXT, "kofi.antwi", "twin-practitioner", "megan.tolliver"])
def test_the_page_asks_the_database_at_most_44_times(who, role):
    assert queries(who, role) <= 44


def test_a_larger_team_asks_no_more(who):
    before = queries(who, "supervisor")

    other = SupervisionLine.objects.filter(supervisor=who("imran.chaudhry"))
    moved = other.update(supervisor=who("supervisor"))

    assert moved == 5
    assert queries(who, "supervisor") == before
