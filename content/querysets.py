from django.db import models
from django.db.models import F, Q
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet


class GlossaryTermQuerySet(models.QuerySet):
    def live(self):
        return self.filter(live=True)

    def matching(self, words: str):
        """Terms that hold each of the words in the term, its short form or its meaning."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(term__icontains=word) | Q(acronym__icontains=word) | Q(definition__icontains=word)
            )
        return found


class UpdatePageQuerySet(PageQuerySet):
    def newest(self):
        return self.order_by("-day", "-pk")


UpdatePageManager = PageManager.from_queryset(UpdatePageQuerySet)


class PageStatementQuerySet(models.QuerySet):
    def pages_for(self, lineage) -> list[Page]:
        """The pages that help with a statement and are open to everyone, in one question."""
        rows = self.filter(lineage=lineage, page__live=True).select_related("page")
        return [row.page for row in rows.order_by("page__path")]


class FeedbackQuerySet(models.QuerySet):
    def to_deal_with_first(self):
        return self.order_by(F("dealt_at").desc(nulls_first=True), "-at", "-pk")
