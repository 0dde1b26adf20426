import pytest

from content.models import GuidanceIndexPage, GuidancePage
from skills.framework.models import FrameworkVersion


@pytest.fixture
def unpublished(db):
    """An installation with no framework in force."""
    FrameworkVersion.objects.update(state=FrameworkVersion.State.RETIRED)


def guidance(title, text):
    """A published guidance page of one block of text."""
    page = GuidanceIndexPage.objects.get().add_child(
        instance=GuidancePage(title=title, summary="In short.", body=[("text", text)])
    )
    page.save_revision().publish()
    return page
