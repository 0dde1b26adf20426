"""What editors find in the CMS beside pages: which are to be looked at again, and what readers
say. Only editors and those who publish come in (`portal.access.CmsDoorMiddleware`)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from portal.access import get_public_or_404, refuse_unless
from portal.dates import in_words, today

from ..actions import deal_with
from ..looking_again import with_review_day
from ..models import Feedback
from ..rules import may_deal_with

A_PAGE = 50


class ReviewDays(ReportView):
    """The open pages by the day to look at them again: the late first, then those without one."""

    model = Page
    page_title = "Pages to look at again"
    header_icon = "calendar-check"
    index_url_name = "review_days"
    index_results_url_name = "review_days_results"
    any_permission_required = ["add", "change", "publish"]
    list_export = ["title", "review_on", "owner"]
    columns = [
        TitleColumn("title", label="Page", url_name="wagtailadmin_pages:edit"),
        Column("review_on", label="Look again by", accessor=lambda page: said(page.review_on)),
        Column("owner", label="Owner", accessor=lambda page: page.owner or "Nobody yet"),
        DateColumn("last_published_at", label="Last changed"),
    ]
    default_ordering = None
    is_searchable = False

    def get_base_queryset(self):
        pages = with_review_day(Page.objects.live()).select_related("owner")
        return pages.order_by(F("review_on").asc(nulls_last=True), "path")


def said(day) -> str:
    """The day to look again, and whether it has passed."""
    if day is None:
        return "No day yet"
    return f"{in_words(day)} (late)" if day < today() else in_words(day)


@require_safe
def readers(request):
    """What readers wrote: what is still to be dealt with first."""
    refuse_unless(may_deal_with(request.user))
    rows = Feedback.objects.select_related("dealt_by").to_deal_with_first()
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("p"))
    return render(request, "content/desk/readers.html", {"page_obj": page})


@require_POST
def dealt_with(request, pk):
    feedback = get_public_or_404(Feedback.objects.all(), pk=pk)
    deal_with(feedback=feedback, by=request.user)
    messages.success(request, "Marked as dealt with.")
    return redirect(reverse("readers"))
