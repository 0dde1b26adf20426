from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from ..querysets import PageStatementQuerySet
from ..widgets import StatementSelect


class PageStatement(models.Model):
    """A page helps with a statement: by its lineage, which stays from version to version."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="helped")
    lineage = models.UUIDField("Statement")

    objects = PageStatementQuerySet.as_manager()

    panels = [FieldPanel("lineage", widget=StatementSelect)]

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "lineage"], name="content_pagestatement_one_a_statement"
            )
        ]

    def __str__(self):
        return f"{self.page_id} helps with {self.lineage}"
