"""Pages and files that tests make."""

import json
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from content.models import GuidanceIndexPage, GuidancePage


def words(response):
    return response.content.decode()


def block(kind, **value):
    return {"type": kind, "value": value}


def page_of(kind=GuidancePage, parent=None, **fields):
    """A page that is open to everyone."""
    for name in ("body", "easy_read", "steps"):
        if name in fields:
            fields[name] = json.dumps(fields[name])
    page = kind(**{"title": "Made up", "slug": "made-up", "summary": "New."} | fields)
    parent = parent or GuidanceIndexPage.objects.get()
    parent.refresh_from_db()
    page = parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def png(width=40, height=30):
    drawn = BytesIO()
    Image.new("RGB", (width, height), "teal").save(drawn, "PNG")
    return drawn.getvalue()


def document(name="Plan.pdf", content=b"%PDF-1.4 a file"):
    return get_document_model().objects.create(
        title=name, file=ContentFile(content, name), file_size=len(content)
    )


def picture(width=40, height=30):
    file = ContentFile(png(width, height), "ladder.png")
    return get_image_model().objects.create(title="Ladder", file=file)
