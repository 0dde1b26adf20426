"""What every page asks of whoever looks at it, in one question.

To put that question together takes ten times as long as to answer it. So it is put together once,
for somebody who can't be, on a day that never comes; from then on only the person and the time are
put in their places.
"""

from datetime import UTC, date, datetime
from functools import cache
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, Subquery, Value
from django.db.models.functions import Coalesce

from portal.dates import as_if, now, today
from portal.notices.models import Notice

from .job import Post
from .kept import KeptPost
from .supervision import SupervisionLine

NOBODY = 9_007_199_254_740_881
NEVER = datetime(9876, 5, 4, 12, 2, 1, tzinfo=UTC)


def standing_of(user) -> dict:
    """The job and team of the main post, whether people rate themselves in it, whether the person
    supervises anybody, how many messages are unread, and what was kept for them."""
    sql, names, places = _put_together(type(user), connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, [place(user.pk) for place in places])
        row = dict(zip(names, cursor.fetchone(), strict=True))
    return row | {
        "rates": bool(row["rates"]),
        "supervises": bool(row["supervises"]),
        "kept": _as_uuid(row["kept"]),
        "kept_at": _as_moment(row["kept_at"]),
    }


def question(user):
    """The same as Django asks it."""
    post = Post.objects.held_by(user).order_by("-starts", "-id")
    unread = Notice.objects.visible_to(user).unread().order_by().annotate(of=Value(1))
    kept = KeptPost.objects.filter(user=user).fresh().order_by("-kept_at")
    return (
        type(user)
        .objects.filter(pk=user.pk)
        .values(
            job=Subquery(post.values("job_role__name")[:1]),
            team=Subquery(post.values("team__name")[:1]),
            rates=Subquery(post.values("job_role__rates_own_skills")[:1]),
            supervises=Exists(SupervisionLine.objects.held_by(user)),
            unread=Coalesce(Subquery(unread.values("of").annotate(n=Count("pk")).values("n")), 0),
            kept=Subquery(kept.values("uuid")[:1]),
            kept_at=Subquery(kept.values("kept_at")[:1]),
        )
    )


@cache
def _put_together(model, vendor) -> tuple:
    with as_if(NEVER):
        asked = question(model(pk=NOBODY)).query
        sql, params = asked.sql_with_params()
    return sql, list(asked.annotation_select), [_place(value) for value in params]


def _place(value):
    """What goes where `value` stands: a function of the person's number."""
    if value == NOBODY:
        return lambda pk: pk
    at = _as_time(value)
    if at is None or at.year != NEVER.year:
        return lambda pk: value
    if not isinstance(at, datetime):
        days = at - NEVER.date()
        return lambda pk: connection.ops.adapt_datefield_value(today() + days)
    later = at - NEVER
    return lambda pk: connection.ops.adapt_datetimefield_value(now() + later)


def _as_time(value):
    """The day or the moment that it is, in whichever form the database takes it; else None."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    except ValueError:
        return None


def _as_uuid(value):
    return UUID(value) if isinstance(value, str) else value


def _as_moment(value):
    return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value
