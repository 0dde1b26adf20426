"""People whose word is asked for in a test world."""

from portal.links.models import Link
from skills.assessments import actions
from skills.assessments.models import Confirmer, OutsideView, SecondOpinion
from skills.framework.models import Domain
from tests.assessments.conftest import fresh
from tests.factories import EmploymentFactory


def confirmers_in(world):
    """Those of this world: the story has some, too."""
    return Confirmer.objects.filter(assessment__employment=world.employment)


def views_in(world):
    return OutsideView.objects.filter(confirmer__assessment__employment=world.employment)


def opinions_in(world):
    return SecondOpinion.objects.filter(asked_by=world.practitioner)


def links_in(world):
    pks = confirmers_in(world).values("pk")
    return Link.objects.filter(purpose=Confirmer.LINK, object_id__in=pks)


def area(world, code="A") -> Domain:
    return Domain.objects.get(version=world.version, code=code)


def colleague(world):
    """Somebody with an account who works at the same employer."""
    return EmploymentFactory(organisation=world.employment.organisation).user


def asked(world, assessment=None, *, user=None, code="A") -> Confirmer:
    return actions.ask_confirmer(
        assessment=assessment or world.submitted(),
        domain=area(world, code),
        user=user or colleague(world),
        by=world.supervisor,
    )


def done(world, confirmer, level=2) -> Confirmer:
    """They have confirmed their area."""
    comment = "" if level == 2 else "I saw it."
    for code in ("A1", "A2"):
        assessment = fresh(confirmer.assessment)
        world.mark(assessment, code, level, comment=comment, by=confirmer.user)
    return actions.finish_confirming(confirmer=confirmer, by=confirmer.user)


def outside(world, assessment=None, *, by=None, email="hv@health.example") -> Confirmer:
    return actions.ask_outside(
        assessment=assessment or world.submitted(),
        domain=area(world),
        name="Bronagh Keane",
        email=email,
        profession="Health visitor",
        by=by or world.practitioner,
    )


def link_of(confirmer) -> Link:
    return Link.objects.get(purpose=Confirmer.LINK, object_id=confirmer.pk)


def opinion(world, assessment, *, code="A2", of=None, why="I did more."):
    confirmation = assessment.revisions.standing().get(statement__code=code).confirmations.last()
    [asked_for] = actions.ask_opinions(
        confirmations=[confirmation],
        asked_of=of or world.social_worker,
        why=why,
        by=world.practitioner,
    )
    return asked_for
