from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class Marked(models.Model):
    """A page whose words from the glossary are explained where they stand, unless it opts out."""

    mark_terms = models.BooleanField(
        "Explain the glossary’s words",
        default=True,
        help_text="Each word from the glossary is marked once, and a click shows what it means.",
    )

    settings_panels = Page.settings_panels + [FieldPanel("mark_terms")]

    class Meta:
        abstract = True
