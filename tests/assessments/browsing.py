"""Addresses and words of the pages, for their tests."""

from django.urls import reverse

CODES = ("A1", "A2", "B1", "B2")


def url(name, assessment, *more):
    return reverse(f"assessments:{name}", args=[assessment.uuid, *more])


def text_of(response) -> str:
    return response.content.decode()


def marks(*codes, level="2", **more) -> dict:
    """What the area page posts for each of the answers."""
    data = {}
    for code in codes:
        data |= {f"{code}-level": level, f"{code}-edit": "0"}
        data |= {f"{code}-{name}": value for name, value in more.items()}
    return data
