"""Who is told what about sign-off, and what no message says."""

from datetime import timedelta

import pytest

from portal.dates import today
from portal.notices.models import Notice
from portal.people.models import Cover
from supervision.readiness.actions import (
    end,
    lift,
    open_application,
    pause,
    sign_first,
    sign_second,
    withdraw,
)
from supervision.readiness.models import Pause
from tests.factories import RoleGrantFactory, UserFactory, someone_with
from tests.readiness.world import SAID, attested, lapsed

FIRST = "Give the first signature, or say “Not ready yet”"
SECOND = "Give the second signature, or say “Not ready yet”"


@pytest.fixture(autouse=True)
def _nothing_told_yet(db):
    Notice.objects.all().delete()


def told(person):
    titles = Notice.objects.filter(recipient=person).order_by("pk")
    return list(titles.values_list("title", flat=True))


def signed_off(world):
    application = world.open()
    sign_first(application=application, by=world.manager, **SAID)
    decision = sign_second(application=application, by=world.qualified, **SAID)
    return decision.authorisation


def test_who_puts_themselves_forward_asks_the_first_signer_by_the_daily_message(world):
    for _ in range(2):
        open_application(employment=world.employment, gate_version=world.gate(), by=world.person)

    assert told(world.manager) == [FIRST, FIRST]
    assert told(world.person) == told(world.qualified) == []
    assert Notice.objects.filter(recipient=world.manager, daily=True).count() == 2


def test_who_is_put_forward_is_told_and_the_one_who_did_it_is_not(world):
    version = world.gate()
    for _ in range(2):
        world.open(version)

    assert told(world.person) == ["You have been put forward for sign-off"]
    assert told(world.manager) == []


def test_one_signature_alone_is_asked_for_as_such(world):
    version = world.gate(attested(), second_signer="")

    open_application(employment=world.employment, gate_version=version, by=world.person)

    assert told(world.manager) == ["Sign, or say “Not ready yet”"]


def test_whoever_covers_for_the_line_manager_is_asked(world):
    covering = UserFactory()
    Cover.objects.create(
        absent=world.manager,
        covering=covering,
        starts=today(),
        ends=today() + timedelta(days=7),
        set_by=covering,
    )

    open_application(employment=world.employment, gate_version=world.gate(), by=world.person)

    assert told(covering) == [FIRST]
    assert told(world.manager) == []


def test_after_the_first_signature_those_who_may_give_the_second_are_asked(world):
    elsewhere = someone_with("practice_supervisor")
    application = world.open()
    for _ in range(2):
        sign_first(application=application, by=world.manager, **SAID)

    assert told(world.qualified) == [SECOND]
    assert told(elsewhere) == []


def test_who_is_not_registered_today_is_not_asked(world):
    lapsed(world.qualified)

    sign_first(application=world.open(), by=world.manager, **SAID)

    assert told(world.qualified) == []


def test_the_councils_working_lead_is_asked_for_a_partners_lead(world):
    world.employment.organisation.sector = "voluntary"
    world.employment.organisation.save()
    version = world.gate(attested(), second_signer="working_lead")
    lead = RoleGrantFactory(role="working_lead").user

    sign_first(application=world.open(version), by=world.manager, **SAID)

    assert told(lead) == [SECOND]


def test_a_decision_is_told_to_the_person_and_to_who_opened_it(world):
    signed_off(world)

    assert told(world.person)[-1] == "Read the decision about your sign-off"
    assert told(world.manager) == ["Read the decision about a sign-off that you opened"]


def test_a_decision_by_who_opened_it_is_told_to_the_person_alone(world):
    version = world.gate(attested(), second_signer="")

    sign_first(application=world.open(version), by=world.manager, **SAID)

    assert told(world.person)[-1] == "Read the decision about your sign-off"
    assert told(world.manager) == []


def test_what_is_withdrawn_is_told_to_the_others_who_had_a_part(world):
    application = world.open()
    sign_first(application=application, by=world.manager, **SAID)
    for _ in range(2):
        withdraw(application=application, by=world.person)

    assert told(world.manager) == ["A sign-off has been withdrawn"]
    assert "A sign-off has been withdrawn" not in told(world.person)


def test_who_sees_an_application_no_more_is_not_told_that_it_is_withdrawn(world):
    application = world.open()
    world.employment.supervision_lines.update(ends=today())

    withdraw(application=application, by=world.person)

    assert told(world.manager) == []


def test_a_pause_is_told_to_the_holder_alone_once_and_never_why(world):
    authorisation = signed_off(world)
    Notice.objects.all().delete()

    for rule in Pause.Rule:
        pause(authorisation=authorisation, rule=rule, by=world.manager)

    notice = Notice.objects.get()
    words = f"{notice.title} {notice.why} {notice.url} {notice.button} {notice.ask}".lower()
    assert notice.recipient == world.person
    for telling in ("pause", "leave", "away", "course", "supervision", "manager decided", "p3"):
        assert telling not in words


def test_the_holder_is_told_when_it_holds_again_and_when_it_ends_in_the_same_words(world):
    authorisation = signed_off(world)
    Notice.objects.all().delete()

    lift(
        pause=pause(authorisation=authorisation, rule="P4", by=world.manager),
        by=world.manager,
    )
    end(authorisation=authorisation, by=world.manager)

    assert told(world.person) == ["Look at what you may hold"] * 3
    assert Notice.objects.values("why").distinct().count() == 1
    assert not Notice.objects.exclude(recipient=world.person).exists()


def test_no_message_says_an_outcome_or_a_reason(world):
    application = world.open()
    sign_first(application=application, by=world.manager, **SAID)
    conditions = {"outcome": "ready_with_conditions", "conditions": "With a co-worker."}
    sign_second(application=application, by=world.qualified, **SAID | conditions)

    for notice in Notice.objects.all():
        words = f"{notice.title} {notice.why}"
        assert "watched" not in words
        assert "co-worker" not in words
        assert "conditions" not in words
        assert world.person.name not in notice.title
