"""Sending a private file to somebody who may have it. The view asks the rule first."""

from django.http import FileResponse, Http404

UNKNOWN = "application/octet-stream"


def as_attachment(private_file) -> FileResponse:
    """The file as a download, through the portal wherever it is stored. No browser opens it as a
    page of this site, and no cache keeps it."""
    try:
        stored = private_file.file.open("rb")
    except FileNotFoundError as lost:
        raise Http404(f"{private_file._meta.label} {private_file.pk} is not in the store") from lost
    response = FileResponse(
        stored,
        as_attachment=True,
        filename=private_file.name,
        content_type=private_file.kind or UNKNOWN,
    )
    response.headers["Content-Length"] = str(private_file.size)
    return guarded(response)


def guarded(response):
    """What keeps a download from being more than a download."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "private, no-store"
    return response
