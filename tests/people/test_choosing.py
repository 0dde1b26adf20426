"""Finding a person by what is typed, and telling two of one name apart."""

import pytest
from django import forms

from portal.people.folding import fold, fold_words
from portal.people.forms.person import SHOWN, PersonField
from portal.people.models import User
from portal.people.telling_apart import label, role_and_team, with_posts
from tests.factories import PostFactory, UserFactory, someone_with

pytestmark = [pytest.mark.django_db, pytest.mark.database]


class ChoosingForm(forms.Form):
    supervisor = PersonField(label="Supervisor", error_messages={"required": "Enter who it is."})

    def __init__(self, *args, queryset=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["supervisor"].queryset = queryset if queryset is not None else users()


def users():
    return User.objects.in_use()


def filled_in(typed, **more):
    return ChoosingForm({"supervisor": typed, **more})


NAMES = [
    "Xanthé O’Neill",
    "Łucja Müller-Øster",
    "Jean-Pierre d'Été",
    "Straße Æon",
    "Ivan Петров",
    "李 小龙",
    "Sean ó Sé (bank)",
]


@pytest.mark.parametrize("name", NAMES)
def test_the_database_folds_a_name_as_python_does(name):
    user = UserFactory(name=name)

    found = User.objects.found_by("").get(pk=user.pk)

    assert found.folded_name == fold_words(name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("xanthe", "Xanthé O’Neill"),
        ("ONEILL", "Xanthé O’Neill"),
        ("o'nei xan", "Xanthé O’Neill"),
        ("lucja", "Łucja Müller-Øster"),
        ("muller-oster", "Łucja Müller-Øster"),
        ("oster", "Łucja Müller-Øster"),
        ("петр", "Ivan Петров"),
        ("小", "李 小龙"),
    ],
)
def test_a_word_is_found_by_how_it_begins_whatever_its_capitals_and_accents(typed, name):
    for each in NAMES:
        UserFactory(name=each)

    assert [user.name for user in User.objects.found_by(typed)] == [name]


@pytest.mark.parametrize("typed", ["eill", "xanthe muller", "%", "_anthe", "xanthe\0neill"])
def test_what_no_word_begins_with_finds_nobody(typed):
    UserFactory(name="Xanthé O’Neill", email="zed@tests.example")

    assert not User.objects.filter(name="Xanthé O’Neill").found_by(typed).exists()


def test_an_address_is_found_by_how_it_begins():
    user = UserFactory(name="Xanthé O’Neill", email="z.oneill@tests.example")

    assert list(User.objects.found_by("Z.ONeill@")) == [user]


def test_folding_nothing_gives_nothing():
    assert fold(None) == fold("") == ""


def test_an_exact_address_wins(cast):
    UserFactory(name="supervisor@demo.example is a name")

    form = filled_in("Supervisor@Demo.example")

    assert form.is_valid()
    assert form.cleaned_data["supervisor"] == cast["supervisor"]


def test_whoever_alone_fits_is_meant():
    user = UserFactory(name="Quentin Quist")

    form = filled_in("quen")

    assert form.is_valid()
    assert form.cleaned_data["supervisor"] == user


def test_a_name_in_full_wins_over_a_longer_one():
    user = UserFactory(name="Quentin Quist")
    UserFactory(name="Quentin Quistgaard")

    form = filled_in("quentin quist")

    assert form.is_valid()
    assert form.cleaned_data["supervisor"] == user


def test_nothing_typed_says_what_to_enter():
    form = filled_in("  ")

    assert form.errors["supervisor"] == ["Enter who it is."]


def test_nobody_need_be_chosen_where_the_field_may_be_empty():
    field = PersonField(required=False)

    assert field.clean(("", "")) is None


def test_nobody_fits_says_what_to_do():
    form = filled_in("Xyzzy")

    assert "Nobody you can choose here fits “Xyzzy”." in form.errors["supervisor"][0]


def test_somebody_who_may_not_be_chosen_is_not_found():
    UserFactory(name="Quentin Quist", is_active=False)

    assert not filled_in("Quentin Quist").is_valid()


def test_two_of_one_name_are_shown_apart_to_choose_from():
    one = PostFactory(
        employment__user__name="Sam Twin",
        employment__user__email="sam.one@tests.example",
        job_role__name="Social worker",
        team__name="Hill team",
    ).employment.user
    UserFactory(name="Sam Twin", email="sam.two@tests.example")

    form = filled_in("Sam Twin")

    assert form.errors["supervisor"] == ["2 people fit “Sam Twin”. Choose one of them."]
    html = str(form["supervisor"])
    assert "Sam Twin (sam.one@tests.example; Social worker, Hill team)" in html
    assert "Sam Twin (sam.two@tests.example)" in html
    assert f'value="{one.uuid}"' in html


def test_the_one_chosen_is_meant():
    UserFactory(name="Sam Twin")
    two = UserFactory(name="Sam Twin")
    more = {"supervisor-asked": "Sam Twin", "supervisor-chosen": str(two.uuid)}

    form = filled_in("Sam Twin", **more)

    assert form.is_valid()
    assert form.cleaned_data["supervisor"] == two


def test_a_choice_does_not_outlive_what_was_typed():
    two = UserFactory(name="Sam Twin")
    other = UserFactory(name="Quentin Quist")
    more = {"supervisor-asked": "Sam Twin", "supervisor-chosen": str(two.uuid)}

    form = filled_in("Quentin Quist", **more)

    assert form.is_valid()
    assert form.cleaned_data["supervisor"] == other


def test_a_choice_that_was_not_offered_is_not_taken():
    UserFactory.create_batch(2, name="Sam Twin")
    other = UserFactory(name="Quentin Quist")
    more = {"supervisor-asked": "Sam Twin", "supervisor-chosen": str(other.uuid)}

    assert not filled_in("Sam Twin", **more).is_valid()


def test_too_many_to_show_asks_for_more():
    UserFactory.create_batch(SHOWN + 1, name="Sam Many")

    form = filled_in("Sam")

    assert form.errors["supervisor"][0].startswith("Too many people fit “Sam”.")
    assert 'type="radio"' not in str(form["supervisor"])


def test_many_to_choose_from_cost_as_much_as_two(django_assert_num_queries):
    UserFactory.create_batch(SHOWN, name="Sam Many")

    with django_assert_num_queries(5):
        filled_in("Sam").is_valid()


def test_what_was_there_before_is_shown_as_an_address():
    user = UserFactory(email="q@tests.example")

    form = ChoosingForm(initial={"supervisor": user})

    assert 'value="q@tests.example"' in str(form["supervisor"])
    assert not form.fields["supervisor"].has_changed(user, ("q@tests.example", ""))


def test_somebody_without_a_post_is_told_by_the_roles_they_were_given():
    user = someone_with("auditor")

    assert label(user) == f"{user.name} ({user.email}; Auditor)"


def test_somebody_without_address_post_or_role_is_told_by_name_alone():
    assert label(UserFactory(name="Quentin Quist", email=None)) == "Quentin Quist"


def test_people_with_posts_together_are_told_as_each_alone(cast):
    people = [cast["practitioner"], cast["administrator"], cast["vcs-manager"]]
    alone = [label(user) for user in people]

    together = [
        label(user) for user in with_posts(User.objects.filter(pk__in=[p.pk for p in people]))
    ]

    assert sorted(together) == sorted(alone)


def test_another_employers_post_is_left_out():
    here = PostFactory(job_role__name="Here", team__name="Hill team")
    PostFactory(employment__user=here.employment.user, job_role__name="There")

    (user,) = with_posts([here.employment.user], employments=[here.employment.pk])

    assert role_and_team(user) == "Here, Hill team"


@pytest.mark.parametrize("typed", ["ada@council.example\0", "A\0da L", "\0"])
def test_the_letter_that_is_none_is_left_out(typed):
    """PostgreSQL refuses to be asked about it."""
    ada = UserFactory(name="Ada Lovelace", email="ada@council.example")

    form = filled_in(typed)

    assert form.is_valid() == (typed != "\0")
    assert form.cleaned_data.get("supervisor") == (ada if form.is_valid() else None)
