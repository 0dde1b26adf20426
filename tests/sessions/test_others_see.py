"""Who sees what of the kinds of record that stand beside sessions, and words that were said not to
be about a family."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from portal.dates import now, today
from portal.journal.models import Entry as JournalEntry
from portal.plain.finding import digest_of, find
from supervision.sessions import actions
from supervision.sessions.actions.help import remind
from supervision.sessions.actions.responding import _note_silence
from supervision.sessions.models import (
    Consultation,
    Disagreement,
    Oversight,
    OversightCheck,
    PracticeRecord,
    Sample,
)

pytestmark = [pytest.mark.django_db, pytest.mark.access]
WORDS = "Read case 48213 of the handbook."
DECLARED = digest_of(find(WORDS))


def seen_by(world, model, *people):
    return [who for who in people if model.objects.visible_to(world.cast[who]).exists()]


def test_a_practice_record_is_read_once_it_is_shared(world):
    facts = {
        "employment": world.employment,
        "subject": world.person,
        "by": world.cast["practice-supervisor"],
        "kind": "shadowing",
        "happened_on": today(),
        "started_by": world.cast["practice-supervisor"],
        "started_at": now(),
    }
    people = ("practitioner", "supervisor", "practice-supervisor", "twin-supervisor", "auditor")

    record = PracticeRecord.objects.create(**facts)
    assert seen_by(world, PracticeRecord, *people) == ["practice-supervisor"]
    record.state, record.seen, record.shared_at = "shared", "They listened well.", now()
    record.save()

    assert seen_by(world, PracticeRecord, *people) == list(people[:3])


def test_a_disagreement_is_of_the_two_and_who_settles_it(world):
    Disagreement.objects.create(
        employment=world.employment,
        subject=world.person,
        supervisor=world.supervisor,
        raised_by=world.person,
        raised_at=now(),
        goes_to=world.cast["service-manager"],
    )
    people = ("practitioner", "supervisor", "service-manager", "practice-supervisor", "auditor")

    assert seen_by(world, Disagreement, *people) == list(people[:3])


def test_a_consultation_is_of_the_two_and_who_supervises(world):
    Consultation.objects.create(
        employment=world.employment,
        subject=world.person,
        by=world.cast["practice-supervisor"],
        kind="talk",
        asked_on=today(),
        happened_on=today(),
        outcome="carry_on",
        recorded_at=now(),
    )
    people = ("practitioner", "supervisor", "practice-supervisor", "twin-supervisor", "auditor")

    assert seen_by(world, Consultation, *people) == list(people[:3])


def test_a_sample_is_of_who_drew_it(world):
    Sample.objects.create(
        organisation=world.employment.organisation,
        by=world.cast["auditor"],
        reason="Yearly look.",
        seed=1,
        size=1,
        of_how_many=1,
        from_day=today(),
        to_day=today(),
        drawn_at=now(),
        open_until=today(),
    )

    assert seen_by(world, Sample, "auditor", "administrator", "service-manager") == ["auditor"]


def test_checks_are_seen_with_their_oversight(world):
    seen = OversightCheck.objects.visible_to(world.cast["practice-supervisor"])

    assert set(seen) == set(
        OversightCheck.objects.filter(
            oversight__in=Oversight.objects.visible_to(world.cast["practice-supervisor"])
        )
    )
    assert not OversightCheck.objects.visible_to(world.cast["vcs-manager"]).exists()


def test_words_that_were_said_not_to_be_about_a_family_are_journalled(world):
    before = JournalEntry.objects.filter(verb="words.declared").count()
    session = world.planned()
    actions.add_point(session=session, text=WORDS, declared={DECLARED}, by=world.person)
    actions.hold(session=session, by=world.supervisor)
    actions.save_entry(
        session=session,
        heading=world.heading,
        text=WORDS,
        edit=0,
        declared=DECLARED,
        by=world.person,
    )
    action = world.agreed_action(session, WORDS, declared={DECLARED})
    actions.drop_action(action=action, why=WORDS, declared={DECLARED}, by=world.person)
    actions.share(session=session, by=world.supervisor)
    actions.respond(
        session=session, agrees=True, comment=WORDS, declared={DECLARED}, by=world.person
    )
    actions.add_addendum(session=session, text=WORDS, declared={DECLARED}, by=world.person)

    declared = JournalEntry.objects.filter(verb="words.declared").count() - before
    assert declared == 6


def test_a_record_that_was_locked_meanwhile_has_no_silent_people(world):
    assert _note_silence(world.locked().pk) == 0


def test_the_worker_is_asked_to_come_back(world, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}
    }
    waiting = DBTaskResult.objects.filter(
        task_path=remind.module_path, run_after__gt=now() + timedelta(minutes=30)
    )

    with django_capture_on_commit_callbacks(execute=True):
        actions.call_for_help(employment=world.employment, by=world.person)

    assert waiting.count() == 1
