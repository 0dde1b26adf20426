from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from portal.dates import today

from ...querysets import UpdatePageManager
from .public import PublicPage
from .written import WrittenPage

AT_ONCE = 30


class UpdatesIndexPage(PublicPage):
    """What is new, the newest first."""

    summary = models.TextField()

    content_panels = Page.content_panels + [FieldPanel("summary"), PublicPage.care_panel]
    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.UpdatePage"]
    max_count = 1

    def get_context(self, request, *args, **kwargs):
        pages = UpdatePage.objects.live().child_of(self).newest()[:AT_ONCE]
        return super().get_context(request, *args, **kwargs) | {"pages": pages}


class UpdatePage(WrittenPage):
    """One piece of news: what has changed, from when, and for whom."""

    day = models.DateField("Date", default=today)

    objects = UpdatePageManager()

    content_panels = WrittenPage.panels_for(FieldPanel("day"), *WrittenPage.word_panels)
    parent_page_types = ["content.UpdatesIndexPage"]
    subpage_types = []
