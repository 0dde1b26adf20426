"""Other terms: typed, tried out on last year's bookings, saved."""

import html
import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import QueryDict

from portal.bank_holidays import name_of
from portal.dates import now, today
from portal.journal.models import Entry
from skills.training import actions
from skills.training.forms.policy import PolicyForm, as_it_is
from skills.training.models import AccessPolicy
from skills.training.refusals import CannotPlan, NothingSaid
from skills.training.rules import held_places
from skills.training.rules.bookings import is_late_on
from skills.training.terms import changed_terms, terms_of
from tests.factories import UserFactory
from tests.training.planning import coordinator

pytestmark = pytest.mark.django_db
NEW = "/training/policy/new/"


def typed(**changes):
    """The form as it comes up, with a reason and these changes."""
    day = today()
    usual = {
        "starts_day": day.day,
        "starts_month": day.month,
        "starts_year": day.year,
        "words": "Free for most.",
        "free_sectors": ["council", "school", "voluntary"],
        "small_income_free": "on",
        "half_day_pence": "",
        "full_day_pence": "£180",
        "held_percent": 25,
        "cancel_working_days": 5,
        "offer_hours": 48,
        "missed_half_day_pence": "",
        "missed_full_day_pence": "12.50",
        "ask_after_missed": 2,
        "reason": "The budget changed.",
    }
    return usual | changes


def words(answer):
    assert answer.status_code == 200
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_the_page_tells_what_holds_and_what_held(as_, cast):
    actions.set_policy(
        starts=today() + timedelta(days=9),
        words="Later.",
        reason="A fee.",
        by=cast["workforce-lead"],
        half_day_pence=5000,
        full_day_pence=9000,
    )

    page = words(as_("training-coordinator").get("/training/policy/"))

    assert "20 of 100 places" in page
    assert "(holds now)" in page
    assert "(to come)" in page
    assert "A fee." in page
    assert "Others pay: £50 for half a day, £90 for a longer course. Before: Nothing" in page
    assert "The terms to begin with." in page


def test_other_terms_are_shown_with_what_they_would_have_done_before_they_are_saved(as_, cast):
    client = as_("workforce-lead")
    before = AccessPolicy.objects.count()

    answer = client.post(NEW, typed(do="try"))

    page = words(answer)
    assert "Not saved yet." in page
    assert "Others pay £0 for half a day, £180 for a longer course As it is: Nothing" in page
    assert "What people read Free for most." in page
    assert AccessPolicy.objects.count() == before
    sent = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', answer.text)
    again = QueryDict(mutable=True)
    for name, value in sent:
        again.appendlist(name, html.unescape(value))
    again.pop("csrfmiddlewaretoken", None)

    saved = client.post(NEW, {**dict(again.lists()), "do": "save"})

    assert saved.url == "/training/policy/"
    policy = AccessPolicy.objects.in_force()
    assert (policy.full_day_pence, policy.missed_full_day_pence) == (18000, 1250)
    assert (policy.free_sectors, policy.set_by) == (
        ["council", "school", "voluntary"],
        cast["workforce-lead"],
    )
    assert Entry.objects.filter(verb="training.policy_set", object_id=policy.pk).exists()


def test_a_second_click_saves_nothing_twice(as_):
    client = as_("training-coordinator")
    client.post(NEW, typed(do="save"))
    count = AccessPolicy.objects.count()

    client.post(NEW, typed(do="save"))

    assert AccessPolicy.objects.count() == count


def test_going_back_keeps_what_was_typed(as_):
    answer = as_("training-coordinator").post(NEW, typed(do="change", words="Half-done."))

    assert "Half-done." in words(answer)
    assert "There is something to change" not in words(answer)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"starts_year": 2020}, "Enter today or a later day."),
        ({"starts_day": ""}, "Enter a date, like 3 12 2026."),
        ({"half_day_pence": "a lot"}, "Enter an amount in pounds, like 12.50"),
        ({"half_day_pence": "-1"}, "Enter an amount in pounds, like 12.50"),
        ({"half_day_pence": "1.005"}, "Enter an amount in pounds, like 12.50"),
        ({"half_day_pence": "1000000000"}, "Enter an amount in pounds, like 12.50"),
        ({"half_day_pence": "NaN"}, "Enter an amount in pounds, like 12.50"),
        ({"held_percent": 101}, "Enter a whole number from 0 to 100."),
        ({"offer_hours": ""}, "Enter a whole number from 1 to 720."),
        ({"words": " "}, "Write what people read about it."),
        ({"reason": ""}, "Say why you change this."),
        ({"free_sectors": ["space"]}, "Choose from the list on the page."),
        ({"reason": "About case 48213."}, "48213"),
    ],
)
@pytest.mark.parametrize("does", ["try", "save"])
def test_what_cannot_be_is_said_and_what_was_typed_stays(as_, changes, says, does):
    count = AccessPolicy.objects.count()

    page = words(as_("training-coordinator").post(NEW, typed(**changes, do=does)))

    assert says in page
    assert "Free for most." in page or "words" in changes
    assert AccessPolicy.objects.count() == count


def test_a_day_that_passed_since_it_was_typed_is_said_at_the_field(as_, monkeypatch):
    monkeypatch.setattr(PolicyForm, "clean_starts", lambda form: today() - timedelta(days=1))

    page = words(as_("training-coordinator").post(NEW, typed(do="save")))

    assert "Choose today or a later day" in page


def test_the_form_begins_with_what_holds():
    holds = AccessPolicy.objects.in_force()

    begun = as_it_is(holds)

    assert begun["free_sectors"] == holds.free_sectors
    assert "reason" not in begun
    assert as_it_is(None) == {"starts": today()}
    assert PolicyForm.base_fields["half_day_pence"].prepare_value(1250) == "12.50"
    assert PolicyForm.base_fields["half_day_pence"].prepare_value(0) == ""


def test_nobody_else_sets_a_policy_nor_without_a_reason_nor_for_the_past():
    by = coordinator()

    with pytest.raises(PermissionDenied):
        actions.set_policy(starts=today(), words="Mine.", reason="So.", by=UserFactory())
    with pytest.raises(CannotPlan):
        actions.set_policy(starts=today() - timedelta(days=1), words="Before.", reason="So.", by=by)
    with pytest.raises(NothingSaid):
        actions.set_policy(starts=today(), words="Unsaid.", reason=" ", by=by)


@pytest.mark.parametrize(
    ("capacity", "percent", "held"), [(20, 20, 4), (12, 20, 3), (1, 1, 1), (7, 0, 0), (7, 100, 7)]
)
def test_a_part_of_a_held_place_is_a_whole_one(capacity, percent, held):
    assert held_places(AccessPolicy(held_percent=percent), capacity) == held


def test_late_is_counted_in_working_days():
    begins = now() + timedelta(days=14)

    assert not is_late_on(now(), begins, 5, name_of)
    assert is_late_on(now(), begins, 20, name_of)
    assert is_late_on(now(), now() - timedelta(hours=1), 0, name_of)
    assert is_late_on(now(), None, 0, name_of)


def test_terms_in_words():
    policy = AccessPolicy(
        free_sectors=["council"],
        held_percent=0,
        cancel_working_days=1,
        offer_hours=1,
        needs_approval=True,
        missed_half_day_pence=100,
    )

    said = dict(terms_of(policy))

    assert said["Held for voluntary groups"] == "No places"
    assert said["Late to cancel"] == "Less than 1 working day before"
    assert said["A manager agrees first"] == "Yes"
    assert said["Not coming costs"].endswith(". Groups with a small income pay nothing")
    assert len(changed_terms(None, policy)) == len(said)
    assert changed_terms(policy, policy) == []
