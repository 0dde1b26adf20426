"""Taking a file in: is it what its name says, is it safe to open, and which format is it?"""

from django.conf import settings

from portal.files.checks import Accepted, Refused, accept
from portal.files.checks.kinds import FRAMEWORKS

from .reading import kind_of, read
from .tree import Unreadable

TIMES = 2  # CASE says everything several times over


def take(upload) -> tuple[str, Accepted]:
    """The format, and the file as it may be kept. Raises `Unreadable`, also where it was looked
    into and is no framework."""
    try:
        accepted = accept(upload, allowed=FRAMEWORKS, max_bytes=TIMES * settings.FILES_MAX_BYTES)
    except Refused as refused:
        raise Unreadable(str(refused)) from refused
    content = accepted.content.read()
    accepted.content.seek(0)
    kind = kind_of(accepted.name, content)
    read(content, kind)
    return kind, accepted
