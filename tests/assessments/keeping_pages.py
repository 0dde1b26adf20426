"""The pages of evidence, as the tests ask for them."""

from django.urls import reverse

from tests.assessments.browsing import url

SCRIPT = {"headers": {"accept": "application/json"}}
HOSTILE = "<script>alert(1)</script> & “so on”"
EVIDENCE = reverse("assessments:evidence")
JOURNAL = reverse("assessments:journal")
DAY = {"happened_on_day": "3", "happened_on_month": "2", "happened_on_year": "2026"}


def at(name, piece):
    return reverse(f"assessments:{name}", args=[piece.uuid])


def at_answer(name, assessment, *more):
    return url(name, assessment, "A1", *more)


def typed(**more):
    return {"kind": "observation", "text": "Watched.", "edit": "0", **DAY} | more
