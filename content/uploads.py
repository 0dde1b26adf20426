"""What an editor may put into the CMS: each file is looked into and made anew, as everywhere."""

from django.conf import settings
from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from portal.files.checks import DOCUMENTS, PICTURES, Refused, accept
from portal.files.checks.kinds import MEDIA, said

FILES = (DOCUMENTS - PICTURES) | MEDIA
MEDIA_TIMES = 2  # sound and film may be so many times as big as another file
NO_FAMILIES = (
    "No child or family may be in it, unless their consent is recorded outside this site. Where a "
    "photo was taken, and who made a file, is taken out."
)


class LooksIntoFiles:
    """For a form with a file: keeps what `accept` made of it."""

    allowed: frozenset[str]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].help_text = NO_FAMILIES

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if not upload or "file" not in self.changed_data:
            return upload
        is_media = said(upload.name, MEDIA) is not None
        most = settings.FILES_MAX_BYTES * (MEDIA_TIMES if is_media else 1)
        try:
            return accept(upload, allowed=self.allowed, max_bytes=most).content
        except Refused as refused:
            raise ValidationError(str(refused), code="refused") from refused


class ImageForm(LooksIntoFiles, BaseImageForm):
    allowed = PICTURES


class DocumentForm(LooksIntoFiles, BaseDocumentForm):
    allowed = FILES
