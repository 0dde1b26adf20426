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
    """The terms from A to Z, or with `?by=category` by what they are about; `?q=` and `?category=`
    show some of them."""
    form = GlossaryFilter(request.GET)
    terms = sorted(form.chosen(GlossaryTerm.objects.live()), key=lambda term: term.term.casefold())
    groups = _by_category(terms) if form.is_by_category else _by_letter(terms)
    context = {
        "form": form,
        "count": len(terms),
        "groups": groups,
        "crumbs": _crumbs(),
    }
    return render(request, "glossary/index.html", context)


def _by_letter(terms) -> list[tuple[str, str, list]]:
    """What each group is called in an address and on the page, and its terms."""
    by_letter = {}
    for term in terms:
        by_letter.setdefault(_letter(term), []).append(term)
    return [(f"letter-{letter}", letter, terms) for letter, terms in by_letter.items()]


def _letter(term) -> str:
    first = term.term[0].upper()
    return first if first.isalpha() else "0–9"


def _by_category(terms) -> list[tuple[str, str, list]]:
    groups = [
        (f"about-{value}", label, [term for term in terms if term.category == value])
        for value, label in GlossaryTerm.Category.choices
    ]
    return [group for group in groups if group[2]]


@public
def term(request, slug):
    live = GlossaryTerm.objects.live().select_related("instead")
    found = get_public_or_404(live, slug=slug)
    context = {
        "term": found,
        "see_also": found.see_also.filter(live=True).order_by("term"),
        "marks": Marks(but=[found.slug]),
        "crumbs": _crumbs((found.term, found.get_absolute_url())),
    }
    return render(request, "glossary/term.html", context)
