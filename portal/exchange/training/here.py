"""Who and what there is here, as far as a file of past records may ask."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F

from portal.exchange.people.columns import plain
from portal.people.models import Employment, User
from skills.training.models import Completion, Course


@dataclass(frozen=True)
class Someone:
    """The account that counts, where two were merged."""

    pk: int
    name: str
    email: str

    def __str__(self):
        return f"{self.name} ({self.email})" if self.email else self.name


class Here:
    """For the people of one organisation, or, with None, for all."""

    def __init__(self, organisation=None):
        rows = list(User.objects.values_list("pk", "name", "email", "merged_into"))
        kept = {pk: into or pk for pk, _, _, into in rows}
        accounts = {pk: Someone(pk, name, email or "") for pk, name, email, _ in rows}
        jobs = Employment.objects.current()
        if organisation is not None:
            jobs = jobs.filter(organisation=organisation)
        at_work = {kept[pk] for pk in jobs.values_list("user", flat=True)}
        self.kept = kept
        self.by_email, self.by_name = {}, defaultdict(set)
        for pk, name, email, _ in rows:
            someone = accounts[kept[pk]]
            if email and (organisation is None or someone.pk in at_work):
                self.by_email[email.lower()] = someone
            if someone.pk in at_work:
                self.by_name[plain(name)].add(someone)
        self.courses = self._courses()
        self.done = self._done()

    def _courses(self) -> dict[str, Course]:
        courses = list(Course.objects.order_by(F("retired_on").desc(nulls_last=True), "code"))
        titles = {plain(one.title): one for one in courses}
        return titles | {plain(one.code): one for one in courses}

    def _done(self) -> dict[tuple, bool]:
        """Of whom, which course and which day: True where it was withdrawn, and nothing of the same
        day stands."""
        found = Completion.ever.values_list("user", "course", "completed_on", "withdrawn_at")
        done = {}
        for user, course, day, withdrawn in found.iterator():
            key = (self.kept[user], course, day)
            done[key] = bool(withdrawn) and done.get(key, True)
        return done

    def course_named(self, text) -> Course | None:
        return self.courses.get(plain(text))

    def people(self, past) -> set[Someone]:
        """Whoever it may be: by the address where there is one, or else by the name."""
        if past.email:
            someone = self.by_email.get(past.email)
            return {someone} if someone else set()
        return self.by_name.get(plain(past.name), set())
