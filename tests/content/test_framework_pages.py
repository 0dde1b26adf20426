"""The framework, which anybody may read."""

import pytest
from django.test import Client
from django.utils.html import escape

from portal.guards import take_off
from skills.framework.models import Domain, FrameworkVersion, Requirement, Statement
from skills.training.models import CourseStatement

pytestmark = pytest.mark.django_db


def words(response):
    return response.content.decode()


def test_the_index_lists_every_area_and_every_statement(client):
    page = words(client.get("/framework/"))

    assert page.count('<section class="app-st"') == 1 + 10
    for domain in Domain.objects.all():
        assert domain.get_absolute_url() in page
    for statement in Statement.objects.select_related("domain"):
        assert statement.get_absolute_url() in page
    assert "Ten areas and 56 statements" in page
    assert FrameworkVersion.objects.get().notice[:40] in page


def test_each_area_shows_four_described_levels_a_statement(client):
    for domain in Domain.objects.prefetch_related("statements__descriptors"):
        page = words(client.get(domain.get_absolute_url()))

        for statement in domain.statements.all():
            levels = [level.text for level in statement.descriptors.all()]
            assert len(levels) == 4
            assert page.count(f'id="{statement.code}"') == 1
        assert page.count('<ol class="app-lvls') == domain.statements.count()


def test_every_statement_has_a_page_of_its_own_with_the_level_that_each_role_needs(client):
    for statement in Statement.objects.select_related("domain"):
        response = client.get(statement.get_absolute_url())

        assert response.status_code == 200
        assert words(response).count("<li><h3>") == 4
        assert len(response.context["roles"]) == 6


def test_a_statement_names_the_courses_that_help(client):
    statement = Statement.objects.get(code="SAF1")
    course = CourseStatement.objects.filter(lineage=statement.lineage).first()

    page = words(client.get(statement.get_absolute_url()))

    assert "Courses that help" in page
    assert escape(course.course.title) in page


def test_a_role_shows_the_level_it_needs_in_that_levels_words(client):
    statement = Statement.objects.get(code="SAF1")
    needed = Requirement.objects.get(
        statement=statement, profile__job_role__code="practice_supervisor"
    ).minimum

    page = words(client.get("/framework/keeping-children-safe/?role=practice_supervisor"))

    assert page.count("Needed for a Practice supervisor") == 7
    assert '<option value="practice_supervisor" selected>' in page
    assert f"<b>{needed}</b> Leading others" in page
    assert "Needed for" not in words(client.get("/framework/keeping-children-safe/"))


def test_a_statement_that_a_role_does_not_need_says_so(client):
    requirement = Requirement.objects.filter(minimum=0).select_related(
        "profile__job_role", "statement__domain"
    )[0]
    address = requirement.statement.domain.get_absolute_url()

    page = words(client.get(address, {"role": requirement.profile.job_role.code}))

    assert "Not needed for a" in page


@pytest.mark.parametrize("role", ["nobody", "", "<script>", "team_manager"])
def test_a_role_that_is_not_in_the_framework_shows_no_role(client, role):
    response = client.get("/framework/keeping-children-safe/", {"role": role})

    assert response.status_code == 200
    assert "Choose a role" in words(response)
    assert "<script>" not in words(response).partition("<main")[2]


def test_the_next_area_keeps_the_role(client):
    page = words(client.get("/framework/keeping-children-safe/?role=practice_supervisor"))

    assert 'understanding-what-a-family-needs/?role=practice_supervisor" rel="next"' in page


def test_the_first_has_nothing_before_it_and_the_last_nothing_after_it(client):
    first, *_, last = Statement.objects.order_by("domain__position", "position")

    before = words(client.get(first.get_absolute_url()))
    after = words(client.get(last.get_absolute_url()))

    assert 'rel="prev"' not in before
    assert 'rel="next"' in before
    assert 'rel="prev"' in after
    assert 'rel="next"' not in after


@pytest.mark.parametrize(
    "path",
    [
        "/framework/nothing/",
        "/framework/nothing/spotting-harm/",
        "/framework/keeping-children-safe/nothing/",
        "/framework/fairness-and-belonging/spotting-harm/",
    ],
)
def test_what_is_not_in_the_framework_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_before_anything_is_published_the_index_says_so(client):
    take_off()
    FrameworkVersion.objects.update(state="draft", published_at=None)

    index, versions = client.get("/framework/"), client.get("/framework/versions/")

    for page in (index, versions):
        assert page.status_code == 200
        assert "isn’t published yet" in words(page)
    assert client.get("/framework/keeping-children-safe/").status_code == 404
    assert client.get("/framework/versions/1/").status_code == 404


def test_when_the_last_version_was_taken_back_it_is_still_there_to_read(client, unpublished):
    index = client.get("/framework/")
    area = client.get("/framework/keeping-children-safe/")

    assert "No version of the framework is in force now" in words(index)
    assert area.url == "/framework/versions/1/keeping-children-safe/"
    for path in ("", "keeping-children-safe/", "keeping-children-safe/spotting-harm/"):
        page = words(client.get(f"/framework/versions/1/{path}"))
        assert "No version is in force now" in page
        assert "canonical" not in page
        assert ">Read " not in page


def test_nobody_posts_to_a_public_page():
    response = Client().post("/framework/")

    assert response.status_code == 405


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/framework/", 5),
        ("/framework/keeping-children-safe/", 7),
        ("/framework/keeping-children-safe/?role=practice_supervisor", 8),
        ("/framework/keeping-children-safe/spotting-harm/", 10),
    ],
)
def test_a_page_asks_the_database_a_fixed_number_of_times(
    client, django_assert_max_num_queries, path, most
):
    with django_assert_max_num_queries(most):
        client.get(path)
