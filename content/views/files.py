"""Files and pictures of pages, for everyone: as downloads, or to be shown on a page of ours."""

import re

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model

from portal.access import get_public_or_404
from portal.files.checks.kinds import KINDS, PICTURES, said
from portal.files.sending import UNKNOWN, guarded

RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})$")  # no file has a longer number of bytes
A_MINUTE = 60
A_DAY = 24 * 60 * A_MINUTE


@login_not_required
@require_safe
def document(request, document_id, document_filename):
    """A file, or the part of it that a player asks for."""
    found = get_public_or_404(get_document_model().objects.all(), pk=document_id)
    if found.filename != document_filename:
        raise Http404
    kind = said(found.filename, KINDS)
    answer = FileResponse(
        _opened(found.file.storage, found.file.name),
        as_attachment=True,
        filename=found.filename,
        content_type=kind.mime if kind else UNKNOWN,
    )
    return _for_everyone(_part(request, answer, found.get_file_size()), A_MINUTE)


@login_not_required
@require_safe
def picture(request, name):
    """A picture as it was drawn for a page."""
    kind = said(name, PICTURES)
    if kind is None:
        raise Http404
    stored = _opened(default_storage, f"images/{name}")
    return _for_everyone(FileResponse(stored, content_type=kind.mime), A_DAY)


def _opened(storage, name):
    try:
        return storage.open(name, "rb")
    except (OSError, ValueError) as lost:
        raise Http404(name) from lost


def _for_everyone(answer, seconds):
    guarded(answer)
    del answer.headers["Cache-Control"]
    patch_cache_control(answer, public=True, max_age=seconds)
    return answer


def _part(request, answer, size):
    """The whole, or the one span of bytes asked for."""
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["Content-Length"] = str(size)
    asked = RANGE.match(request.headers.get("Range", ""))
    if asked is None or asked[1] == asked[2] == "":
        return answer
    first, last = _span(*asked.groups(), size)
    if first > last:
        answer.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    answer.file_to_stream.seek(first)
    content = answer.file_to_stream.read(last - first + 1)
    answer.close()
    headers = dict(answer.headers) | {
        "Content-Range": f"bytes {first}-{last}/{size}",
        "Content-Length": str(len(content)),
    }
    return HttpResponse(content, status=206, headers=headers)


def _span(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last or size), size - 1)
