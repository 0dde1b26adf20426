"""The editor has begun to change a page; the workforce lead has not published it yet."""

from content.models import GuidancePage

from ..days import days_ago, on
from ..people import who

EDITOR = "editor"


def tell() -> None:
    page = GuidancePage.objects.order_by("path")[0]
    page.summary = f"{page.summary} Read it together with your supervisor."
    with on(days_ago(3), 11, 20):
        page.save_revision(user=who(EDITOR), log_action=True)
