"""The figures, counted by the database, and laid out for a reviewer and for a workforce lead."""

from dataclasses import dataclass
from functools import reduce
from operator import add

from django.db.models import Count, F, Sum

from portal.dates import months_after, today
from portal.people.models import User
from portal.people.querysets import is_person
from skills.framework.models import Domain

from ..models import Confirmation
from .hiding import Spread, shown_beside, split

MONTHS = 12
FRAMEWORK = "revision__statement__version__framework"
AREA = "revision__statement__domain__code"
HIDDEN = "hidden"


@dataclass
class Row:
    """An area with one's own spread and everyone's; None where there is none or it is hidden."""

    area: object
    own: Spread | None = None
    everyone: Spread | None = None
    others: tuple = ()


@dataclass
class Beside:
    """One's own spread beside everyone's, by area and in all."""

    rows: list
    own: Spread | None
    everyone: Spread | None

    @property
    def hides(self) -> bool:
        return any(row.everyone is None for row in self.rows)


@dataclass
class Reviewer:
    """A reviewer's spreads, each with its area; None where there is none, HIDDEN where it rests on
    too few or would give others away. `overall` is of what is shown."""

    user: User
    by_area: list
    overall: Spread | None


@dataclass
class Table:
    rows: list
    reviewers: list
    everyone: Spread | None
    hides: bool


def may_calibrate(user) -> bool:
    """Has the person ever confirmed a level?"""
    return Confirmation.objects.filter(is_person(user, "by")).exists()


def sees_all(user) -> list[int]:
    """The organisations of which the person sees every reviewer's spread, as their workforce
    lead."""
    grants = [grant for grant in user.live_grants if grant.role == "workforce_lead"]
    return [grant.organisation_id for grant in grants if grant.team_id is None]


def everyone_beside(user) -> Beside:
    """What a reviewer sees: their own in full, everyone's where it gives nobody away. A workforce
    lead sees their organisation's beside it, so it must not tell of a few people elsewhere."""
    compared = _compared()
    mine = is_person(user, "by")
    own = _by_area(compared.filter(mine))
    others = _by_area(compared.exclude(mine))
    elsewhere = _elsewhere(compared.exclude(mine), sees_all(user))
    rows = []
    for key, area in _areas(own.keys() | others.keys()).items():
        beside = shown_beside(own.get(key, Spread()), others.get(key, Spread()))
        if key in elsewhere and shown_beside(Spread(), elsewhere[key]) is None:
            beside = None
        rows.append(Row(area, own.get(key), beside))
    return Beside(rows, _sum(own.values()), _sum(row.everyone for row in rows))


def _elsewhere(confirmations, organisations) -> dict:
    """What would be left of everyone's figures without those of the organisations."""
    if not organisations:
        return {}
    here = {"review__assessment__employment__organisation__in": organisations}
    return _by_area(confirmations.exclude(**here))


def side_by_side(user, organisations) -> Table:
    """What a workforce lead sees: each reviewer by area, in the order of their names."""
    found = _compared().filter(review__assessment__employment__organisation__in=organisations)
    everyone = _by_area(found)
    groups = {key: {} for key in everyone}
    for row in _counted(found, FRAMEWORK, AREA, "by"):
        groups[row[FRAMEWORK], row[AREA]][row["by"]] = _spread(row)
    known = {user.pk}
    parted = {key: split(groups[key], everyone[key], known) for key in groups}
    areas = _areas(groups)
    rows = [
        Row(area, None, parted[key][1], tuple(parted[key][0].values()))
        for key, area in areas.items()
    ]
    names = User.objects.filter(pk__in={by for one in groups.values() for by in one})
    reviewers = [
        _reviewer(person, [(areas[key], groups[key], parted[key][0]) for key in areas])
        for person in names
    ]
    hides = any(len(parted[key][0]) < len(groups[key]) for key in groups)
    return Table(rows, reviewers, _sum(row.everyone for row in rows), hides)


def _reviewer(person, areas) -> Reviewer:
    cells = [
        (area, shown.get(person.pk, HIDDEN if person.pk in groups else None))
        for area, groups, shown in areas
    ]
    return Reviewer(person, cells, _sum(cell for _, cell in cells if cell != HIDDEN))


def _compared():
    """What was confirmed in the last twelve months where both gave a level: “not part of the job”
    is no difference. A second look, an opinion and an area count for who gave the level."""
    since = months_after(today(), -MONTHS)
    return Confirmation.objects.filter(
        confirmed_on__gte=since, level__isnull=False, revision__level__isnull=False
    )


def _by_area(confirmations) -> dict:
    rows = _counted(confirmations, FRAMEWORK, AREA)
    return {(row[FRAMEWORK], row[AREA]): _spread(row) for row in rows}


def _counted(confirmations, *parts):
    return (
        confirmations.order_by()
        .values(*parts)
        .annotate(
            answers=Count("pk"),
            total=Sum(F("level") - F("revision__level")),
            people=Count("subject", distinct=True),
            reviewers=Count("by", distinct=True),
        )
    )


def _spread(row) -> Spread:
    return Spread(row["answers"], row["total"], row["people"], row["reviewers"])


def _areas(keys) -> dict:
    """The areas with figures, as the newest version names and orders them."""
    published = Domain.objects.filter(version__published_at__isnull=False)
    newest = {}
    for area in published.select_related("version").order_by("version__number"):
        newest[area.version.framework_id, area.code] = area
    wanted = [key for key in newest if key in keys]
    return {
        key: newest[key] for key in sorted(wanted, key=lambda key: (key[0], newest[key].position))
    }


def _sum(spreads) -> Spread | None:
    known = [one for one in spreads if one is not None]
    return reduce(add, known) if known else None
