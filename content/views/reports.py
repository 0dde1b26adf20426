"""What editors are told: the CMS lets in nobody else."""

from django.core.paginator import Paginator
from django.shortcuts import render

from ..models import SearchMiss
from ..sheet import Sheet

A_PAGE = 50
OFTEN = 2


def misses(request):
    """Words that nothing was found for, most missed first. What was asked for once is counted and
    not shown: it may be anything, a name among them."""
    rows = SearchMiss.objects.most_missed()
    often = rows.filter(times__gte=OFTEN)
    context = {
        "rows": Paginator(often, A_PAGE).get_page(request.GET.get("p")),
        "once": rows.filter(times__lt=OFTEN).count(),
    }
    return render(request, "content/reports/misses.html", context)


def sheet(request):
    """How full the glossary's sheet is, and which words don't fit."""
    return render(request, "content/reports/sheet.html", {"sheet": Sheet.now()})
