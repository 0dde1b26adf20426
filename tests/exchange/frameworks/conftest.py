import pytest

from skills.framework.models import FrameworkVersion


@pytest.fixture
def version(db):
    """The starter framework, in force."""
    return FrameworkVersion.objects.published().select_related("framework").get()
