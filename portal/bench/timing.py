"""How long a page takes in this process, and how many questions it asks of the database."""

from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter, process_time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Timed:
    name: str
    status: str
    median: float
    most: float  # what 95 in 100 stay within
    at_work: float  # of the median, with the waiting left out
    queries: int


def timed(page, times: int) -> Timed:
    """In milliseconds, after a first request that is not counted."""
    client = Client()
    client.force_login(page.user, backend=BACKEND)
    client.get(page.address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(page.address)
    questions = len(asked)  # before another request empties the list
    took = [_milliseconds(client, page.address) for _ in range(max(times, 2))]
    return Timed(page.name, str(answer.status_code), *median_and_most(took), questions)


def median_and_most(took) -> tuple[float, float, float]:
    """Of pairs of how long it lasted and how much of that was work: the median, what 95 in 100 stay
    within, and the median of the work."""
    lasted, worked = ([one[place] for one in took] for place in (0, 1))
    most = quantiles(lasted, n=20, method="inclusive")[-1]
    return median(lasted), most, median(worked)


def _milliseconds(client, address) -> tuple[float, float]:
    """How long it lasted, and how much of that this process was at work: on a busy machine the
    second is the one to compare."""
    began, work_began = perf_counter(), process_time()
    client.get(address)
    return (perf_counter() - began) * 1000, (process_time() - work_began) * 1000
