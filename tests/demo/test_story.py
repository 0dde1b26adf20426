"""What the demo story holds, so that every screen has something to show."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from portal.dates import today
from portal.people.models import Organisation, PartnerRequest, Registration, Team, User
from skills.assessments.models import Assessment, Response, Review
from skills.assessments.rounds import drafted, lines_of
from supervision.readiness.evaluation import evaluate
from supervision.readiness.models import Application, Authorisation, Decision, Standing
from tests.conftest import ROLES, TWINS

OURS = (
    "people",
    "assessments",
    "readiness",
    "training",
    "journal",
    "framework",
    "policy",
    "content",
)

pytestmark = pytest.mark.django_db


def rows():
    """How many rows each table of ours has."""
    return {
        model._meta.label: model._default_manager.count()
        for label in OURS
        for model in apps.get_app_config(label).get_models()
    }


def tell_again():
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def test_telling_it_again_changes_nothing():
    before = rows()

    said = tell_again()

    assert rows() == before
    assert said == "The demo story is there already. Nothing was changed.\n"


def test_outside_demo_mode_it_is_refused(settings):
    settings.DEMO = False
    before = rows()

    with pytest.raises(CommandError, match="This is not a demo"):
        tell_again()

    assert rows() == before


def test_the_whole_cast_is_there(cast):
    found = [cast[role].email for role in (*ROLES, *TWINS)]

    assert found == [f"{role}@demo.example" for role in (*ROLES, *TWINS)]


def test_about_forty_people_each_with_one_job():
    people = User.objects.filter(email__endswith="@demo.example")

    assert 40 <= people.count() <= 50
    assert all(person.main_post for person in people)


def test_nobody_real_could_be_written_to():
    assert not User.objects.exclude(email__endswith="@demo.example").exists()


def test_a_name_has_sixty_letters_and_others_have_accents():
    names = list(User.objects.values_list("name", flat=True))

    assert max(sum(letter.isalpha() for letter in name) for name in names) == 60
    assert any("ŵ" in name for name in names)
    assert any("ë" in name for name in names)


def test_one_council_with_three_teams_and_its_partners():
    council = Organisation.objects.council().get()
    partners = Organisation.objects.exclude(pk=council.pk)

    family_help = Team.objects.filter(parent__name="North district", name__startswith="Team ")
    assert family_help.count() == 3
    assert sorted(partners.values_list("sector", "consortium_member")) == [
        ("health", False),
        ("school", False),
        ("voluntary", False),
        ("voluntary", False),
        ("voluntary", True),
    ]
    assert [one.name for one in partners if not one.is_active] == ["Cloth and Cuppa"]


def test_one_group_found_its_own_way_in_and_one_waits():
    came, waits = PartnerRequest.objects.order_by("asked_at")

    assert came.invitation.accepted_by.grants.get().role == "partner_coordinator"
    assert waits.is_waiting


@pytest.mark.parametrize("state", Assessment.State.values)
def test_there_is_an_assessment_in_each_state(state):
    assert Assessment.objects.filter(state=state).exists()


def test_an_assessment_was_sent_back():
    back = Assessment.objects.filter(state="draft", submitted_at__isnull=False)

    assert back.count() == 1


def test_a_review_is_agreed_another_seen_differently_and_another_unanswered():
    answered = set(Response.objects.values_list("agrees", flat=True))

    assert answered == {True, False}
    assert Review.objects.filter(response=None).exists()
    assert Review.objects.filter(kind="second_look").exists()


@pytest.mark.parametrize("state", Application.State.values)
def test_there_is_an_application_in_each_state(state):
    assert Application.objects.filter(state=state).exists()


@pytest.mark.parametrize(
    "standing",
    [
        Standing.READY,
        Standing.READY_WITH_CONDITIONS,
        Standing.NOT_AVAILABLE,
        Standing.RAN_OUT,
        Standing.ENDED,
    ],
)
def test_there_is_an_authorisation_of_each_standing(standing):
    found = {one.standing_on(today()) for one in Authorisation.objects.with_decision()}

    assert standing in found


def test_every_outcome_was_decided_once():
    outcomes = set(Decision.objects.values_list("outcome", flat=True))

    assert outcomes == {"ready", "ready_with_conditions", "not_yet"}


def test_a_signer_has_a_registration_that_ran_out():
    lapsed = Registration.objects.filter(ends__lte=today())

    assert [str(one.user) for one in lapsed] == ["Joanna Whitlock"]


def test_the_practitioner_has_answered_40_of_56(cast):
    draft = Assessment.objects.of(cast["practitioner"]).get(state="draft")

    lines = lines_of(drafted(draft))

    assert (sum(line.is_answered for line in lines), len(lines)) == (40, 56)


def test_a_colleague_waits_for_signatures_alone(cast):
    application = Application.objects.get(
        employment__user__email="kofi.antwi@demo.example", state="open"
    )

    shown = evaluate(application.employment, application.gate_version)

    assert shown.unmet == []
    assert application in Application.objects.awaiting_first_of(cast["supervisor"])


def test_the_twins_share_nobody_with_the_cast(cast):
    for role in ("supervisor", "practice-supervisor", "vcs-manager"):
        own = set(Application.objects.visible_to(cast[role]))
        other = set(Application.objects.visible_to(cast[f"twin-{role}"]))

        assert own
        assert own & other == set()
