"""Once a year an organisation says how it keeps children safe; its papers are kept with that."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from portal.dates import as_if, months_after, now, today
from portal.files.checks import accept
from portal.home.safeguarding import known_of
from portal.journal.models import Entry
from portal.links.models import Link
from portal.locked import LockedRecord
from portal.notices.models import Notice
from portal.people.actions.statements import add_file, ask_lead, remove_file, say
from portal.people.models import (
    Organisation,
    OrganisationFile,
    RoleGrant,
    SafeguardingStatement,
)
from portal.people.rules.statements import may_keep_papers, may_say
from portal.people.statement_nightly import remind
from skills.training.models import Completion, Course
from tests.factories import EmploymentFactory, RoleGrantFactory, SupervisionLineFactory, TeamFactory
from tests.files import samples

LEAD = "bea.lead@kindling.example"
ANSWERS = {
    "lead_name": "Bea Lead",
    "lead_email": LEAD,
    "safe_recruitment": True,
    "lead_trained": True,
    "people_trained": False,
    "supervision": True,
}
TYPED = {name: {True: "yes", False: "no"}.get(value, value) for name, value in ANSWERS.items()}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    options = {"location": tmp_path / "private", "base_url": None}
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {"BACKEND": settings.STORAGES["private"]["BACKEND"], "OPTIONS": options},
    }


@pytest.fixture
def charity(cast):
    return cast["vcs-manager"].employments.get().organisation


def current_of(organisation):
    return next((one for one in organisation.statements.all() if one.counts), None)


def page(organisation):
    return reverse("home:safeguarding", args=[organisation.uuid])


def paper():
    return accept(samples.sent("agreement.pdf", samples.pdf()))


# --- Who answers for an organisation -------------------------------------------------------------


def test_its_coordinator_and_its_manager_answer_for_it_and_nobody_from_elsewhere(cast, charity):
    who = [role for role in ("vcs-manager", "partner-coordinator") if may_say(cast[role], charity)]

    assert who == ["vcs-manager", "partner-coordinator"]
    for role in ("administrator", "twin-vcs-manager", "twin-partner-coordinator", "vcs-worker"):
        assert not may_say(cast[role], charity)


def test_a_role_for_one_team_does_not_answer_for_the_whole(charity):
    grant = RoleGrantFactory(
        role="employer_manager", organisation=charity, team=TeamFactory(organisation=charity)
    )

    assert not may_say(grant.user, charity)
    assert not may_keep_papers(grant.user, charity)


def test_an_administrator_answers_for_the_council_alone_and_keeps_papers_of_all(cast, charity):
    administrator, council = cast["administrator"], Organisation.objects.council().get()

    assert may_say(administrator, council)
    assert not may_say(administrator, charity)
    assert may_keep_papers(administrator, charity)


# --- Saying it -----------------------------------------------------------------------------------


def test_a_statement_counts_for_a_year_and_saying_it_twice_is_saying_it_once(cast, charity):
    made = [say(organisation=charity, by=cast["vcs-manager"], **ANSWERS) for _ in range(2)]

    assert made[0] == made[1]
    assert made[0].runs_out_on == months_after(today(), 12)
    assert made[0].not_yet == ["Everyone who works with children has safeguarding training in date"]
    assert current_of(charity) == made[0]
    assert Entry.objects.filter(verb="statement.said").count() == 1


def test_whoever_does_not_answer_for_it_is_refused(cast, charity):
    with pytest.raises(PermissionDenied):
        say(organisation=charity, by=cast["administrator"], **ANSWERS)
    with pytest.raises(PermissionDenied):
        ask_lead(organisation=charity, email=LEAD, by=cast["twin-vcs-manager"])
    with pytest.raises(PermissionDenied):
        add_file(organisation=charity, what="agreement", accepted=paper(), by=cast["vcs-worker"])


def test_another_answer_on_the_same_day_takes_the_place_of_the_first(cast, charity):
    say(organisation=charity, by=cast["vcs-manager"], **ANSWERS)
    later = say(organisation=charity, by=cast["vcs-manager"], **{**ANSWERS, "people_trained": True})

    assert current_of(charity) == later
    assert later.not_yet == []


def test_a_statement_that_ran_out_counts_no_more(cast, charity):
    with as_if(now() - timedelta(days=400)):
        say(organisation=charity, by=cast["vcs-manager"], **ANSWERS)

    assert current_of(charity) is None


@pytest.mark.database
def test_a_statement_is_never_changed(cast, charity):
    made = say(organisation=charity, by=cast["vcs-manager"], **ANSWERS)

    with pytest.raises(LockedRecord):
        made.save()
    for sql in ("UPDATE {} SET supervision = NOT supervision", "DELETE FROM {}"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql.format("people_safeguardingstatement"))


@pytest.mark.database
@pytest.mark.parametrize(
    "wrong",
    [
        {"said_by_email": LEAD},
        {"said_by": None},
        {"runs_out_on": date(2020, 1, 1)},
        {"lead_name": ""},
    ],
)
def test_the_database_refuses_half_a_statement(cast, charity, wrong):
    whole = {
        **ANSWERS,
        "organisation": charity,
        "said_by": cast["vcs-manager"],
        "confirmed_on": today(),
        "runs_out_on": today() + timedelta(days=365),
        "recorded_at": now(),
    }

    with pytest.raises(IntegrityError), transaction.atomic():
        SafeguardingStatement.objects.create(**{**whole, **wrong})


# --- By a link -----------------------------------------------------------------------------------


def test_the_lead_is_asked_by_a_link_once_and_a_new_lead_takes_the_old_ones_place(cast, charity):
    links = [
        ask_lead(organisation=charity, email=email, by=cast["partner-coordinator"])
        for email in (LEAD, LEAD.upper(), "new.lead@kindling.example")
    ]

    first = Link.objects.get(pk=links[0].pk)
    assert links[0] == links[1]
    assert links[2] != links[0]
    assert first.withdrawn_at is not None
    told = Notice.objects.filter(key__startswith="statement.asked:")
    assert sorted(told.values_list("email", flat=True)) == [LEAD, "new.lead@kindling.example"]


def test_the_lead_answers_without_an_account_and_whoever_asked_is_told(cast, charity):
    link = ask_lead(organisation=charity, email=LEAD, by=cast["partner-coordinator"])
    path = link.address.removeprefix("http://testserver")
    browser = Client()

    shown = browser.get(path)
    half = browser.post(path, {"lead_name": "Bea Lead"})
    sent = browser.post(path, TYPED)
    thanks = browser.get(path)
    again = browser.post(path, TYPED)

    made = charity.statements.get()
    assert f"safeguarding lead of {charity}" in shown.content.decode()
    assert "Choose yes or not yet" in half.content.decode()
    assert 'value="Bea Lead"' in half.content.decode()
    assert sent.status_code == 302
    assert "Thank you" in thanks.content.decode()
    assert again.status_code == 410
    assert (made.said_by, made.said_by_email, made.lead_email) == (None, LEAD, LEAD)
    assert made.who_said_it == LEAD
    assert (
        Notice.objects.get(key=f"statement.confirmed:{made.pk}").recipient
        == (cast["partner-coordinator"])
    )


# --- Its papers ----------------------------------------------------------------------------------


def test_a_paper_is_kept_once_and_taken_away_with_its_content(
    cast, charity, django_capture_on_commit_callbacks
):
    manager = cast["vcs-manager"]
    kept = [
        add_file(organisation=charity, what="agreement", accepted=paper(), by=manager)
        for _ in range(2)
    ]
    stored = Path(kept[0].file.path)
    assert kept[0] == kept[1]
    assert stored.exists()

    with django_capture_on_commit_callbacks(execute=True):
        gone = [remove_file(file=kept[0], by=manager) for _ in range(2)]

    assert not stored.exists()
    assert gone[1].removed_by == manager
    assert not OrganisationFile.objects.visible_to(manager).exists()
    assert Entry.objects.filter(verb="organisation_file.removed").count() == 1


def test_only_whoever_keeps_papers_takes_one_away(cast, charity):
    kept = add_file(
        organisation=charity, what="agreement", accepted=paper(), by=cast["administrator"]
    )

    with pytest.raises(PermissionDenied):
        remove_file(file=kept, by=cast["twin-vcs-manager"])


def test_statements_and_papers_are_seen_by_administrators_and_their_own(cast, charity):
    say(organisation=charity, by=cast["vcs-manager"], **ANSWERS)
    add_file(organisation=charity, what="agreement", accepted=paper(), by=cast["vcs-manager"])

    seen = {
        role: (
            SafeguardingStatement.objects.visible_to(cast[role]).count(),
            OrganisationFile.objects.visible_to(cast[role]).count(),
        )
        for role in ("administrator", "partner-coordinator", "twin-vcs-manager", "auditor")
    }

    assert seen == {
        "administrator": (1, 1),
        "partner-coordinator": (1, 1),
        "twin-vcs-manager": (0, 0),
        "auditor": (0, 0),
    }


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
