"""A phone at work is the person's own to write."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.journal.models import Entry
from portal.people.actions.correcting import change_phone

pytestmark = pytest.mark.django_db


def test_one_writes_ones_own_phone(cast):
    person = cast["twin-practitioner"]

    assert change_phone(user=person, phone=" 01234 555 0100 ", by=person).work_phone == (
        "01234 555 0100"
    )
    change_phone(user=person, phone="01234 555 0100", by=person)

    assert Entry.objects.filter(verb="person.phone_changed", object_id=person.pk).count() == 1


def test_nobody_writes_anothers(cast):
    with pytest.raises(PermissionDenied):
        change_phone(user=cast["practitioner"], phone="999", by=cast["administrator"])


def test_what_is_no_number_is_kept_and_told(as_):
    page = as_("practitioner").post(reverse("people:phone"), {"work_phone": "call me"})

    assert "Enter a phone number" in page.content.decode()
    assert 'value="call me"' in page.content.decode()
