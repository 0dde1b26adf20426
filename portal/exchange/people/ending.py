"""The end of many jobs at once, for people with nothing open. The rest leave by
`portal.changes.actions.make`, of which this does the same in bulk."""

from django.db.models import F, Q

from portal.changes.models import Change
from portal.dates import now
from portal.journal.actions import record_many
from portal.people.models import Employment, Post, SupervisionLine, User

# What `portal.changes` keeps of somebody whom nobody follows.
NOBODY_FOLLOWS = {"successor": None, "successors": {}}


class Endings:
    def __init__(self, by):
        self.by = by

    def plan(self, ends: list[tuple]) -> None:
        """Let each job end on a day to come: the nightly run of that day hands over."""
        self._drop_planned([employment for employment, _ in ends])
        changes = self._changes(ends, state=Change.State.PLANNED)
        self._record("change.planned", changes)

    def end(self, ends: list[tuple]) -> None:
        """End each job; `ends` is the first day after. Nobody is signed in with it any more."""
        employments = [employment for employment, _ in ends]
        for employment, day in ends:
            employment.ends = day
        lines = SupervisionLine.objects.filter(_still_open(), employment__in=employments)
        self._end_spans(lines, ends, "supervision_line.ended")
        self._end_spans(Post.objects.filter(_still_open(), employment__in=employments), ends)
        Employment.objects.bulk_update(employments, ["ends"])
        record_many((("employment.ended", one, {}) for one in employments), by=self.by)
        self._drop_planned(employments)
        self._record("change.made", self._changes(ends, state=Change.State.MADE, made_at=now()))
        users = User.objects.filter(pk__in=[one.user_id for one in employments], is_active=True)
        record_many([("person.closed", user, {}) for user in users], by=self.by)
        users.update(is_active=False)

    def _end_spans(self, spans, ends, verb=None):
        """What is open on the day ends then; what would begin later ends as it begins."""
        days = {employment.pk: day for employment, day in ends}
        found = [
            span for span in spans if span.ends is None or span.ends > days[span.employment_id]
        ]
        for span in found:
            span.ends = max(days[span.employment_id], span.starts)
        if found:
            type(found[0]).objects.bulk_update(found, ["ends"])
        if verb:
            record_many([(verb, span, {}) for span in found], by=self.by)

    def _drop_planned(self, employments):
        Change.objects.filter(
            employment__in=employments, kind=Change.Kind.LEAVE, state=Change.State.PLANNED
        ).update(state=Change.State.CANCELLED)

    def _changes(self, ends, **fields):
        return Change.objects.bulk_create(
            Change(
                kind=Change.Kind.LEAVE,
                employment=employment,
                on_day=day,
                details=NOBODY_FOLLOWS,
                planned_by=self.by,
                planned_at=now(),
                **fields,
            )
            for employment, day in ends
        )

    def _record(self, verb, changes):
        record_many(
            [(verb, change, {"employment": change.employment_id}) for change in changes], by=self.by
        )


def _still_open() -> Q:
    return Q(ends__isnull=True) | Q(ends__gt=F("starts"))
