"""Files, pictures, sound and film: from this site alone, each with what stands in for it."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from portal.files.checks.kinds import MEDIA, in_words, said

from .asking import FEW_WORDS, AskingBlock

NO_FAMILIES = (
    "No child or family may be in it, unless their consent is recorded outside this site. "
    "Leave it out if you are not sure."
)


class FileBlock(AskingBlock):
    """A file to take away. The page says what kind it is and how big."""

    file = DocumentChooserBlock(help_text=NO_FAMILIES)
    words = blocks.CharBlock(
        max_length=120,
        label="Words of the link",
        help_text="What is in it. The page adds the kind and the size.",
    )

    asked = {
        "file": "Choose the file.",
        "words": "Say what is in the file, such as “Checklist for handing over”.",
    }

    class Meta:
        icon = "doc-full"
        template = "content/blocks/file.html"


class ImageBlock(AskingBlock):
    """A picture, with words for those who can't see it."""

    image = ImageChooserBlock(label="Picture", help_text=NO_FAMILIES)
    alternative = blocks.CharBlock(
        max_length=250,
        label="What it shows",
        help_text="For people who can’t see it: what would they miss? Don’t begin with “picture”.",
    )
    caption = blocks.CharBlock(max_length=250, required=False)

    asked = {
        "image": "Choose the picture.",
        "alternative": "Say in words what the picture shows. People who can’t see it need this.",
    }

    class Meta:
        icon = "image"
        label = "Picture"
        template = "content/blocks/image.html"


class MediaBlock(AskingBlock):
    """Sound or film, played by the browser itself, with all that is said in it to read."""

    file = DocumentChooserBlock(label="Sound or film", help_text=NO_FAMILIES)
    title = blocks.CharBlock(max_length=120)
    transcript = blocks.RichTextBlock(
        features=FEW_WORDS,
        help_text="All that is said, and what is seen where that matters.",
    )

    asked = {
        "file": "Choose the sound or film.",
        "title": "Give it a title, so that people know what they will hear or see.",
        "transcript": "Write down what is said in it. People who can’t hear it need this.",
    }

    class Meta:
        icon = "media"
        template = "content/blocks/media.html"

    def clean(self, value):
        value = super().clean(value)
        if value["file"] and said(value["file"].filename, MEDIA) is None:
            words = f"This file can’t be played. Choose a {in_words(MEDIA)}."
            raise StructBlockValidationError(block_errors={"file": ValidationError(words)})
        return value

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        kind = said(value["file"].filename, MEDIA) if value["file"] else None
        return context | {"kind": kind, "is_sound": bool(kind) and kind.mime.startswith("audio/")}
