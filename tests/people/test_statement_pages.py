"""The page about how an organisation keeps children safe, and reminders of it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from portal.dates import as_if, now, today
from portal.files.checks import accept
from portal.home.safeguarding import known_of
from portal.notices.models import Notice
from portal.people.actions.statements import add_file, say
from portal.people.models import (
    Organisation,
    RoleGrant,
)
from portal.people.nightly.statements import remind
from skills.training.models import Completion, Course
from tests.factories import EmploymentFactory, SupervisionLineFactory
from tests.files import samples
from tests.people.statements import ANSWERS, TYPED

pytestmark = pytest.mark.usefixtures("own_files")


def page(organisation):
    return reverse("home:safeguarding", args=[organisation.uuid])


# --- The pages -----------------------------------------------------------------------------------


def test_the_page_says_what_is_missing_then_what_was_said(as_, charity):
    browser = as_("vcs-manager")

    before = browser.get(page(charity)).content.decode()
    sent = browser.post(reverse("people:make_statement", args=[charity.uuid]), TYPED)
    after = browser.get(sent.url).content.decode()

    assert "There is no statement that counts today" in before
    assert "Make the statement" in before
    assert "It names 1 thing to work on." in after
    assert "The safeguarding lead is Bea Lead" in after
    assert "Not yet" in after


def test_a_paper_is_added_on_its_page_and_comes_back_as_a_download(as_, charity):
    browser = as_("partner-coordinator")
    add = reverse("people:organisation_files", args=[charity.uuid])

    form = browser.get(add).content.decode()
    wrong = browser.post(
        add, {"what": "evidence", "file": samples.sent("a.pdf", samples.picture("PNG"))}
    )
    sent = browser.post(
        add, {"what": "evidence", "file": samples.sent("a.pdf", samples.pdf())}, follow=True
    )
    got = browser.get(reverse("people:organisation_file", args=[charity.files.get().uuid]))

    assert 'enctype="multipart/form-data"' in form
    assert "what is in it is something else" in wrong.content.decode()
    assert "“a.pdf” is kept." in sent.content.decode()
    assert b"".join(got).startswith(b"%PDF")
    assert got["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_an_older_statement_stays_to_be_read(as_, cast, charity):
    with as_if(now() - timedelta(days=400)):
        say(organisation=charity, by=cast["vcs-manager"], **ANSWERS)

    html = as_("vcs-manager").get(page(charity)).content.decode()

    assert "Other statements: 1" in html
    assert "There is no statement that counts today" in html


# --- What the portal knows -----------------------------------------------------------------------


def test_supervision_and_safeguarding_courses_are_counted_for_those_who_work_there_today(cast):
    first = EmploymentFactory()
    second = EmploymentFactory(organisation=first.organisation)
    gone = EmploymentFactory(organisation=first.organisation, ends=today())
    SupervisionLineFactory(employment=first)
    course = Course.objects.get(code="FH02")
    for user, expires in ((first.user, None), (second.user, today()), (gone.user, None)):
        Completion.objects.create(
            user=user, course=course, completed_on=date(2025, 1, 6), expires_on=expires
        )

    known = {one.plain: (one.count, one.of) for one in known_of(first.organisation)}

    assert known["have a supervisor today"] == (1, 2)
    assert known[f"have “{course}” in date"] == (1, 2)
    assert len(known) == 3


# --- Reminders -----------------------------------------------------------------------------------


def test_those_who_answer_are_reminded_once_before_it_runs_out(cast, charity):
    made = say(organisation=charity, by=cast["vcs-manager"], **ANSWERS)
    day = made.runs_out_on - timedelta(days=30)

    counts = [remind(day), remind(day), remind(day - timedelta(days=1))]

    told = Notice.objects.filter(key=f"statement.runs_out:{made.pk}")
    answering = RoleGrant.objects.filter(
        organisation=charity, role__in=["partner_coordinator", "employer_manager"]
    )
    assert counts == [1, 1, 0]
    assert {notice.recipient_id for notice in told} == {grant.user_id for grant in answering}


def test_nobody_is_reminded_of_a_statement_that_was_made_again(cast, charity):
    made = say(organisation=charity, by=cast["vcs-manager"], **ANSWERS)
    with as_if(now() + timedelta(days=300)):
        say(organisation=charity, by=cast["vcs-manager"], **ANSWERS)

    assert remind(made.runs_out_on - timedelta(days=30)) == 0


def test_administrators_are_reminded_of_the_councils_own(cast):
    council = Organisation.objects.council().get()
    made = say(organisation=council, by=cast["administrator"], **ANSWERS)

    remind(made.runs_out_on - timedelta(days=30))

    told = Notice.objects.filter(key=f"statement.runs_out:{made.pk}")
    assert cast["administrator"] in {notice.recipient for notice in told}


def test_the_page_asks_no_more_of_the_database_when_it_is_long(
    as_, cast, charity, django_assert_max_num_queries
):
    browser, manager = as_("vcs-manager"), cast["vcs-manager"]
    for number in range(12):
        with as_if(now() - timedelta(days=number)):
            say(organisation=charity, by=manager, **ANSWERS)
        content = samples.pdf(pages=number + 1)
        accepted = accept(samples.sent(f"{'a long name ' * 9}{number}.pdf", content))
        add_file(organisation=charity, what="evidence", accepted=accepted, by=manager)

    browser.get(page(charity))
    with django_assert_max_num_queries(16):
        html = browser.get(page(charity)).content.decode()

    assert "Other statements: 11" in html
    assert html.count("/people/organisation-files/") == 24
