"""The training team adds a course, changes it, ends it. What people finished before stays as it is:
its last day was counted then."""

import json
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.text import slugify

from portal.access import refuse_unless
from portal.dates import today
from portal.journal.actions import record
from portal.plain.finding import check

from ..addresses_taken import taken
from ..asked_by import is_asked_for
from ..models import Completion, Course, CourseStatement
from ..refusals import CannotPlan, Stale
from ..rules import may_run_training

# All that is written of a course but its code, by which gates and files know it.
FACTS = (
    "title summary level mode hours practice_sessions audience refresh_months yearly_update expiry "
    "ends_month ends_day renewal_days needs_evaluation certificate address "
    "open_to_voluntary_sector why_not_open"
).split()
LINKS = ("before", "required_for")


def as_written(course) -> dict:
    """All that the training team writes of it, as plain values."""
    return {
        **{name: getattr(course, name) for name in FACTS},
        **{name: sorted(getattr(course, name).values_list("pk", flat=True)) for name in LINKS},
        "statements": {
            str(lineage): level
            for lineage, level in course.statements.values_list("lineage", "up_to_level")
        },
    }


def edition_of(course) -> str:
    """Another one after each change, so that a page opened before it is known to be stale."""
    written = as_written(course)
    written["hours"] = f"{course.hours:.1f}"  # 6 and 6.0 are the same
    return sha256(json.dumps(written, sort_keys=True, default=str).encode()).hexdigest()[:32]


@transaction.atomic
def add_course(
    *, code, before=(), required_for=(), statements, hidden=False, declared=(), by, **facts
) -> Course:
    """A new course at an address made of its title. `statements` has by lineage the level up to
    which it helps; `hidden` keeps it off the list until it is brought back."""
    refuse_unless(may_run_training(by))
    slug = _slug_of(facts["title"])
    _check_words(facts, declared)
    course = Course(code=code, slug=slug, retired_on=today() if hidden else None, **facts)
    try:
        with transaction.atomic():
            course.save()
    except IntegrityError as taken_already:
        raise CannotPlan(
            "There is a course with this code or title already. Enter another one."
        ) from taken_already
    _link(course, before, required_for, statements)
    record("training.course_added", course, by=by)
    return course


def _slug_of(title) -> str:
    slug = slugify(title)[:80].strip("-")
    if not slug:
        raise CannotPlan("Enter a title with letters in it. Its address is made of them.")
    if slug in taken():
        raise CannotPlan(
            f"A page of the portal has the address “{slug}” already. Add a word to the title."
        )
    return slug


def _check_words(facts, declared) -> None:
    for name in ("summary", "audience", "why_not_open"):
        check(facts.get(name, ""), declared=declared)


def _link(course, before, required_for, statements) -> None:
    course.before.set(before)
    course.required_for.set(required_for)
    course.statements.all().delete()
    CourseStatement.objects.bulk_create(
        CourseStatement(course=course, lineage=lineage, up_to_level=level)
        for lineage, level in statements.items()
    )


@transaction.atomic
def change_course(
    *, course, before, required_for, statements, edition, declared=(), by, **facts
) -> Course:
    """Its address and code stay. `edition` is that of the page: Stale where somebody saved since.
    Saving the same again changes nothing."""
    course = _held(course, by)
    stands = edition_of(course)
    _check_words(facts, declared)
    was = as_written(course)
    wanted = facts | {
        "before": sorted(one.pk for one in before),
        "required_for": sorted(one.pk for one in required_for),
        "statements": {str(lineage): level for lineage, level in statements.items()},
    }
    if was == was | wanted:
        return course
    if edition != stands:
        raise Stale(course)
    if _goes_round(course, before):
        raise CannotPlan("One of the courses to do first needs this one first. Choose others.")
    for name, value in facts.items():
        setattr(course, name, value)
    course.save(update_fields=list(facts))
    _link(course, before, required_for, statements)
    record("training.course_changed", course, by=by)
    return course


def _goes_round(course, before) -> bool:
    """Would somebody have to finish it before they can begin it?"""
    seen, ahead = set(), {one.pk for one in before}
    while ahead:
        if course.pk in ahead:
            return True
        seen |= ahead
        found = Course.objects.filter(after__in=ahead).values_list("pk", flat=True)
        ahead = set(found) - seen
    return False


def _held(course, by) -> Course:
    refuse_unless(may_run_training(by))
    return Course.objects.select_for_update().get(pk=course.pk)


@transaction.atomic
def retire_course(*, course, on, by) -> Course:
    """From that day on it is off the list and no date can be planned. Dates that are planned stay:
    whoever has a place keeps it. What people finished goes on counting."""
    course = _held(course, by)
    if course.retired_on == on:
        return course
    if on < today():
        raise CannotPlan("Enter today or a later day.")
    course.retired_on = on
    course.save(update_fields=["retired_on"])
    record("training.course_retired", course, by=by)
    return course


@transaction.atomic
def bring_back_course(*, course, by) -> Course:
    course = _held(course, by)
    if course.retired_on is not None:
        course.retired_on = None
        course.save(update_fields=["retired_on"])
        record("training.course_brought_back", course, by=by)
    return course


WAS_USED = "This course was used, so it can’t be deleted. Stop offering it instead."


def was_used(course) -> bool:
    """Did anybody plan it, finish it or ask for it? Then it stays, for the records’ sake."""
    done = Completion.ever.filter(course=course)
    used = (course.events, done, course.enrolments, course.elsewhere, course.after)
    return any(rows.exists() for rows in used) or is_asked_for(course)


@transaction.atomic
def delete_course(*, course, by) -> None:
    """One that was added by mistake."""
    course = _held(course, by)
    if was_used(course):
        raise CannotPlan(WAS_USED)
    try:
        with transaction.atomic():
            record("training.course_deleted", course, by=by)
            course.delete()
    except ProtectedError as used:  # by an app above, which this one knows nothing of
        raise CannotPlan(WAS_USED) from used
