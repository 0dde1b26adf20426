"""Where pages for everyone are kept ready, and how all of them are let go at once.

A page is kept under the generation that was on when it was asked for. Each change of anything
public begins a new generation, so what was drawn from the old words is never found again, even when
it is put there after the change. Documents of a published version outlive that: they are kept under
the release, which begins when the portal starts.

A shelf that can't be reached is no reason to show no page: it is told to the log, and the page is
drawn anew.
"""

import hashlib
import logging
from secrets import token_hex

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import caches

GENERATION, RELEASE = "generation", "release"
LARGEST = 2 * 1024 * 1024  # bytes of a page
LARGEST_DOCUMENT = 16 * 1024 * 1024  # of which there are few: one a version, a role and a kind
DAY = 24 * 60 * 60

log = logging.getLogger(__name__)


def _shelf():
    return caches["pages"]


def take(key: str):
    """What is kept under the key, or None."""
    try:
        return _shelf().get(key)
    except Exception:
        log.exception("A kept page couldn't be read.")
        return None


def put(key: str, what, seconds: int | None = None) -> None:
    try:
        _shelf().set(key, what, seconds or settings.PAGE_CACHE_SECONDS)
    except Exception:
        log.exception("A page couldn't be kept.")


def key(about: str, *parts: str) -> str | None:
    """A key for these parts in the generation or the release that is on; None keeps nothing. Two
    releases that run side by side have static files of different names."""
    on = take(about) or _begin(about)
    if on is None:
        return None
    files = getattr(staticfiles_storage, "manifest_hash", "")
    return hashlib.sha256("\n".join((about, on, files, *parts)).encode()).hexdigest()


def _begin(about: str) -> str | None:
    try:
        _shelf().add(about, token_hex(), None)
    except Exception:
        log.exception("Pages can't be kept.")
    return take(about)


def forget() -> None:
    """Something that anybody may read has changed."""
    _anew(GENERATION)


def forget_all() -> None:
    """The portal has started: its templates, its words or its fonts may be others."""
    _anew(GENERATION)
    _anew(RELEASE)


def _anew(about: str) -> None:
    try:
        _shelf().set(about, token_hex(), None)
    except Exception:
        log.exception("Kept pages couldn't be let go: they show the old words a little longer.")


def document(parts: tuple[str, ...], make) -> bytes:
    """What `make()` makes, kept for a day: it must be the same as long as the parts are."""
    where = key(RELEASE, *parts)
    made = where and take(where)
    if made is None:
        made = make()
        if where and len(made) <= LARGEST_DOCUMENT:
            put(where, made, DAY)
    return made
