"""What waits for those who look after the pages."""

from django.db.models import BigIntegerField
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.models import Page, WorkflowState

from portal.access import CMS_ROLES
from portal.home.templatetags.portal import plaindate

from .task import Task

# As many as fit on a page that is to be read.
MOST = 5


def tasks(desk) -> list[Task]:
    if not CMS_ROLES & desk.roles:
        return []
    publishes = "workforce_lead" in desk.roles
    pages = Page.objects.filter(has_unpublished_changes=True)
    if not publishes:
        # What an editor has sent to be published waits for somebody else.
        pages = pages.exclude(pk__in=_sent())
    return [
        Task(
            title=f"{'Read and publish' if publishes else 'Finish'} “{page.draft_title}”",
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            why="The page has changes that are not on the site yet, the last from "
            f"{plaindate(page.latest_revision_created_at)}.",
            kicker="A page in the making",
            button="Open the page",
        )
        for page in pages.order_by("latest_revision_created_at")[:MOST]
    ]


def _sent():
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS, base_content_type__model="page"
    )
    return states.values(page_pk=Cast("object_id", BigIntegerField()))
