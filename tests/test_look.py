"""The frame of every page, and the words and marks in it."""

import os
import re
import subprocess
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import resolve, reverse

from portal.home.context import identity
from portal.people.kept import keep

CLASS = re.compile(r'class="((?:{[%{].*?[%}]}|[^"])*)"')
FOR_EVERYONE = ["Framework", "Guidance", "Training", "Glossary"]
DECEMBER = date(2026, 12, 3)


def drawn(source, **values):
    return Template(source).render(Context(values))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("longdate", "Thursday 3 December 2026"),
        ("plaindate", "3 December 2026"),
        ("shortdate", "3 Dec 2026"),
        ("weekday", "Thu 3 Dec"),
    ],
)
def test_a_date_is_written_as_people_say_it(name, words):
    assert drawn(f"{{{{ day|{name} }}}}", day=DECEMBER) == words
    assert drawn(f"{{{{ day|{name} }}}}", day=None) == ""


def test_a_moment_is_dated_by_the_day_it_is_in_london():
    just_after_midnight = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)

    assert drawn("{{ at|plaindate }}", at=just_after_midnight) == "1 July 2026"


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [(0, 5, "12:05am"), (9, 0, "9am"), (12, 0, "12pm"), (14, 31, "2:31pm"), (23, 59, "11:59pm")],
)
def test_a_time_is_written_as_people_say_it(hour, minute, words):
    moment = datetime(2026, 11, 22, hour, minute, tzinfo=UTC)

    assert drawn("{{ at|clock }}", at=moment) == words


def test_no_time_is_no_words():
    assert drawn("{{ at|clock }}", at=None) == ""


def test_quoted_words_get_curly_quotes_and_are_still_escaped():
    assert drawn("{{ words|quoted }}", words="Acting fast") == "“Acting fast”"
    assert drawn("{{ words|quoted }}", words="<b>") == "“&lt;b&gt;”"


@pytest.mark.parametrize(("level", "filled"), [(None, 0), (0, 0), (1, 1), (3, 3), (4, 4)])
def test_a_level_mark_is_filled_to_its_level(level, filled):
    mark = drawn('{% include "components/level_mark.html" with value=level only %}', level=level)

    assert mark.count("<rect") == 4
    assert mark.count("is-on") == filled


def test_a_scale_says_its_figures_to_those_who_do_not_see_it():
    scale = drawn('{% include "components/scale.html" with said=0 confirmed=2 needed=3 only %}')

    assert 'aria-label="Said 0. Last confirmed 2. Needed 3."' in scale


def test_a_bar_of_nothing_is_empty():
    bar = drawn('{% include "components/bar.html" with done=0 total=0 label="None" only %}')

    assert 'class="is-on" width="0"' in bar


def test_the_frame_asks_the_database_nothing_for_somebody_signed_out(django_assert_num_queries):
    request = RequestFactory().get("/framework/keeping-children-safe/")
    request.user = AnonymousUser()

    with django_assert_num_queries(0):
        frame = identity(request)

    assert frame["nav"] == [
        ("Framework", "/framework/", True),
        ("Guidance", "/guidance/", False),
        ("Training", "/training/", False),
        ("For partners", "/partners/", False),
        ("Glossary", "/glossary/", False),
    ]


@pytest.mark.parametrize(
    ("role", "links"),
    [
        ("practitioner", ["Home", "My skills", "What I may hold", "Supervision", *FOR_EVERYONE]),
        ("supervisor", ["Home", "Supervision", "Reviews", "Sign-off", "People", *FOR_EVERYONE]),
        ("working-lead", ["Home", "Supervision", "Sign-off", *FOR_EVERYONE]),
        ("editor", ["Home", *FOR_EVERYONE, "Edit site"]),
        ("auditor", ["Home", "Audit", *FOR_EVERYONE]),
    ],
)
def test_each_role_sees_the_links_that_are_theirs(cast, role, links):
    request = RequestFactory().get("/my/")
    request.user = cast[role]

    frame = identity(request)

    assert [label for label, _, _ in frame["nav"]] == links
    assert frame["who"]["name"] == cast[role].name


@pytest.mark.parametrize(
    ("role", "path", "here"),
    [
        ("supervisor", "/assessments/0f1c/review/SAF/", "Reviews"),
        ("supervisor", "/readiness/0f1c/", "Sign-off"),
        ("practitioner", "/assessments/0f1c/", "My skills"),
        ("practitioner", "/readiness/0f1c/", "What I may hold"),
        ("practitioner", "/people/kept/0f1c/", None),
    ],
)
def test_the_link_that_a_page_belongs_to_is_marked(cast, role, path, here):
    request = RequestFactory().get(path)
    request.user = cast[role]

    marked = [label for label, _, current in identity(request)["nav"] if current]

    assert marked == ([here] if here else [])


@pytest.mark.parametrize(
    ("address", "here"),
    [
        (reverse("assessments:review", args=[UUID(int=1)]), "Reviews"),
        (reverse("readiness:application", args=[UUID(int=1)]), "Sign-off"),
        (reverse("assessments:mine"), "My skills"),
    ],
)
def test_what_a_practice_supervisor_does_for_others_is_told_from_their_own(cast, address, here):
    request = RequestFactory().get(address)
    request.resolver_match = resolve(address)
    request.user = cast["practice-supervisor"]

    marked = [label for label, _, current in identity(request)["nav"] if current]

    assert marked == [here]


def test_whoever_was_signed_out_while_writing_is_told_where_it_is(as_, cast):
    kept = keep(user=cast["practitioner"], path="/my/", fields={"note": ["Seen twice."]})

    page = as_("practitioner").get("/accessibility/").content.decode()

    assert "We kept what you wrote when you were signed out at" in page
    assert f'href="/people/kept/{kept.uuid}/"' in page


def test_nobody_is_told_of_what_another_wrote(as_, cast):
    keep(user=cast["practitioner"], path="/my/", fields={"note": ["Seen twice."]})

    page = as_("supervisor").get("/accessibility/").content.decode()

    assert "We kept what you wrote" not in page


def test_the_boot_script_on_the_page_is_the_one_that_the_policy_allows(client, db):
    response = client.get("/accounts/login/")

    assert f"<script>{settings.BOOT_SCRIPT}</script>" in response.content.decode()
    assert settings.SECURE_CSP["script-src"][1] in response.headers["Content-Security-Policy"]


def test_no_page_outside_the_cms_may_run_inline_scripts_or_styles(client, db):
    policy = client.get("/accounts/login/").headers["Content-Security-Policy"]

    assert "unsafe-inline" not in policy
    assert "default-src 'none'" in policy


def test_the_cms_has_a_policy_that_lets_its_own_pages_work(as_):
    policy = as_("editor").get("/cms/").headers["Content-Security-Policy"]

    assert "script-src 'self' 'unsafe-inline'" in policy


def test_a_page_drawn_for_a_person_is_kept_by_no_cache(as_):
    assert as_("practitioner").get("/my/").headers["Cache-Control"] == "private, no-store"


def test_every_page_asks_the_device_for_nothing(client, db):
    assert "camera=()" in client.get("/accounts/login/").headers["Permissions-Policy"]


def build(folder, colour):
    environment = os.environ | {"VAR_DIR": str(folder), "BRAND_COLOUR": colour}
    command = ["node", "portal/assets/build.mjs"]
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True
    )


@pytest.mark.parametrize(
    ("colour", "says"),
    [
        ("#ffcc00", "BRAND_COLOUR #ffcc00 is too pale to read: its contrast on white is 1.5"),
        ("#777777", "its contrast on white is 4.48 and must be at least 4.5"),
        ("teal", "BRAND_COLOUR is “teal”. Write it as # and six digits, like #0d4f53."),
    ],
)
def test_a_colour_that_cannot_be_read_is_refused(tmp_path, colour, says):
    result = build(tmp_path, colour)

    assert result.returncode == 1
    assert says in result.stderr
    assert not (tmp_path / "assets").exists()


def test_a_councils_own_colour_reaches_the_styles_and_the_mark(tmp_path):
    result = build(tmp_path, "#4B2E83")

    assert result.returncode == 0, result.stderr
    styles = (tmp_path / "assets/app.css").read_text()
    assert ".app-hero{padding:44px 0 0;color:#fff;background:#4b2e83}" in styles
    assert 'fill="#4b2e83"' in (tmp_path / "assets/mark.svg").read_text()


def test_the_styles_name_only_files_that_are_built(tmp_path):
    build(tmp_path, "")

    styles = (tmp_path / "assets/app.css").read_text()

    named = re.findall(r'url\("?([^")]+)"?\)', styles)
    assert named
    assert [name for name in named if not (tmp_path / "assets" / name).exists()] == []


def test_every_class_in_a_template_has_a_style(tmp_path):
    build(tmp_path, "")
    styles = "".join(path.read_text() for path in (tmp_path / "assets").glob("*.css"))
    styled = set(re.findall(r"\.(app-[\w-]+)", styles))

    unstyled = {
        f"{path.name}: {name}"
        for path in (settings.BASE_DIR / "templates").rglob("*.html")
        for name in classes_in(path.read_text())
        if name.startswith("app-") and not name.endswith("-") and name not in styled
    }

    assert unstyled == set()


def classes_in(template):
    """The words in class attributes. Of one that a value ends, only its start is left."""
    found = " ".join(CLASS.findall(template))
    return re.sub(r"{%.*?%}", " ", re.sub(r"{{.*?}}", "", found)).split()
