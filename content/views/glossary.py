from django.shortcuts import render
from django.urls import reverse

from portal.access import get_public_or_404

from ..caching import public
from ..forms import GlossaryFilter
from ..marks import Marks
from ..models import GlossaryTerm


def _crumbs(*more):
    return [("Home", "/"), ("Glossary", reverse("glossary:index")), *more]


@public
def index(request):
    """The terms from A to Z; `?q=` and `?category=` show some of them."""
    form = GlossaryFilter(request.GET)
    terms = sorted(form.chosen(GlossaryTerm.objects.live()), key=lambda term: term.term.casefold())
    by_letter = {}
    for term in terms:
        by_letter.setdefault(_letter(term), []).append(term)
    context = {
        "form": form,
        "count": len(terms),
        "by_letter": list(by_letter.items()),
        "crumbs": _crumbs(),
    }
    return render(request, "glossary/index.html", context)


def _letter(term) -> str:
    first = term.term[0].upper()
    return first if first.isalpha() else "0–9"


@public
def term(request, slug):
    found = get_public_or_404(GlossaryTerm.objects.live(), slug=slug)
    context = {
        "term": found,
        "see_also": found.see_also.filter(live=True).order_by("term"),
        "marks": Marks(but=[found.slug]),
        "crumbs": _crumbs((found.term, found.get_absolute_url())),
    }
    return render(request, "glossary/term.html", context)
