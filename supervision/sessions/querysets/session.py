from django.db import models
from django.db.models import Exists, OuterRef, Q

from portal.dates import now
from portal.people.querysets import is_person

from .conditions import (
    covered,
    drawn_by,
    handed_over,
    has_left,
    left_to,
    opened,
    party,
    read_by_joint,
    shared_with,
)

READ = ("shared", "locked")


class SessionQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """One's own, those not over that one covers, and what a former supervisor left planned.
        Besides, once shared: with an opening by reason, or by a joint agreement; once locked: what
        is handed over to a new supervisor, what the practitioner shares with them, and what was
        drawn in a sample. Each row once."""
        return self.filter(_by_right(viewer) | Q(state__in=READ) & opened(viewer))

    def visible_by_right(self, viewer):
        return self.filter(_by_right(viewer))

    def to_be_held_by(self, viewer):
        """Planned, and the viewer's to hold: their own, and what a former supervisor left."""
        mine = is_person(viewer, "supervisor") & ~has_left()
        return self.planned().filter(mine | left_to(viewer))

    def of_party(self, viewer):
        return self.filter(party(viewer))

    def for_employment(self, employment):
        return self.filter(attendees__employment=employment)

    def planned(self):
        return self.filter(state="planned")

    def to_come(self):
        return self.planned().filter(starts_at__gte=now())

    def awaiting(self, person):
        """Shared, and waiting for what this person says to it."""
        fields = self.model._meta
        attendees = fields.get_field("attendees").related_model.objects
        responses = fields.get_field("responses").related_model.objects
        asked = attendees.filter(is_person(person, "subject"), session=OuterRef("pk"))
        answered = responses.filter(is_person(person, "of"), session=OuterRef("pk"))
        waiting = self.filter(Exists(asked.filter(was_away=False)), state="shared")
        return waiting.exclude(Exists(answered))

    def held_for_update(self):
        return self.select_for_update(of=("self",))

    def with_people(self):
        return self.select_related("supervisor").prefetch_related(
            "attendees__subject", "attendees__employment__organisation"
        )


def _by_right(viewer) -> Q:
    mine = party(viewer) | covered(viewer) | left_to(viewer)
    locked = handed_over(viewer) | shared_with(viewer) | drawn_by(viewer)
    return mine | Q(state__in=READ) & read_by_joint(viewer) | Q(state="locked") & locked


class AttendeeQuerySet(models.QuerySet):
    def regular(self):
        return self.exclude(session__kind="short_note")


class AgendaPointQuerySet(models.QuerySet):
    def not_yet(self):
        return self.filter(talked_about=False)
