"""The editor looks after the pages, and has begun to change one. The workforce lead has not
published it yet."""

from wagtail.models import Page

from content.models import GuidancePage

from ..days import days_ago, on
from ..people import who

EDITOR = "editor"


def tell() -> None:
    # The starter pages were there before the people were.
    Page.objects.filter(depth__gt=1, owner=None).update(owner=who(EDITOR))
    page = GuidancePage.objects.order_by("path")[0]
    page.summary = f"{page.summary} Read it together with your supervisor."
    with on(days_ago(3), 11, 20):
        page.save_revision(user=who(EDITOR), log_action=True)
