from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from ...blocks import FEW_WORDS
from ...panels import ReadingPanel
from ...published import in_force
from ..glossary import GlossaryTerm
from .guidance import ListedPage
from .public import PublicPage

WHERE = "{areas} is the number of areas, {council} the council’s name, {phone} its front door."


class HomePage(PublicPage):
    """The front page. Areas, levels and counts come from the published framework."""

    hero_title = models.CharField(max_length=120)
    hero_text = models.TextField(help_text=WHERE)
    worried_title = models.CharField(max_length=80)
    worried_text = models.TextField(help_text=WHERE)
    keeps_title = models.CharField(max_length=80)
    keeps_text = RichTextField(features=FEW_WORDS)

    content_panels = Page.content_panels + [
        MultiFieldPanel([FieldPanel("hero_title"), FieldPanel("hero_text")], "At the top"),
        MultiFieldPanel(
            [FieldPanel("worried_title"), FieldPanel("worried_text")], "Worried about a child"
        ),
        MultiFieldPanel([FieldPanel("keeps_title"), FieldPanel("keeps_text")], "What is kept"),
        ReadingPanel(),
        PublicPage.care_panel,
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "content.GuidanceIndexPage",
        "content.UpdatesIndexPage",
        "content.StandardPage",
    ]
    max_count = 1

    def get_context(self, request, *args, **kwargs):
        guidance = Page.objects.live().in_menu().type(ListedPage).order_by("path").specific()
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "framework": in_force(),
            "guidance": guidance,
            "terms": GlossaryTerm.objects.live().count(),
        }
