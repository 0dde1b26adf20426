from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from ..blocks import FEW_WORDS, BodyBlock
from ..caching import let_caches_keep
from ..published import in_force
from .glossary import GlossaryTerm
from .marked import Marked

WHERE = "{areas} is the number of areas, {council} the council’s name, {phone} its front door."
FRONT = 2  # how deep in the tree the front page is


class PublicPage(Marked, Page):
    """A page for everyone: nothing in it depends on who reads it."""

    private_page_options = []

    class Meta:
        abstract = True

    @property
    def trail(self):
        """The pages from below the front page down to this one."""
        return [page for page in self.get_ancestors(inclusive=True) if page.depth > FRONT]

    def serve(self, request, *args, **kwargs):
        return let_caches_keep(request, super().serve(request, *args, **kwargs))


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
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["content.GuidanceIndexPage", "content.StandardPage"]
    max_count = 1

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "framework": in_force(),
            "guidance": GuidancePage.objects.live().in_menu().descendant_of(self).order_by("path"),
            "terms": GlossaryTerm.objects.live().count(),
        }


class GuidanceIndexPage(PublicPage):
    """The list of the guidance pages below it."""

    summary = models.TextField()

    content_panels = Page.content_panels + [FieldPanel("summary")]
    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.GuidancePage"]
    max_count = 1

    def get_context(self, request, *args, **kwargs):
        pages = GuidancePage.objects.live().child_of(self).order_by("path")
        return super().get_context(request, *args, **kwargs) | {"pages": pages}


class GuidancePage(PublicPage):
    """How something is done here, in plain words."""

    kicker = models.CharField(max_length=80, blank=True, help_text="A few words above the title.")
    line = models.CharField(
        max_length=120, blank=True, help_text="A few words under the link to this page."
    )
    summary = models.TextField()
    body = StreamField(BodyBlock())

    content_panels = Page.content_panels + [
        FieldPanel("kicker"),
        FieldPanel("line"),
        FieldPanel("summary"),
        FieldPanel("body"),
    ]
    parent_page_types = ["content.GuidanceIndexPage"]
    subpage_types = []


class StandardPage(PublicPage):
    """A page about the site itself: privacy, cookies, accessibility, help."""

    summary = models.TextField(blank=True)
    body = StreamField(BodyBlock())

    content_panels = Page.content_panels + [FieldPanel("summary"), FieldPanel("body")]
    parent_page_types = ["content.HomePage"]
    subpage_types = []
