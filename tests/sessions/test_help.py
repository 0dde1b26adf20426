"""“I’m out of my depth”: those who can help are told at once, and one of them takes it up."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.dates import as_if, now, today
from portal.links.models import Link
from portal.people.models import RoleGrant, SupervisionLine
from portal.policy.models import Setting
from supervision.sessions import actions
from supervision.sessions.actions.help import remind
from supervision.sessions.models import CallForHelp, Consultation
from supervision.sessions.nightly import oversight as nightly
from supervision.sessions.refusals import WrongTime
from supervision.sessions.who_helps import helpers_of
from tests.factories import PostFactory, SupervisionLineFactory

from .overseeing import check, qualified, refused

pytestmark = [pytest.mark.django_db, pytest.mark.database]
HELP = "supervision:help"


@pytest.fixture
def overseer(world):
    person = qualified()
    actions.set_oversight(
        employment=world.employment,
        overseer=person,
        cover=qualified("Ula Fry"),
        every_days=28,
        by=world.cast["practice-supervisor"],
    )
    return person


def call(world):
    return actions.call_for_help(employment=world.employment, by=world.person)


def test_overseer_cover_and_supervisor_are_told_at_once(world, overseer):
    made = call(world)

    told = set(made.told.values_list("name", flat=True))
    assert {overseer.name, "Ula Fry", world.supervisor.name} <= told
    assert overseer.notices.get(key=f"help.asked.{made.pk}").daily is False
    assert call(world) == made


def test_nobody_calls_for_somebody_else(world):
    with pytest.raises(PermissionDenied):
        actions.call_for_help(employment=world.employment, by=world.supervisor)


def test_without_anybody_the_service_manager_is_told(world):
    SupervisionLine.objects.filter(employment=world.employment).update(ends=today())

    assert world.cast["service-manager"] in call(world).told.all()


def test_one_takes_it_up_and_the_person_sees_who(world, overseer):
    made = call(world)

    taken = actions.take_up(call=made, by=overseer)

    assert taken.taken_up_by == overseer
    assert actions.take_up(call=made, by=world.supervisor).taken_up_by == overseer
    assert world.person.notices.filter(key=f"help.taken_up.{made.pk}").exists()
    assert call(world) != made


def test_only_who_was_told_takes_it_up(world):
    with pytest.raises(PermissionDenied):
        actions.take_up(call=call(world), by=world.cast["twin-supervisor"])


def test_a_manager_is_told_when_nobody_rings_in_an_hour(world, overseer):
    made = call(world)
    manager = world.cast["service-manager"]

    assert remind.call(made.pk) == 0
    assert not manager.notices.filter(key=f"help.waits.{made.pk}").exists()

    with as_if(now() + timedelta(minutes=61)):
        assert remind.call(made.pk) == 1
        assert nightly.calls(today()) == 0
    assert manager in made.told.all()
    assert manager.notices.filter(key=f"help.waits.{made.pk}").count() == 1


def test_a_manager_is_not_told_of_what_was_taken_up(world, overseer):
    made = call(world)
    actions.take_up(call=made, by=overseer)

    with as_if(now() + timedelta(minutes=61)):
        assert remind.call(made.pk) == 0


def test_what_was_asked_stays(world, overseer):
    made = call(world)
    calls = CallForHelp.objects.filter(pk=made.pk)

    assert refused(lambda: calls.update(asked_at=now() - timedelta(days=1)))
    assert refused(
        lambda: calls.update(taken_up_by=world.cast["twin-supervisor"], taken_up_at=now())
    )
    assert refused(calls.delete)


def test_the_page_gives_numbers_at_once_and_one_button(world, overseer, as_):
    overseer.work_phone = "01234 555 0111"
    overseer.save()
    browser = as_("practitioner")

    page = browser.get(reverse(HELP)).content.decode()

    assert page.index("tel:999") < page.index("tel:01234555") < page.index("Tell them I need")
    assert "tel:012345550111" in page
    browser.post(reverse("supervision:call_for_help"))
    assert "nobody has answered yet" in browser.get(reverse(HELP)).content.decode()
    assert CallForHelp.objects.get(subject=world.person).taken_up_at is None


def test_the_council_sets_its_own_numbers(world, as_):
    for name in ("duty", "out_of_hours"):
        Setting.objects.create(
            name=f"help.{name}_phone", value=f"0123 {name}", starts=today(), set_by=world.supervisor
        )

    page = as_("practitioner").get(reverse(HELP)).content.decode()

    assert "Call 0123 duty" in page
    assert "Call 0123 out_of_hours" in page


def test_who_was_told_takes_it_up_on_the_page_or_by_the_link(world, overseer, as_, client):
    made = call(world)
    link = Link.objects.get(object_id=made.pk, email=overseer.email, purpose="take_up_call")
    assert f"I’ll ring {world.person}" in as_("supervisor").get(reverse(HELP)).content.decode()

    assert "needs to talk to you" in client.get(link.address).content.decode()
    client.post(link.address)

    assert CallForHelp.objects.get(pk=made.pk).taken_up_by == overseer
    assert "Thank you" in client.get(link.address).content.decode()
    late = as_("supervisor").post(reverse("supervision:take_up", args=[made.uuid]), follow=True)
    assert f"{overseer} took it up before you" in late.content.decode()
    assert f"{overseer} took up your last call" in (
        as_("practitioner").get(reverse(HELP)).content.decode()
    )


def test_the_link_of_who_comes_second_says_who_took_it_up(world, overseer, client):
    made = call(world)
    links = Link.objects.filter(object_id=made.pk, purpose="take_up_call")
    open_page = links.get(email=world.supervisor.email).address
    late = links.get(email__in=made.told.filter(name="Ula Fry").values("email")).address
    actions.take_up(call=made, by=overseer)

    page = client.get(open_page).content.decode()
    client.post(late)
    after = client.get(late).content.decode()

    assert f"{overseer} took it up" in page
    assert "I’ll ring them now" not in page
    assert "You don’t have to ring." in after
    assert CallForHelp.objects.get(pk=made.pk).taken_up_by == overseer


def test_taking_up_a_call_holds_no_link_of_another(world, overseer):
    """Each of two who use their link holds it, and waits for the call."""
    made = call(world)

    with CaptureQueriesContext(connection) as asked:
        actions.take_up(call=made, by=overseer)

    assert not [one["sql"] for one in asked if "links_link" in one["sql"]]


def test_the_supervisor_takes_it_up(world, as_):
    made = call(world)

    page = as_("supervisor").post(reverse("supervision:take_up", args=[made.uuid]), follow=True)

    assert "They know that you will" in page.content.decode()


def test_who_covers_today_is_rung_first(world, overseer):
    other = qualified("Abe Kerr")
    overseer.covered_by.create(
        covering=other, starts=today(), ends=today() + timedelta(days=2), set_by=overseer
    )

    assert helpers_of(world.employment)[0].person == other


def test_a_consultation_is_logged_once(world):
    advanced = qualified()
    fields = {
        "employment": world.employment,
        "kind": "talk",
        "asked_on": today() - timedelta(days=1),
        "happened_on": today(),
        "outcome": "carry_on",
    }

    made = actions.log_consultation(**fields, by=advanced)

    assert actions.log_consultation(**fields, by=advanced) == made
    assert refused(lambda: Consultation.objects.filter(pk=made.pk).delete())
    with pytest.raises(WrongTime):
        actions.log_consultation(**fields | {"asked_on": today() + timedelta(1)}, by=advanced)
    with pytest.raises(PermissionDenied):
        actions.log_consultation(**fields, by=world.supervisor)


def test_a_check_that_is_late_is_told_to_the_overseer_then_to_the_manager(world, overseer):
    oversight = world.employment.oversight.get()
    check(oversight, overseer)
    late = f"oversight.overdue.{oversight.pk}."
    manager = world.cast["service-manager"]

    nightly.checks(today() + timedelta(days=27))
    assert overseer.notices.filter(key__startswith=f"oversight.due.{oversight.pk}.").exists()
    nightly.checks(today() + timedelta(days=29))
    assert not manager.notices.filter(key__startswith=late).exists()
    nightly.checks(today() + timedelta(days=36))

    assert overseer.notices.filter(key__startswith=late).count() == 1
    assert manager.notices.filter(key__startswith=late).count() == 1


def test_the_manager_is_told_when_who_oversees_is_no_longer_registered(world, overseer):
    manager = world.cast["service-manager"]
    assert nightly.overseers(today()) == 0

    overseer.registrations.update(ends=today())

    assert nightly.overseers(today()) == 1
    assert manager.notices.filter(key__startswith="oversight.nobody").exists()


def second_job(world):
    """A job that began later, with somebody else who supervises it."""
    post = PostFactory(employment__user=world.person, starts=today())
    return SupervisionLineFactory(employment=post.employment, subject=world.person)


def test_a_call_goes_to_the_job_that_is_overseen(world, overseer, as_):
    supervisor = second_job(world).supervisor
    browser = as_("practitioner")

    page = browser.get(reverse(HELP)).content.decode()
    browser.post(reverse("supervision:call_for_help"))

    assert overseer.name in page
    assert supervisor.name in page
    told = CallForHelp.objects.get(subject=world.person).told.all()
    assert overseer in told
    assert supervisor not in told


def test_without_anybody_to_tell_there_is_no_button(world, as_):
    SupervisionLine.objects.filter(employment=world.employment).update(ends=today())
    RoleGrant.objects.filter(role="service_manager").update(ends=today())
    browser = as_("practitioner")

    page = browser.get(reverse(HELP)).content.decode()
    after = browser.post(reverse("supervision:call_for_help"), follow=True).content.decode()

    assert "Tell them I need" not in page
    assert "Ring the duty team" in page
    assert "nobody whom we can tell" in after
    assert not CallForHelp.objects.filter(subject=world.person).exists()


def test_a_partner_s_calls_go_to_its_own_manager(world):
    employment = world.cast["vcs-worker"].main_post.employment
    SupervisionLine.objects.filter(employment=employment).update(ends=today())

    made = actions.call_for_help(employment=employment, by=employment.user)

    assert made.told.exists()
    managers = made.told.filter(grants__role="employer_manager")
    assert managers.exists()
    assert world.cast["twin-vcs-manager"] not in made.told.all()


def test_a_call_that_waits_is_told_though_nobody_is_left_to_tell(world, as_):
    call(world)
    SupervisionLine.objects.filter(employment=world.employment).update(ends=today())
    RoleGrant.objects.filter(role="service_manager").update(ends=today())

    assert "nobody has answered yet" in as_("practitioner").get(reverse(HELP)).content.decode()
