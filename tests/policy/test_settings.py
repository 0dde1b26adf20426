"""Local words and numbers have a value from a day on, and what held on a past day can be told."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from portal.dates import today
from portal.journal.models import Entry
from portal.locked import LockedRecord
from portal.policy.actions import UnknownSetting, load_starter, set_value
from portal.policy.known import KNOWN, Known
from portal.policy.models import Setting
from tests.factories import someone_with

pytestmark = pytest.mark.django_db
NAME = "review.within_working_days"
MARCH, APRIL = date(2031, 3, 1), date(2031, 4, 1)


def value_on(day):
    return Setting.objects.value(NAME, on=day)


@pytest.fixture
def lead():
    return someone_with("workforce_lead")


def test_a_setting_nobody_set_has_its_starter_value():
    assert value_on(date(1999, 1, 1)) == 10


def test_a_value_holds_from_its_day_on(lead):
    set_value(name=NAME, value=5, starts=MARCH, by=lead)

    set_value(name=NAME, value=7, starts=APRIL, by=lead)

    assert [value_on(date(2031, 2, 28)), value_on(MARCH), value_on(APRIL)] == [10, 5, 7]


def test_of_two_values_from_one_day_the_later_word_holds(lead):
    set_value(name=NAME, value=5, starts=MARCH, by=lead)

    set_value(name=NAME, value=6, starts=MARCH, by=lead, reason="A slip of the key")

    assert value_on(MARCH) == 6
    assert Setting.objects.filter(name=NAME, starts=MARCH).count() == 2


def test_without_a_day_today_s_value_is_told(lead):
    set_value(name=NAME, value=5, starts=today(), by=lead)

    assert Setting.objects.value(NAME) == 5


def test_setting_a_value_is_journalled_without_the_value(lead):
    setting = set_value(name=NAME, value=5, starts=MARCH, by=lead, reason="We agreed")

    entry = Entry.objects.order_by("-id").first()
    assert (entry.verb, entry.actor, entry.object_id) == ("policy.set", lead, setting.pk)
    assert entry.ids == {}


def test_a_name_that_is_not_known_is_refused(lead):
    with pytest.raises(UnknownSetting, match="no setting called tea"):
        set_value(name="tea", value=5, starts=MARCH, by=lead)


@pytest.mark.parametrize("value", ["5", 5.0, True, None, [5]])
def test_a_value_of_another_kind_is_refused(lead, value):
    with pytest.raises(UnknownSetting, match="takes a int"):
        set_value(name=NAME, value=value, starts=MARCH, by=lead)


def test_an_unknown_name_has_no_value():
    with pytest.raises(KeyError):
        Setting.objects.value("tea")


@pytest.mark.access
@pytest.mark.parametrize("role", ["administrator", "service_manager", "editor"])
def test_only_a_workforce_lead_sets_a_value(role):
    with pytest.raises(PermissionDenied):
        set_value(name=NAME, value=5, starts=MARCH, by=someone_with(role))


def test_every_setting_has_its_starter_value_after_set_up():
    load_starter(starts=today())

    assert set(Setting.objects.values_list("name", flat=True)) == set(KNOWN)


def test_a_setting_that_is_new_gets_its_starter_value(monkeypatch):
    load_starter(starts=today())
    monkeypatch.setitem(KNOWN, "tea.cups", Known("tea.cups", 2, "Cups of tea a day"))

    made = load_starter(starts=today())

    assert made == 1
    assert Setting.objects.get(name="tea.cups").set_by is None


def test_loading_the_starter_again_changes_nothing():
    load_starter(starts=today())
    count = Setting.objects.count()

    again = load_starter(starts=today())

    assert again == 0
    assert Setting.objects.count() == count


def test_loading_the_starter_leaves_what_a_council_has_set(lead):
    set_value(name=NAME, value=5, starts=today(), by=lead)

    load_starter(starts=today())

    assert Setting.objects.value(NAME) == 5


@pytest.mark.database
def test_a_value_once_set_is_never_changed(lead):
    setting = set_value(name=NAME, value=5, starts=MARCH, by=lead)
    setting.value = 6

    with pytest.raises(LockedRecord):
        setting.save()


@pytest.mark.database
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE policy_setting SET starts = '2030-01-01' WHERE id = %s",
        "DELETE FROM policy_setting WHERE id = %s",
    ],
)
def test_the_database_refuses_to_change_one(lead, statement):
    setting = set_value(name=NAME, value=5, starts=MARCH, by=lead)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [setting.pk])


@pytest.mark.database
def test_a_setting_without_a_name_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        Setting.objects.create(name="", value=1, starts=MARCH)
