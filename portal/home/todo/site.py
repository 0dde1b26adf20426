"""What waits for those who look after the pages."""

from django.urls import reverse
from wagtail.models import Page

from portal.access import CMS_ROLES
from portal.home.templatetags.portal import plaindate

from .task import Task

# As many as fit on a page that is to be read.
MOST = 5


def tasks(user) -> list[Task]:
    if not CMS_ROLES & user.roles:
        return []
    pages = Page.objects.filter(has_unpublished_changes=True).order_by(
        "latest_revision_created_at"
    )[:MOST]
    return [
        Task(
            title=f"Finish the page “{page.draft_title or page.title}”",
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            why=f"It has changes that nobody else can read yet{_since(page)}.",
            kicker="A page in the making",
            button="Open the page",
        )
        for page in pages
    ]


def _since(page) -> str:
    at = page.latest_revision_created_at
    return f", the last from {plaindate(at)}" if at else ""
