"""A shelf of kept pages for one test: others keep none (`tests.settings`)."""

import pytest
from django.core.cache import caches


@pytest.fixture
def pages_kept(settings, db):
    """Pages are kept, by this test alone, and nothing is on the shelf yet."""
    kept = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"}
    settings.CACHES = settings.CACHES | {"pages": kept}
    caches["pages"].clear()
    return caches["pages"]
