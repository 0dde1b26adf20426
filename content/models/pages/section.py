from wagtail.fields import StreamField

from ...blocks import BodyBlock
from .guidance import ListedPage


class SectionPage(ListedPage):
    """Pages on one subject, listed under a few words about it."""

    body = StreamField(BodyBlock(), blank=True)

    content_panels = ListedPage.panels_for(*ListedPage.listed_panels, *ListedPage.word_panels)
    parent_page_types = ["content.GuidanceIndexPage"]
    subpage_types = ["content.GuidancePage", "content.ToolkitPage"]

    def get_context(self, request, *args, **kwargs):
        pages = self.get_children().live().specific()
        return super().get_context(request, *args, **kwargs) | {"pages": pages}
