"""What a reviewed round came to, for its page: the finding, the picture, what changed, what is
strong, what to work on, and what both sides said."""

from functools import cached_property

from django.db.models import Exists, OuterRef

from .comparing import compare
from .helping import gaps_of
from .models import OutsideView, ResponseNote
from .profile import Moves, Profile
from .rounds import lines_of, reviewed
from .standing import by_importance

# More praise than this is a list.
STRENGTHS = 5
# From this level on, a higher confirmed level than the person said is worth telling.
STRONG_FROM = 3


class Outcome:
    """The page asks for what it shows; each thing is read once. The plan is in it for those alone
    whose plan it is (`with_plan`)."""

    def __init__(self, assessment, *, with_plan=False):
        self.assessment = assessment
        self.with_plan = with_plan
        self.employment = assessment.employment

    @cached_property
    def reviews(self) -> list:
        views = OutsideView.objects.filter(revision__assessment=OuterRef("assessment"))
        found = self.assessment.reviews.select_related("by", "response__by")
        return list(found.annotate(has_views=Exists(views)).order_by("finished_at", "pk"))

    @cached_property
    def areas(self) -> list:
        """With what was said to each level put beside it."""
        areas = reviewed(self.assessment)
        if any(hasattr(review, "response") for review in self.reviews):
            _put_notes(areas, self.assessment)
        if any(review.has_views for review in self.reviews):
            _put_views(areas, self.assessment)
        return areas

    @cached_property
    def lines(self) -> list:
        return lines_of(self.areas)

    @property
    def counted(self) -> list:
        return [line for line in self.lines if line.is_counted]

    @property
    def at_level(self) -> int:
        return sum(area.at_level for area in self.areas)

    @property
    def left_out(self) -> int:
        return sum(not line.is_part_of_job for line in self.lines)

    @property
    def unanswered(self) -> int:
        return sum(line.said is None for line in self.lines)

    @cached_property
    def change(self):
        return compare(self.assessment, self.lines)

    @cached_property
    def moves(self) -> Moves:
        return Moves(self.areas if self.change.lines else [])

    @cached_property
    def profile(self) -> Profile:
        return Profile(self.areas, short_names(self.assessment.version))

    @cached_property
    def strengths(self) -> list:
        """Above the level needed, or high and confirmed higher than they said; the highest come
        first."""
        strong = [line for line in self.counted if is_strength(line)]
        strong.sort(key=lambda line: (-line.confirmed_level, line.minimum - line.confirmed_level))
        return strong[:STRENGTHS]

    @cached_property
    def steps(self) -> list:
        """The person's plan, what is late first."""
        if not self.with_plan:
            return []
        return list(self.employment.development_actions.in_order())

    @cached_property
    def gaps(self) -> list:
        return gaps_of(by_importance(self.lines), self.employment.user, self.steps)

    @property
    def core_gaps(self) -> list:
        return [gap for gap in self.gaps if gap.statement.core]

    @cached_property
    def voices(self) -> list:
        """The lines about which somebody said more than a level."""
        return [line for line in self.lines if _is_told(line)]

    @property
    def open_voices(self) -> list:
        """Those to read first: where the two differ, or more than the two said something."""
        return [line for line in self.voices if _is_open_to_talk(line)]

    @property
    def other_voices(self) -> list:
        return [line for line in self.voices if not _is_open_to_talk(line)]


def is_strength(line) -> bool:
    if line.minimum and line.confirmed_level > line.minimum:
        return True
    is_higher = line.level is not None and line.confirmed_level > line.level
    return is_higher and line.confirmed_level >= STRONG_FROM


def short_names(version) -> dict:
    """What fits under a number at the head of the picture: “Not yet”, “Supported”, “Leading”."""
    levels = version.levels.all()
    return {x.value: x.code.replace("-", " ").capitalize() if x.value else x.name for x in levels}


def _is_told(line) -> bool:
    several = len(line.confirmations) > 1
    noted = any(one.comment or note_of(one) for one in line.confirmations)
    return several or noted or bool(views_of(line))


def _is_open_to_talk(line) -> bool:
    said = (line.level, line.not_in_role)
    confirmed = [(one.level, one.not_in_role) for one in line.confirmations]
    differs = any(one != said for one in confirmed)
    return differs or any(map(note_of, line.confirmations)) or bool(views_of(line))


def note_of(confirmation):
    """What the practitioner said to a level, or None."""
    return getattr(confirmation, "note", None)


def views_of(line) -> list:
    """What outside assessors said of the answer."""
    return getattr(line.said, "views", [])


def _put_notes(areas, assessment) -> None:
    rows = ResponseNote.objects.filter(response__review__assessment=assessment)
    notes = {row.confirmation_id: row for row in rows.select_related("response__by")}
    for line in lines_of(areas):
        for confirmation in line.confirmations:
            confirmation.note = notes.get(confirmation.pk)


def _put_views(areas, assessment) -> None:
    rows = OutsideView.objects.filter(revision__assessment=assessment)
    views = {}
    for row in rows.select_related("confirmer__user"):
        views.setdefault(row.revision_id, []).append(row)
    for line in lines_of(areas):
        if line.said:
            line.said.views = views.get(line.said.pk, [])
