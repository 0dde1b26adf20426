from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from ...blocks import BodyBlock, ToolkitStepBlock
from .guidance import ListedPage


class ToolkitPage(ListedPage):
    """Steps in their order, with things to tick and files to take away. Made to be printed."""

    body = StreamField(BodyBlock(), blank=True)
    steps = StreamField([("step", ToolkitStepBlock())])

    content_panels = ListedPage.panels_for(
        *ListedPage.listed_panels, *ListedPage.word_panels, FieldPanel("steps")
    )
    parent_page_types = ["content.GuidanceIndexPage", "content.SectionPage"]
    subpage_types = []
