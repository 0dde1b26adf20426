"""What a round asks, so that it fits the time there is: the safety statements first, then an area
at a time; once a statement was confirmed, again only when it has changed or is due.

Partners and volunteers are asked a short profile: the safety statements, and those that their role
needs at a high level (the setting `assessment.short_from_level`). Who comes back after months away
(`assessment.again_after_months_away`) keeps what they had, and is asked all of it again.
"""

from dataclasses import dataclass, field

from django.db.models import Exists, Max, OuterRef, Subquery

from portal.dates import months_after, today
from portal.people.clocks import Clocks
from portal.policy.models import Setting
from skills.framework.models import RoleProfile, StatementMap

from .models import AnswerRevision, Assessment, Confirmation, ConfirmedLevel
from .rounds import needed_in

Kind = Assessment.Kind
# What will be due within so many days is asked along with what is.
DUE_SOON_DAYS = 60


@dataclass(frozen=True)
class Offer:
    """A round that may be begun: its kind, the statements that it would ask, and about how many
    minutes that takes. `due` is the day by which the first of them is to be confirmed again."""

    kind: str
    statements: list
    minutes: int
    domain: object = None
    due: object = None

    @property
    def count(self) -> int:
        return len(self.statements)


@dataclass
class Scope:
    """The statements of a job, and how long ago each was confirmed. `profile` is the role's in the
    version in force, or None."""

    employment: object
    profile: RoleProfile | None
    is_short: bool = False
    statements: list = field(default_factory=list)
    months: int = 0
    seconds: int = 0
    short_from: int = 0

    @classmethod
    def of(cls, employment, profile=None):
        """For the job held today; `profile` where it is known already."""
        if profile is None:
            post = employment.post_on(today())
            profile = post and RoleProfile.objects.for_post(post).select_related("version").first()
        scope = cls(employment=employment, profile=profile, is_short=asks_little(employment))
        if profile:
            scope.statements = list(_statements(employment, profile))
            scope.months = Setting.objects.value("assessment.every_months")
            scope.seconds = Setting.objects.value("assessment.seconds_a_statement")
            scope.short_from = Setting.objects.value("assessment.short_from_level")
            scope._find_due()
        return scope

    def _find_due(self) -> None:
        clocks = Clocks([self.employment.pk])
        back_on = self._back_on()
        for one in self.statements:
            one.due = one.confirmed_on and clocks.months_after(
                self.employment.pk, one.confirmed_on, self.months
            )
            if back_on and one.confirmed_on and one.confirmed_on < back_on:
                one.due = min(one.due, back_on)

    def _back_on(self):
        """The day on which they last came back from a long time away; None without one."""
        months = Setting.objects.value("assessment.again_after_months_away")
        away = self.employment.absences.filter(ends__lte=today()).order_by("ends")
        back = [one.ends for one in away if months_after(one.starts, months) <= one.ends]
        return back[-1] if back else None

    @property
    def is_new(self) -> bool:
        """Was none of the safety statements ever confirmed in this job?"""
        core = [one for one in self.statements if one.core]
        return not any(one.confirmed_on for one in core or self.statements)

    def offers(self) -> list[Offer]:
        """The rounds that fit today, the one to begin with first."""
        found = [self.offer(Kind.SHORT if self.is_short else Kind.CORE)] if self.is_new else []
        found.append(self.offer(Kind.CHANGES))
        found += [self.offer(Kind.AREA, domain) for domain in self.areas_to_do()]
        found.append(self.offer(Kind.FULL))
        return _without_twins([one for one in found if one.statements])

    def areas_to_do(self) -> list:
        """The areas with statements that were never confirmed, in the framework’s order."""
        return list({one.domain: None for one in self.statements if self._is_new_to_them(one)})

    def offer(self, kind: str, domain=None) -> Offer:
        asked = [one for one in self.statements if self._asks(kind, one, domain)]
        if kind == Kind.AREA and not asked:
            # An area that is up to date may be looked at again whenever they want.
            asked = [one for one in self.statements if one.domain == domain]
        days = [one.due for one in asked if one.due]
        return Offer(
            kind=kind,
            domain=domain,
            statements=asked,
            minutes=minutes(len(asked), self.seconds),
            due=min(days, default=None),
        )

    def _asks(self, kind, one, domain) -> bool:
        if kind == Kind.CORE:
            return one.core
        if kind == Kind.SHORT:
            return one.core or one.minimum >= self.short_from
        if kind == Kind.CHANGES:
            return not self.is_new and (is_due(one) or self._is_changed(one))
        if kind == Kind.AREA:
            return one.domain == domain and (one.confirmed_on is None or is_due(one))
        return one.confirmed_on is None or is_due(one) or self._is_up_to_date()

    def _is_changed(self, one) -> bool:
        """Never confirmed with this meaning, and a safety statement or one that they answered
        before its meaning changed."""
        return one.confirmed_on is None and (one.core or one.was_answered)

    def _is_new_to_them(self, one) -> bool:
        if self.is_short and one.minimum < self.short_from:
            return False
        return one.confirmed_on is None and not one.core and not one.was_answered

    def _is_up_to_date(self) -> bool:
        """Is there nothing to ask? Then everything may be looked at again."""
        return not any(one.confirmed_on is None or is_due(one) for one in self.statements)


def asks_little(employment) -> bool:
    return employment.kind == employment.Kind.VOLUNTEER or not employment.organisation.is_council


def is_due(statement) -> bool:
    return statement.due is not None and (statement.due - today()).days <= DUE_SOON_DAYS


def minutes(count: int, seconds: int) -> int:
    """About how long so many statements take, in whole minutes and at least one."""
    return max(1, round(count * seconds / 60))


def _statements(employment, profile):
    """All of the version's, each with the role's `minimum`, the day on which it was last confirmed
    in this job, as a level or as no part of it (`confirmed_on`), and whether one that it came from
    was answered before (`was_answered`)."""
    in_job = {
        "review__assessment__employment": employment,
        "review__assessment__profile__job_role": profile.job_role_id,
    }
    confirmed = Confirmation.objects.filter(**in_job).order_by()
    last = Max("confirmed_on")
    own = confirmed.filter(revision__statement__meaning=OuterRef("meaning"))
    own = own.values("revision__statement__meaning").annotate(last=last)
    before = AnswerRevision.objects.filter(
        assessment__employment=employment, statement__lineage=OuterRef("lineage")
    )
    rows = list(
        needed_in(profile)
        .annotate(confirmed_on=Subquery(own.values("last")), was_answered=Exists(before))
        .order_by("domain__position", "position")
    )
    _count_answering(rows, employment, profile)
    return rows


def _count_answering(rows, employment, profile) -> None:
    """A level in a statement of another framework that also answers this one counts here too."""
    answering = StatementMap.objects.by_answered(on=today())
    if not answering:
        return
    days = dict(
        ConfirmedLevel.objects.filter(
            employment=employment, job_role=profile.job_role_id, ends=None
        ).values_list("meaning", "affirmed_on")
    )
    for one in rows:
        known = [days[meaning] for meaning in answering.get(one.meaning, ()) if meaning in days]
        one.confirmed_on = max([*known, *filter(None, [one.confirmed_on])], default=None)


def _without_twins(offers) -> list[Offer]:
    """Of rounds that would ask the same, the first."""
    seen, kept = set(), []
    for one in offers:
        asked = tuple(statement.pk for statement in one.statements)
        if asked not in seen:
            seen.add(asked)
            kept.append(one)
    return kept
