import pytest

from skills.framework.models import FrameworkVersion


@pytest.fixture
def unpublished(db):
    """An installation with no framework in force."""
    FrameworkVersion.objects.update(state=FrameworkVersion.State.RETIRED)
