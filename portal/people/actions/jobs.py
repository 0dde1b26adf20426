"""What a change in somebody's job is made of. Each is a part of a change whose rule was asked by
`portal.changes.actions.make`; `by` is who asked for it, or None for the portal."""

from django.db import transaction
from django.db.models import F, Q

from portal.journal.actions import record

from ..models import Employment, Post, RoleGrant, SupervisionLine
from ..sessions import end_sessions


def _open_on(day) -> Q:
    return Q(ends__isnull=True) | Q(ends__gt=day)


@transaction.atomic
def begin_job(*, user, organisation, team, job_role, starts, by, **fields) -> Employment:
    """An employment with its first post."""
    employment = Employment.objects.create(
        user=user, organisation=organisation, starts=starts, **fields
    )
    Post.objects.create(employment=employment, team=team, job_role=job_role, starts=starts)
    record("employment.started", employment, by=by)
    return employment


@transaction.atomic
def change_post(*, employment, team, job_role, day, by) -> Post:
    """Another team or job role from `day` on. A post that was to begin later begins no more."""
    _close(employment.posts, day)
    post = Post.objects.create(
        employment=employment, team=team, job_role=job_role, starts=day, ends=employment.ends
    )
    record("post.started", post, by=by, employment=employment.pk)
    return post


@transaction.atomic
def end_job(*, employment, day, by) -> Employment:
    """The employment, its post and the supervision in it end: `day` is the first day after."""
    _close(employment.posts, day)
    for line in employment.supervision_lines.filter(_open_on(day)):
        end_line(line=line, day=day, by=by)
    employment.ends = max(day, employment.starts)
    employment.save(update_fields=["ends"])
    record("employment.ended", employment, by=by)
    return employment


def _close(spans, day) -> None:
    """End what is open on the day; what would begin later ends as it begins."""
    spans.filter(_open_on(day), starts__gt=day).update(ends=F("starts"))
    spans.filter(_open_on(day), starts__lte=day).update(ends=day)


@transaction.atomic
def put_line(*, employment, supervisor, kind, day, by) -> SupervisionLine:
    """Let somebody supervise from `day` on, in place of whoever did."""
    for line in employment.supervision_lines.filter(_open_on(day), kind=kind):
        end_line(line=line, day=day, by=by)
    line = SupervisionLine.objects.create(
        employment=employment,
        subject=employment.user,
        supervisor=supervisor,
        kind=kind,
        starts=day,
        ends=employment.ends,
    )
    record("supervision_line.started", line, by=by)
    return line


@transaction.atomic
def end_line(*, line, day, by) -> SupervisionLine:
    line.ends = max(day, line.starts)
    line.save(update_fields=["ends"])
    record("supervision_line.ended", line, by=by)
    return line


@transaction.atomic
def end_grant_with_job(*, grant, day, by) -> RoleGrant:
    """A role that came with a job ends with it, and its holder signs in anew."""
    grant.ends = max(day, grant.starts)
    grant.save(update_fields=["ends"])
    end_sessions(grant.user)
    record("role.ended", grant, by=by)
    return grant


@transaction.atomic
def close_account(*, user, by) -> None:
    """Nobody signs in by it any more, and whoever is signed in is not. Nothing is forgotten."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user)
    record("person.closed", user, by=by)


@transaction.atomic
def open_account(*, user, by) -> None:
    user.is_active = True
    user.save(update_fields=["is_active"])
    record("person.opened", user, by=by)
