from django.db import models
from django.http import Http404
from django.urls import Resolver404
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from ...blocks import BodyBlock, EasyReadBlock
from ...panels import ReadingPanel
from ...published import statements_of
from .public import PublicPage

EASY = "easy-read"


class WrittenPage(PublicPage):
    """A page with a body, which may have an easy read version under its own address and may help
    with statements."""

    summary = models.TextField(help_text="One or two sentences: what the page is for.")
    body = StreamField(BodyBlock())
    easy_read = StreamField(EasyReadBlock(), blank=True)

    word_panels = [FieldPanel("summary"), FieldPanel("body")]
    more_panels = [
        MultiFieldPanel([FieldPanel("easy_read")], "Easy read", classname="collapsed"),
        InlinePanel("helped", heading="Statements it helps with", label="statement"),
        PublicPage.care_panel,
    ]

    class Meta:
        abstract = True

    @property
    def easy_url(self) -> str:
        return f"{self.url}{EASY}/" if self.easy_read else ""

    def route(self, request, path_components):
        if path_components == [EASY]:
            if self.live and self.easy_read:
                return RouteResult(self, kwargs={"easy": True})
            raise Http404
        return super().route(request, path_components)

    def get_route_paths(self):
        """What moves along when the page is moved."""
        return ["/", f"/{EASY}/"] if self.easy_read else ["/"]

    def resolve_subpage(self, path):
        """Asked where an old address leads on to a part of the page."""
        if path.strip("/") != EASY or not self.easy_read:
            raise Resolver404

    def get_template(self, request, *args, easy=False, **kwargs):
        if easy:
            return "content/easy_read.html"
        return super().get_template(request, *args, **kwargs)

    def get_context(self, request, *args, easy=False, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        lineages = [one.lineage for one in self.helped.all()]
        return context | {"easy": easy, "statements": statements_of(lineages)}

    @classmethod
    def panels_for(cls, *panels):
        """How a kind of page is edited: its own words, then what every page has."""
        return [*Page.content_panels, *panels, ReadingPanel(), *cls.more_panels]
