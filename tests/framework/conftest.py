import pytest

from skills.framework.actions import begin_version
from tests.factories import published_version, someone_with


@pytest.fixture
def editor(db):
    return someone_with("editor")


@pytest.fixture
def lead(db):
    return someone_with("workforce_lead")


@pytest.fixture
def first(db):
    """A framework's first version, in force."""
    return published_version()


@pytest.fixture
def version(first, editor):
    """The draft of its second."""
    return begin_version(framework=first.framework, by=editor)
