import pytest


@pytest.fixture
def own_files(settings, tmp_path):
    """Private files of the test are in a folder of its own."""
    options = {"location": tmp_path / "private", "base_url": None}
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {"BACKEND": settings.STORAGES["private"]["BACKEND"], "OPTIONS": options},
    }


@pytest.fixture
def charity(cast):
    return cast["vcs-manager"].employments.get().organisation
