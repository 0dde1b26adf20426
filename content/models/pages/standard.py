from django.db import models

from .written import WrittenPage


class StandardPage(WrittenPage):
    """A page about the site itself: privacy, cookies, accessibility, help."""

    summary = models.TextField(blank=True)

    content_panels = WrittenPage.panels_for(*WrittenPage.word_panels)
    parent_page_types = ["content.HomePage"]
    subpage_types = []
