"""Two people in supervision, reached through the actions."""

from dataclasses import dataclass
from datetime import timedelta

from portal.dates import now, today
from portal.people.models import Employment, User
from supervision.sessions import actions
from supervision.sessions.models import AgreedAction, Agreement, Heading, Session


@dataclass
class World:
    employment: Employment
    person: User
    supervisor: User
    cast: dict

    @classmethod
    def of(cls, cast):
        person = cast["practitioner"]
        employment = Employment.objects.current().get(user=person)
        return cls(employment, person, cast["supervisor"], cast)

    @property
    def team(self) -> list[Employment]:
        """Two whom the supervisor supervises, the practitioner first."""
        theirs = Employment.objects.current().filter(supervision_lines__supervisor=self.supervisor)
        return [self.employment, theirs.exclude(pk=self.employment.pk).first()]

    @property
    def heading(self) -> Heading:
        return Heading.objects.get(of="record", code="thinking")

    def planned(self, *, days=0, **fields) -> Session:
        """A session that is planned, days from now."""
        fields = {
            "employments": [self.employment],
            "starts_at": now() + timedelta(days=days),
            "minutes": 60,
            "by": self.supervisor,
        } | fields
        return actions.plan(**fields)

    def held(self, **fields) -> Session:
        return actions.hold(session=self.planned(**fields), by=self.supervisor)

    def write(self, session, text="We thought about how to listen.", *, by=None, edit=0):
        return actions.save_entry(
            session=session, heading=self.heading, text=text, edit=edit, by=by or self.supervisor
        )

    def agreed_action(self, session, what="Read the guidance.", **fields) -> AgreedAction:
        fields = {
            "attendee": session.attendees.get(employment=self.employment),
            "owner": self.person,
            "by_when": today() + timedelta(days=14),
            "by": self.supervisor,
        } | fields
        return actions.add_action(session=session, what=what, **fields)

    def shared(self, **fields) -> Session:
        session = self.held(**fields)
        self.write(session)
        return actions.share(session=session, by=self.supervisor)

    def locked(self, **fields) -> Session:
        session = self.shared(**fields)
        actions.respond(session=session, agrees=True, by=self.person)
        session.refresh_from_db()
        return session

    def draft_agreement(self) -> Agreement:
        agreement = actions.begin_agreement(
            employment=self.employment, supervisor=self.supervisor, by=self.supervisor
        )
        part = agreement.parts.all()[0]
        actions.save_part(
            agreement=agreement,
            heading=part.heading,
            text="We meet to think, and to look after each other.",
            edit=part.edit,
            by=self.supervisor,
        )
        return agreement

    def offered(self) -> Agreement:
        return actions.offer(agreement=self.draft_agreement(), by=self.supervisor)

    def agreed(self) -> Agreement:
        return actions.agree(agreement=self.offered(), by=self.person)
