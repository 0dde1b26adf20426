from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from .public import PublicPage
from .written import WrittenPage


class GuidanceIndexPage(PublicPage):
    """The list of what is below it: sections, guidance pages and toolkits."""

    summary = models.TextField()

    content_panels = Page.content_panels + [FieldPanel("summary"), PublicPage.care_panel]
    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.SectionPage", "content.GuidancePage", "content.ToolkitPage"]
    max_count = 1

    def get_context(self, request, *args, **kwargs):
        pages = self.get_children().live().specific()
        return super().get_context(request, *args, **kwargs) | {"pages": pages}


class ListedPage(WrittenPage):
    """A page that lists name, with a few words above its title and under links to it."""

    kicker = models.CharField(max_length=80, blank=True, help_text="A few words above the title.")
    line = models.CharField(
        max_length=120, blank=True, help_text="A few words under the link to this page."
    )

    listed_panels = [FieldPanel("kicker"), FieldPanel("line")]

    class Meta:
        abstract = True


class GuidancePage(ListedPage):
    """How something is done here, in plain words."""

    content_panels = ListedPage.panels_for(*ListedPage.listed_panels, *ListedPage.word_panels)
    parent_page_types = ["content.GuidanceIndexPage", "content.SectionPage"]
    subpage_types = []
