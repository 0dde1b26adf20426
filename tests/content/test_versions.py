"""A version under its own number: what people were rated against stays there to read."""

import pytest

from skills.framework.models import FrameworkVersion
from tests.factories import draft_version

pytestmark = pytest.mark.django_db
SAFETY = "/framework/versions/1/keeping-children-safe/"


def words(response):
    assert response.status_code == 200
    return response.content.decode()


def test_an_older_version_is_marked_on_each_page_and_leads_to_the_one_in_force(client, second):
    for path in ("", "keeping-children-safe/", "keeping-children-safe/spotting-harm/"):
        page = words(client.get(f"/framework/versions/1/{path}"))

        assert "This is version 1." in page
        assert "Version 2 is in force since" in page


def test_every_link_in_an_older_version_stays_in_it(client, second):
    page = words(client.get("/framework/versions/1/?role=family_support_worker"))
    area = words(client.get(f"{SAFETY}?role=family_support_worker"))

    assert f'href="{SAFETY}?role=family_support_worker"' in page
    assert 'href="/framework/keeping-children-safe/' not in page
    assert f'href="{SAFETY}acting-fast/?role=family_support_worker"' in area
    assert "/framework/versions/1/understanding-what-a-family-needs/" in area
    assert "/framework/versions/1/framework.pdf?role=family_support_worker" in page


def test_a_statement_of_before_leads_to_itself_as_it_is_now(client, second):
    page = words(client.get(f"{SAFETY}spotting-harm/"))

    assert '<a href="/framework/area-a/a1/">Read this statement as it is now</a>' in page
    assert '<link rel="canonical" href="http://testserver/framework/area-a/a1/">' in page


def test_an_address_of_before_leads_to_the_last_version_that_had_it(client, third):
    for path in ("keeping-children-safe/", "keeping-children-safe/spotting-harm/"):
        assert client.get(f"/framework/{path}").url == f"/framework/versions/1/{path}"
    assert client.get("/framework/area-a/a1/").status_code == 200
    for path in ("none/", "keeping-children-safe/none/", "versions/3/keeping-children-safe/"):
        assert client.get(f"/framework/{path}").status_code == 404


def test_a_statement_that_was_split_leads_to_each_of_its_parts(client, second):
    page = words(client.get(f"{SAFETY}acting-fast/"))

    assert "This statement became:" in page
    assert '<a href="/framework/area-a/a2/">Statement A2</a>' in page
    assert '<a href="/framework/area-b/b1/">Statement B1</a>' in page
    assert "canonical" not in page


def test_what_became_of_a_statement_is_followed_over_several_versions(client, third):
    page = words(client.get(f"{SAFETY}acting-fast/"))

    assert '<a href="/framework/area-a/a2/">Read this statement as it is now</a>' in page


def test_a_statement_that_is_gone_says_so(client, second):
    page = words(client.get("/framework/versions/1/fairness-and-belonging/"))
    code = FrameworkVersion.objects.get(number=1).statements.get(code="SAF4")
    gone = words(client.get(f"{SAFETY}{code.slug}/"))

    assert "This area isn’t part of version 2." in page
    assert "This statement isn’t part of version 2." in gone


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("area-a/a1/", "It means the same as"),
        ("area-a/a2/", "which is now in parts"),
        ("area-b/b2/", "It has changed since version 1"),
    ],
)
def test_a_statement_says_what_changed_since_the_version_before(client, second, path, says):
    page = words(client.get(f"/framework/{path}"))

    assert says in page
    assert f'<a href="{SAFETY}' in page


def test_a_statement_says_that_it_takes_others_in_or_is_new(client, third):
    taken_in, new = client.get("/framework/area-a/a2/"), client.get("/framework/area-b/b2/")

    assert words(taken_in).count("It takes in") == 2
    assert "New in version 3." in words(new)


def test_a_statement_of_the_first_version_is_never_called_new(client):
    assert "New in version" not in words(
        client.get("/framework/keeping-children-safe/acting-fast/")
    )


def test_a_statement_without_a_move_that_was_there_before_is_not_new(client, second):
    statement = FrameworkVersion.objects.get(number=1).statements.get(code="SAF4")
    FrameworkVersion.objects.filter(number=2).update(state="retired")
    later = draft_version(framework=second.framework, number=3)
    later.statements.filter(code="A1").update(lineage=second.statements.get(code="A1").lineage)
    later.statements.filter(code="A2").update(lineage=statement.lineage)
    FrameworkVersion.objects.filter(pk=later.pk).update(
        state="published", published_at=second.published_at
    )

    assert "New in version 3." not in words(client.get("/framework/area-a/a1/"))
    assert "New in version 3." in words(client.get("/framework/area-a/a2/"))


def test_the_version_in_force_is_there_under_its_number_and_names_its_usual_address(client):
    page = words(client.get(f"{SAFETY}spotting-harm/"))

    assert "This is version 1." not in page
    assert 'rel="canonical" href="http://testserver/framework/keeping-children-safe/' in page


def test_the_list_has_each_version_with_its_day_and_what_it_is_now(client, third):
    FrameworkVersion.objects.filter(number=3).update(state="retired")

    page = words(client.get("/framework/versions/"))

    assert [page.count(word) for word in ("Replaced", "Taken back", "In force")] == [2, 1, 0]
    assert '<a href="/framework/versions/3/">Version 3</a>' in page


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_a_draft_and_a_version_under_review_are_not_found(client, state):
    draft = draft_version(framework=FrameworkVersion.objects.get().framework, number=2)
    FrameworkVersion.objects.filter(pk=draft.pk).update(state=state)

    for path in ("", "area-a/", "area-a/a1/", "framework.pdf", "framework.xlsx"):
        assert client.get(f"/framework/versions/2/{path}").status_code == 404
    assert "Version 2" not in words(client.get("/framework/versions/"))


@pytest.mark.parametrize("number", ["0", "7", "99999999999999999999999", "x", "1%00", "-1"])
def test_a_version_that_never_was_is_not_found(client, number):
    assert client.get(f"/framework/versions/{number}/").status_code == 404


def test_another_framework_in_force_leaves_the_first_where_it_is(client):
    other = draft_version()
    FrameworkVersion.objects.filter(pk=other.pk).update(
        state="published",
        published_at=FrameworkVersion.objects.get(number=1, state="published").published_at,
    )

    assert words(client.get("/framework/versions/")).count('<tr><th scope="row">') == 1
    assert "Family Help knowledge and skills" in words(client.get("/framework/"))


def test_the_role_slice_shows_the_level_needed_and_folds_what_is_not(client):
    version = FrameworkVersion.objects.get()
    role = version.profiles.get(job_role__code="partner_lead_professional")
    none = role.requirements.filter(minimum=0).count()

    page = words(client.get("/framework/?role=partner_lead_professional"))

    assert "<b>What a Voluntary sector or partner lead professional needs.</b>" in page
    assert none > 0
    assert page.count(">Needed: <") == 56 - none
    folded = page.count("not needed<span")
    assert (
        folded == role.requirements.filter(minimum=0).values("statement__domain").distinct().count()
    )
    assert page.count('<span class="app-code">') == 56


@pytest.mark.parametrize("role", ["nobody", "%00", "<script>alert(1)</script>", "x" * 10_000])
def test_an_unknown_role_is_left_aside_wherever_it_is_asked(client, role):
    for path in ("", "keeping-children-safe/", "keeping-children-safe/spotting-harm/"):
        page = words(client.get(f"/framework/{path}", {"role": role}))

        assert "Needed" not in page.partition("<main")[2]
        assert "alert(1)" not in page


def test_a_version_without_roles_asks_for_none(client):
    draft = draft_version(framework=FrameworkVersion.objects.get().framework, number=2)
    for profile in draft.profiles.all():
        profile.requirements.all().delete()
        profile.delete()
    FrameworkVersion.objects.filter(number=1).update(state="superseded")
    FrameworkVersion.objects.filter(pk=draft.pk).update(
        state="published", published_at=FrameworkVersion.objects.get(number=1).published_at
    )

    page = words(client.get("/framework/?role=family_support_worker"))
    statement = words(client.get("/framework/area-a/a1/"))

    assert "What does my role need?" not in page
    assert "Who needs which level" not in statement
    assert client.get("/framework/versions/2/framework.pdf").status_code == 200


def test_a_statement_lists_the_glossarys_words_in_it(client):
    page = words(client.get("/framework/keeping-children-safe/spotting-harm/"))

    assert "Words used here" in page
    assert ">Neglect</a></dt>" in page


def test_an_address_in_other_letters_is_not_found(client):
    assert client.get("/framework/sgîl/").status_code == 404
    assert client.get("/framework/versions/1/sgîl/ŵ/").status_code == 404
