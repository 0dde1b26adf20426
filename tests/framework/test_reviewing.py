"""A version is read through by those who draft, and by people who were asked by a link."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portal.links.models import Link
from skills.framework.actions import (
    CannotPublish,
    CannotReview,
    NotADraft,
    answer_by_link,
    invite,
    publish,
    retire,
    review,
    send_to_review,
    take_back_to_draft,
)
from skills.framework.models import Review
from tests.factories import someone_with

from .writing import reword, statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(version, editor):
    """The version, in review."""
    return send_to_review(version=version, by=editor)


@pytest.fixture
def link(read, editor):
    return invite(version=read, name="Families’ group", email="Group@Tests.example", by=editor)


def test_it_goes_to_review_and_back_and_what_was_said_stays(read, editor, lead):
    review(version=read, by=lead, verdict="comments", comment="Good.")

    assert send_to_review(version=read, by=editor).is_in_review
    assert take_back_to_draft(version=read, by=editor).is_draft
    assert take_back_to_draft(version=read, by=editor).is_draft
    assert read.reviews.count() == 1


def test_a_version_that_is_not_whole_is_not_sent(version, editor):
    reword(version, "A1", editor)

    with pytest.raises(CannotReview, match="A1 has new words"):
        send_to_review(version=version, by=editor)


def test_what_was_published_goes_nowhere(first, editor, lead):
    with pytest.raises(NotADraft):
        send_to_review(version=first, by=editor)
    with pytest.raises(NotADraft):
        take_back_to_draft(version=first, by=editor)


def test_the_last_word_of_each_reader_about_each_thing_counts(read, editor, lead):
    one = statement(read, "A1")
    review(version=read, by=lead, verdict="asks", comment="Shorter.")
    review(version=read, by=lead, verdict="asks", comment="Plainer.", statement=one)
    review(version=read, by=editor, verdict="asks", comment="Longer.")
    review(version=read, by=lead, verdict="comments", comment="As I said.")
    again = review(version=read, by=lead, verdict="asks", comment="Plainer.", statement=one)
    assert read.reviews.open_requests().count() == 3

    review(version=read, by=lead, verdict="agrees")

    asked = [(said.by, said.comment) for said in read.reviews.open_requests()]
    assert asked == [(lead, "Plainer."), (editor, "Longer.")]
    assert (again.about, again.lineage) == (one.title, one.lineage)


def test_who_asks_for_a_change_says_which(read, lead):
    with pytest.raises(CannotReview, match="Say what"):
        review(version=read, by=lead, verdict="asks", comment=" ")


def test_a_group_answers_once_by_its_link(read, link, editor):
    one = statement(read, "A1")
    assert invite(version=read, name="Other", email="group@tests.example", by=editor) == link

    said = answer_by_link(link=link, verdict="agrees", about=[(one, "asks", "What is a “gate”?")])

    assert (said.who, said.by) == ("Families’ group", None)
    assert [asked.about for asked in read.reviews.open_requests()] == [one.title]
    assert not Link.objects.get(pk=link.pk).is_open
    assert invite(version=read, name="Group", email="group@tests.example", by=editor) != link


def test_nobody_answers_about_a_draft(read, link, lead, editor):
    take_back_to_draft(version=read, by=editor)

    with pytest.raises(CannotReview, match="Nobody is asked"):
        answer_by_link(link=link, verdict="agrees")
    with pytest.raises(CannotReview, match="Nobody is asked"):
        review(version=read, by=lead, verdict="agrees")
    with pytest.raises(CannotReview, match="Nobody is asked"):
        invite(version=read, name="Group", email="other@tests.example", by=editor)


@pytest.mark.access
def test_only_who_drafts_reviews_and_invites(read, editor):
    other = someone_with("service_manager")

    for refused in (
        lambda: review(version=read, by=other, verdict="agrees"),
        lambda: invite(version=read, name="Me", email="me@tests.example", by=other),
        lambda: send_to_review(version=read, by=other),
        lambda: take_back_to_draft(version=read, by=other),
        lambda: retire(version=read, by=editor),
    ):
        with pytest.raises(PermissionDenied):
            refused()


@pytest.mark.database
def test_the_database_keeps_what_was_said(read, link, lead, first):
    said = review(version=read, by=lead, verdict="agrees")

    def refused(change):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()

    rows = Review._base_manager.filter(pk=said.pk)
    refused(lambda: rows.update(verdict="asks", comment="No."))
    refused(lambda: rows._raw_delete(using="default"))
    refused(lambda: read.invitations.update(name="Somebody else"))
    content = {"by": lead, "verdict": "agrees", "said_at": said.said_at}
    refused(lambda: Review.objects.create(version=first, **content))
    refused(lambda: Review.objects.create(version=read, **content | {"verdict": "asks"}))
    refused(lambda: Review.objects.create(version=read, **content | {"by": None}))
    publish(version=read, by=lead)
    refused(lambda: Review.objects.create(version=read, **content))


def test_a_version_with_open_requests_may_be_published(read, lead):
    review(version=read, by=lead, verdict="asks", comment="Shorter.")

    assert publish(version=read, by=lead).state == "published"
    assert str(read.reviews.get()) == f"{lead.name}: Asks for a change"


def test_a_version_is_retired_from_force_and_stays_so(first, read, lead):
    with pytest.raises(CannotPublish, match="in force"):
        retire(version=read, by=lead)

    assert retire(version=first, by=lead).state == "retired"
    assert retire(version=first, by=lead).state == "retired"
