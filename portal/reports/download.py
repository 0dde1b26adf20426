from django.http import HttpResponse
from django.utils.text import slugify


def as_download(pdf: bytes, *words: str) -> HttpResponse:
    """The file, under a name of plain letters; no cache keeps it."""
    name = slugify(" ".join(words))[:80].strip("-")
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.pdf"',
            "Cache-Control": "private, no-store",
        },
    )
