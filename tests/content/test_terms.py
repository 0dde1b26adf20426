"""What an editor may and may not write in the glossary: the message stands at its field."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from content.models import GlossaryTerm

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ADD = "/cms/snippets/content/glossaryterm/add/"


def quokka(**fields):
    return {
        "term": "Quokka",
        "slug": "quokka",
        "acronym": "",
        "category": "law",
        "definition": "A small animal that smiles.",
        "note": "",
        "source": "A zoo.",
        "instead": "",
    } | fields


def made(**fields):
    return GlossaryTerm.objects.create(**(quokka(instead=None) | fields))


def errors(response):
    return {name: list(found) for name, found in response.context["form"].errors.items()}


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("term", "Child in Need", "“Child in need” is in the glossary"),
        ("term", "  child   IN need ", "“Child in need” is in the glossary"),
        ("term", "cin", "“CIN” is the short form of “Child in need”"),
        ("acronym", "Cin", "“CIN” is the short form of “Child in need”"),
        ("acronym", "OFSTED", "“Ofsted” is in the glossary"),
        ("acronym", "quokka", "This is the term itself"),
        ("slug", "sheet", "“sheet” is the address of another page"),
        ("slug", "", "This field is required"),
        ("definition", "", "This field is required"),
    ],
)
def test_a_fault_is_told_at_its_field_and_nothing_is_lost(as_, field, value, says):
    response = as_("editor").post(ADD, quokka(**{field: value}))

    assert response.status_code == 200
    found = errors(response)
    assert list(found) == [field]
    assert says in found[field][0]
    assert "A small animal that smiles." in response.content.decode() or field == "definition"
    assert not GlossaryTerm.objects.filter(source="A zoo.").exists()


def test_an_empty_short_form_is_nobodys():
    made()
    made(term="Wombat", slug="wombat")

    assert GlossaryTerm.objects.filter(acronym="", category="law").count() >= 2


def test_the_database_itself_keeps_names_and_short_forms_apart():
    made(acronym="QK")

    for fields in ({"term": "QUOKKA"}, {"term": "Other", "acronym": "qk"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            made(**({"slug": "other"} | fields))


def test_a_term_may_keep_its_own_name_and_be_changed(as_):
    term = made()
    address = f"/cms/snippets/content/glossaryterm/edit/{term.pk}/"

    response = as_("editor").post(address, quokka(definition="It digs."))

    assert response.status_code == 302
    term.refresh_from_db()
    assert term.get_latest_revision_as_object().definition == "It digs."


def test_the_address_stays_once_people_can_read_it():
    term = made(live=False)
    term.slug = "quokkas"
    term.full_clean()
    term.save_revision().publish()
    term.refresh_from_db()

    term.slug = "other"
    with pytest.raises(ValidationError) as fault:
        term.full_clean()

    assert fault.value.message_dict["slug"] == [
        "Pages and files lead to this address. Leave it as “quokkas”."
    ]


def test_a_term_never_points_to_itself(as_):
    term = made()
    address = f"/cms/snippets/content/glossaryterm/edit/{term.pk}/"

    response = as_("editor").post(address, quokka(see_also=[term.pk], note="Kept."))

    assert errors(response) == {
        "see_also": ["“Quokka” can’t point to itself. Take its own tick away."]
    }
    assert "Kept." in response.content.decode()


def test_two_terms_may_point_to_each_other(as_, client):
    one, other = made(), made(term="Wombat", slug="wombat")
    one.see_also.set([other])
    one.save()
    address = f"/cms/snippets/content/glossaryterm/edit/{other.pk}/"
    fields = quokka(term="Wombat", slug="wombat", see_also=[one.pk])

    response = as_("workforce-lead").post(address, fields | {"action-publish": "1"})

    assert response.status_code == 302
    assert "Wombat" in client.get("/glossary/quokka/").content.decode()
    assert "Quokka" in client.get("/glossary/wombat/").content.decode()


def test_a_word_leads_to_a_better_one(client):
    page = client.get("/glossary/lead-professional/").content.decode()

    assert 'Say <a href="/glossary/lead-practitioner/">Lead practitioner</a> instead.' in page


def test_a_better_word_that_is_not_published_is_not_named(client):
    GlossaryTerm.objects.filter(slug="lead-practitioner").update(live=False)

    assert "instead." not in client.get("/glossary/lead-professional/").content.decode()


def fault_of(term):
    with pytest.raises(ValidationError) as fault:
        term.full_clean()
    return fault.value.message_dict["instead"][0]


def test_a_chain_of_better_words_ends_somewhere():
    first = made()
    second = made(term="Wombat", slug="wombat", instead=first)
    third = made(term="Numbat", slug="numbat", instead=second)
    third.full_clean()

    first.instead = third

    assert fault_of(first) == (
        "“Numbat” says to say “Quokka” instead, or leads back to it. "
        "Choose a word that leads no further."
    )


def test_a_term_stands_not_in_for_itself():
    term = made()
    term.instead = term

    assert "can’t stand in for itself" in fault_of(term)
    with pytest.raises(IntegrityError), transaction.atomic():
        term.save()


def test_a_loop_among_others_stops_nobody():
    one = made()
    other = made(term="Wombat", slug="wombat", instead=one)
    GlossaryTerm.objects.filter(pk=one.pk).update(instead=other)

    made(term="Numbat", slug="numbat", instead=other).full_clean()


def test_the_source_is_told(client):
    made()

    page = client.get("/glossary/quokka/").content.decode()

    assert "Where the meaning comes from:</b> A zoo." in page
