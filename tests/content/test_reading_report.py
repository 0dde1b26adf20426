"""The report on how all public text reads."""

import pytest
from django.conf import settings
from django.core.management import call_command

from content.models import GlossaryTerm
from content.reading_report import Text, as_markdown, public_texts, unexplained
from skills.training.models import Course
from tests.content.test_reading import HARD

pytestmark = pytest.mark.django_db


def text(*pieces, title="How we meet"):
    return Text("Pages", title, "/guidance/how-we-meet/", pieces)


def test_the_report_in_docs_is_what_the_starter_texts_say(tmp_path):
    call_command("reading_age", to=tmp_path / "now.md", verbosity=0)

    now = (tmp_path / "now.md").read_text()
    assert now == (settings.BASE_DIR / "docs/reading-age.md").read_text(), (
        "Run manage.py reading_age"
    )
    assert str(settings.BASE_DIR) not in now
    assert "127.0.0.1" not in now


def test_everything_that_anybody_may_read_is_in_it():
    texts = public_texts()

    titles = {each.title for each in texts}
    assert titles >= set(GlossaryTerm.objects.live().values_list("term", flat=True))
    assert titles >= set(Course.objects.values_list("title", flat=True))
    assert {each.kind for each in texts} == {
        "Pages",
        "Easy read",
        "The framework",
        "Statements, with their levels",
        "Glossary",
        "Courses",
    }


def test_without_a_framework_in_force_the_rest_is_read(unpublished):
    assert "Statements, with their levels" not in {each.kind for each in public_texts()}


def test_what_is_too_hard_is_named_first():
    report = as_markdown([text(HARD), text("Short | words.", title="A | B")])

    assert "## Harder than 12\n\n- How we meet (Pages): 41" in report
    assert "| A \\| B | /guidance/how-we-meet/ | too short | 2 | 2 |" in report
    assert "Nothing is harder to read than 12." in as_markdown([text("Short words.")])


def test_short_forms_and_names_that_nobody_explains_are_told():
    GlossaryTerm.objects.create(
        term="Quokka Working Group", acronym="QWG", slug="qwg", category="law", definition="It is."
    )

    found = unexplained(
        [
            text("The QWG meets. We ask the Quokka Working Group and two ZZTs."),
            text("<p>They met at the Ministry of Silly Walks. Every Child knows.</p>", title="Two"),
            text("Silly Walks Week is a Silly Walk. The Quokka Working Group met.", title="Four"),
            text("A ZZT is not a ZZT.", title="Three"),
        ]
    )

    assert found == [
        ("Ministry of Silly Walks", ["Two"]),
        ("Silly Walk", ["Four"]),
        ("Silly Walks Week", ["Four"]),
        ("ZZT", ["Three"]),
        ("ZZTs", ["How we meet"]),
    ]
