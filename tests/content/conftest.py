import pytest

from content.models import GuidanceIndexPage, GuidancePage
from skills.framework.actions import publish
from skills.framework.models import Framework, FrameworkVersion, Statement, StatementMove
from tests.factories import draft_version
from tests.shelf import pages_kept

__all__ = ["pages_kept"]

Kind = StatementMove.Kind


@pytest.fixture
def unpublished(db):
    """An installation with no framework in force."""
    FrameworkVersion.objects.update(state=FrameworkVersion.State.RETIRED)


def next_version(number, moves, *, same=()):
    """A version of the starter framework, put in force. `moves` has (from, kind, to) by code; what
    is in `same` keeps its lineage."""
    before = FrameworkVersion.objects.published().get(framework=Framework.objects.earliest("pk"))
    role = before.profiles.earliest("pk").job_role
    draft = draft_version(framework=before.framework, number=number, job_role=role, follows=before)
    for old, kind, new in moves:
        source = before.statements.get(code=old)
        into = draft.statements.get(code=new)
        if new in same:
            Statement.objects.filter(pk=into.pk).update(lineage=source.lineage)
        StatementMove.objects.create(
            version=draft, from_statement=source, to_statement=into, kind=kind, told=True
        )
    return publish(version=draft, by=None)


@pytest.fixture
def second(db):
    """Version 2: SAF1 is carried to A1, SAF2 split into A2 and B1, SAF3 changed into B2."""
    moves = [
        ("SAF1", Kind.CARRIED, "A1"),
        ("SAF2", Kind.SPLIT, "A2"),
        ("SAF2", Kind.SPLIT, "B1"),
        ("SAF3", Kind.CHANGED, "B2"),
    ]
    return next_version(2, moves, same={"A1", "B2"})


@pytest.fixture
def third(second):
    """Version 3: the two parts of SAF2 are one again; B1 and B2 are new."""
    moves = [("A1", Kind.CARRIED, "A1"), ("A2", Kind.MERGED, "A2"), ("B1", Kind.MERGED, "A2")]
    return next_version(3, moves, same={"A1"})


def guidance(title, text):
    """A published guidance page of one block of text."""
    page = GuidanceIndexPage.objects.get().add_child(
        instance=GuidancePage(title=title, summary="In short.", body=[("text", text)])
    )
    page.save_revision().publish()
    return page
