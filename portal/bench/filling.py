"""Filling an empty portal: starter content, then team by team people and their years."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from portal.dates import as_if, months_after, now, today
from portal.exchange.actions import add_council
from portal.exchange.loading import load
from portal.exchange.starter import read
from portal.exchange.starter.whole import OURS
from portal.people.models import User
from skills.framework.models import RoleProfile

from .people import IN_A_TEAM, Town
from .planning import Planner
from .rows import write

YEARS = 3
# How many people's years are in memory at once.
A_BATCH = 280


@contextmanager
def _no_sweeping():
    """Let Python look for rubbish once a batch, not a hundred times: nothing is rubbish before."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()


class NotEmpty(Exception):
    """Its words are for whoever asked."""


def fill(size: int, seed: int, years: int = YEARS) -> Iterator[int]:
    """Make `size` practitioners with their years; gives how many there are so far. What was written
    of one batch stays when a later one fails."""
    if User.objects.exists():
        raise NotEmpty("There are people in this database. It fills an empty one alone.")
    before = months_after(today(), -12 * (years + 1))
    with as_if(now().replace(year=before.year, month=before.month, day=before.day)):
        load(read(OURS))
        add_council(name=settings.COUNCIL_NAME)
    profiles = {
        profile.job_role.code: profile
        for profile in RoleProfile.objects.filter(version__state="published").select_related(
            "job_role", "version"
        )
    }
    town, planner = Town(today(), seed, years), Planner(today(), seed, years)
    town.found_office()
    made, waiting = 0, []
    while made < size:
        left = size - made - len(waiting)
        waiting += town.practitioners(town.next_team(), min(IN_A_TEAM, left), profiles)
        if len(waiting) >= A_BATCH or made + len(waiting) >= size:
            with _no_sweeping():
                write([planner.history(made + n, job) for n, job in enumerate(waiting)])
            made, waiting = made + len(waiting), []
            yield made
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # so that the database knows how much there is of what
