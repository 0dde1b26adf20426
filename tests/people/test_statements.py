"""Once a year an organisation says how it keeps children safe; its papers are kept with that."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client

from portal.dates import as_if, months_after, now, today
from portal.journal.models import Entry
from portal.links.models import Link
from portal.locked import LockedRecord
from portal.notices.models import Notice
from portal.people.actions.statements import add_file, ask_lead, remove_file, say
from portal.people.models import (
    Organisation,
    OrganisationFile,
    SafeguardingStatement,
)
from portal.people.rules.statements import may_keep_papers, may_say
from tests.factories import RoleGrantFactory, TeamFactory
from tests.people.statements import ANSWERS, LEAD, TYPED, paper

pytestmark = pytest.mark.usefixtures("own_files")


def current_of(organisation):
    return next((one for one in organisation.statements.all() if one.counts), None)


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
    assert Entry.objects.filter(verb="statement.asked").count() == 2
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
