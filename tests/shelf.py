"""A shelf of kept pages for one test: others keep none (`tests.settings`)."""

import pytest
from django.core.cache import caches

from content import shelf

MOMENT = "public, max-age=0, must-revalidate"


@pytest.fixture
def pages_kept(settings, db):
    """Pages are kept, by this test alone, and nothing is on the shelf yet."""
    kept = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"}
    settings.CACHES = settings.CACHES | {"pages": kept}
    caches["pages"].clear()
    return caches["pages"]


def is_a_page(key):
    """The generation and the release are on the shelf too."""
    return not key.endswith((shelf.GENERATION, shelf.RELEASE))


def kept():
    """How many pages are on the shelf."""
    return len([key for key in caches["pages"]._cache if is_a_page(key)])
