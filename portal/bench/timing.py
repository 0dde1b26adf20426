"""How long a page takes in this process, and how many questions it asks of the database."""

from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Timed:
    name: str
    status: int
    median: float
    most: float  # what 95 in 100 stay within
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
    ninety_five = quantiles(took, n=20, method="inclusive")[-1]
    return Timed(page.name, answer.status_code, median(took), ninety_five, questions)


def _milliseconds(client, address) -> float:
    began = perf_counter()
    client.get(address)
    return (perf_counter() - began) * 1000
