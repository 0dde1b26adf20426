from types import SimpleNamespace

import pytest

from portal.journal.declared import note_declared
from portal.journal.models import Entry

pytestmark = pytest.mark.django_db


def said(cast, *digests):
    form = SimpleNamespace(declared=frozenset(digests))
    note_declared(form, cast["practitioner"], by=cast["supervisor"])
    return Entry.objects.filter(verb="words.declared")


def test_that_words_are_not_about_a_family_is_journalled_without_the_words(cast):
    entry = said(cast, "545be0ade7b47c24").last()

    assert entry.actor == cast["supervisor"]
    assert (entry.object_id, entry.ids) == (cast["practitioner"].pk, {})


def test_a_form_without_such_words_leaves_no_trace(cast):
    before = said(cast).count()

    assert said(cast).count() == before
