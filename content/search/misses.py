"""Counting what nothing was found for, so that editors can write it."""

from datetime import timedelta

from django.db.models import F

from portal.dates import today
from portal.plain.finding import find

from ..models import SearchMiss
from .finding import Question

LONGEST, DAYS, MOST_A_DAY = 60, 90, 500


def count_miss(question: Question) -> None:
    """One more for these words today. Not kept are words that look as if they were about a family,
    and, once there are very many on a day, new ones: a machine that asks for anything fills no
    table."""
    words = " ".join(question.words)[:LONGEST].strip()
    if not words or find(question.asked) or find(words):
        return
    day = today()
    if SearchMiss.objects.filter(words=words, day=day).update(count=F("count") + 1):
        return
    if SearchMiss.objects.filter(day=day).count() < MOST_A_DAY:
        new = SearchMiss(words=words, day=day, count=1)
        SearchMiss.objects.bulk_create([new], ignore_conflicts=True)


def forget_misses(day) -> int:
    """Take away what is older than three months by `day`."""
    deleted, _ = SearchMiss.objects.filter(day__lt=day - timedelta(days=DAYS)).delete()
    return deleted
