"""The bodies that pages have."""

from wagtail import blocks

from .asking import FEW_WORDS, WORDS
from .files import FileBlock, ImageBlock, MediaBlock
from .people import ContactBlock, QuotationBlock
from .tables import TableBlock
from .toolkit import ChecklistBlock
from .words import DetailsBlock, InsetBlock, StepsBlock, WarningBlock


class BodyBlock(blocks.StreamBlock):
    text = blocks.RichTextBlock(features=WORDS, template="content/blocks/text.html")
    inset = InsetBlock()
    warning = WarningBlock()
    details = DetailsBlock()
    steps = StepsBlock()
    checklist = ChecklistBlock()
    table = TableBlock()
    quotation = QuotationBlock()
    contact = ContactBlock()
    file = FileBlock()
    image = ImageBlock()
    media = MediaBlock(label="Sound or film")


class EasyReadBlock(blocks.StreamBlock):
    """Short sentences in large letters, a picture beside one where it helps."""

    heading = blocks.CharBlock(
        max_length=120, icon="title", template="content/blocks/easy_heading.html"
    )
    text = blocks.RichTextBlock(features=FEW_WORDS, template="content/blocks/text.html")
    image = ImageBlock(label="Picture")
    contact = ContactBlock()
