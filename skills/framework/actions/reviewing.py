"""A version is read through: by editors, and by people without an account who were asked by a
link."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record
from portal.links.actions import make, use
from portal.links.models import Link
from portal.policy.models import Setting

from .. import emails
from ..models import FrameworkVersion, Review, ReviewInvitation
from ..refusals import CannotReview, NotADraft
from ..rules import faults, may_draft
from .locking import draft, locked

PURPOSE = "review_framework"
State = FrameworkVersion.State
Verdict = Review.Verdict


@transaction.atomic
def send_to_review(*, version, by) -> FrameworkVersion:
    """Ask people to read it. Nothing is written in it until it is taken back."""
    version = locked(version.pk)
    refuse_unless(may_draft(by))
    if version.is_in_review:
        return version
    version = draft(version.pk, by)
    found = faults(version)
    if found:
        raise CannotReview(" ".join(found))
    version.state = State.IN_REVIEW
    version.save(update_fields=["state"])
    entry = record("framework.sent_to_review", version, by=by)
    emails.sent_to_review(version, by, entry=entry)
    return version


@transaction.atomic
def take_back_to_draft(*, version, by) -> FrameworkVersion:
    """Go on writing. What was said of it stays."""
    version = locked(version.pk)
    refuse_unless(may_draft(by))
    if version.is_draft:
        return version
    if not version.is_in_review:
        raise NotADraft("This version was published, so it never changes. Begin a new version.")
    version.state = State.DRAFT
    version.save(update_fields=["state"])
    record("framework.taken_back", version, by=by)
    return version


def _in_review(version) -> FrameworkVersion:
    version = locked(version.pk)
    if not version.is_in_review:
        raise CannotReview("Nobody is asked about this version now.")
    return version


@transaction.atomic
def review(*, version, by, verdict, comment="", statement=None) -> Review:
    """Say something of the version, or of a statement of it. The same again is the one there is."""
    refuse_unless(by is not None and may_draft(by))
    version = _in_review(version)
    said = _say(version, {"by": by}, verdict, comment, statement)
    record("framework.reviewed", said, by=by, version=version.pk)
    emails.answered(said, by)
    return said


def _say(version, reader, verdict, comment, statement) -> Review:
    comment = comment.strip()
    if verdict != Verdict.AGREES and not comment:
        raise CannotReview("Say what you would change, or what you want to say.")
    content = {
        "version": version,
        **reader,
        "lineage": statement.lineage if statement else None,
        "about": statement.title if statement else "",
        "verdict": verdict,
        "comment": comment,
    }
    last = Review.objects.filter(version=version, **reader, lineage=content["lineage"]).last()
    if last and (last.verdict, last.comment) == (verdict, comment):
        return last
    return Review.objects.create(**content, said_at=now())


@transaction.atomic
def invite(*, version, name, email, by) -> Link:
    """Ask somebody without an account. Who was asked before gets no second link while the first is
    good; once theirs was used or ran out, they get a new one."""
    refuse_unless(by is not None and may_draft(by))
    version = _in_review(version)
    invitation, _ = ReviewInvitation.objects.get_or_create(
        version=version,
        email=email.lower(),
        defaults={"name": name, "invited_by": by, "invited_at": now()},
    )
    link = make(
        purpose=PURPOSE,
        object_id=invitation.pk,
        email=invitation.email,
        days=Setting.objects.value("framework.review_link_days"),
        ask=", ".join(filter(None, (by.name, by.email)))[:200],
        by=by,
    )
    record("framework.invited", invitation, by=by, version=version.pk)
    emails.invited(invitation, link)
    return link


@transaction.atomic
def answer_by_link(*, link, verdict, comment="", about=()) -> Review:
    """What somebody without an account says, once: of the whole, and in `about` of statements, each
    with a verdict and a comment."""
    invitation = ReviewInvitation.objects.get(pk=link.object_id)
    version = _in_review(invitation.version)
    reader = {"invitation": invitation}
    for statement, statement_verdict, words in about:
        _say(version, reader, statement_verdict, words, statement)
    said = _say(version, reader, verdict, comment, None)
    use(link)
    record("framework.reviewed", said, by=None, version=version.pk)
    emails.answered(said, None)
    return said
