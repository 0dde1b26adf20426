"""The glossary to take away: a sheet of the words that people meet most, and all as data."""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from portal.files.sheets import csv_lines

from ..caching import public
from ..models import GlossaryTerm
from ..sheet import Sheet

HEADER = [
    "id",
    "term",
    "short form",
    "about",
    "meaning",
    "note",
    "source",
    "say instead",
    "see also",
    "page",
]


@public
def sheet(request):
    context = {
        "terms": Sheet.now().fitting,
        "crumbs": [
            ("Home", "/"),
            ("Glossary", reverse("glossary:index")),
            ("The sheet", request.path),
        ],
    }
    return render(request, "glossary/sheet.html", context)


@public
def as_csv(request):
    rows = [
        [
            term.slug,
            term.term,
            term.acronym,
            term.get_category_display(),
            term.definition,
            term.note,
            term.source,
            _instead(term, "term"),
            "; ".join(_see_also(term, "term")),
            settings.SITE_URL + term.get_absolute_url(),
        ]
        for term in _all()
    ]
    response = HttpResponse(
        "".join(csv_lines(HEADER, rows)), content_type="text/csv; charset=utf-8"
    )
    response.headers["Content-Disposition"] = 'attachment; filename="glossary.csv"'
    return response


@public
def as_json(request):
    """The keys are told in docs/handbook/keep-the-glossary.md. Anybody's page may read it."""
    terms = [
        {
            "id": term.slug,
            "term": term.term,
            "acronym": term.acronym,
            "category": {"id": term.category, "name": term.get_category_display()},
            "definition": term.definition,
            "note": term.note,
            "source": term.source,
            "instead": _instead(term, "slug") or None,
            "see_also": _see_also(term, "slug"),
            "on_sheet": term.on_sheet,
            "url": settings.SITE_URL + term.get_absolute_url(),
        }
        for term in _all()
    ]
    found = {
        "title": f"Glossary: {settings.SERVICE_NAME}, {settings.COUNCIL_NAME}",
        "language": "en-GB",
        "count": len(terms),
        "terms": terms,
    }
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _all() -> list[GlossaryTerm]:
    terms = GlossaryTerm.objects.live().select_related("instead").with_see_also()
    return sorted(terms, key=lambda term: term.term.casefold())


def _see_also(term, name) -> list[str]:
    """Only those that people can read."""
    return sorted(getattr(other, name) for other in term.others)


def _instead(term, name) -> str:
    return getattr(term.instead, name) if term.instead and term.instead.live else ""
