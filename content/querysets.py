from django.db import models
from django.db.models import Count, F, Max, Prefetch, Q, Sum
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet


def folded(name: str) -> str:
    """A name as it is compared: in any case and with any spaces it is the same."""
    return " ".join(name.split()).casefold()


class GlossaryTermQuerySet(models.QuerySet):
    def live(self):
        return self.filter(live=True)

    def on_sheet(self):
        """The terms of the two-page sheet that people can read."""
        return self.live().filter(on_sheet=True)

    def with_see_also(self):
        """Each with `others`: the terms to see also that people can read."""
        live = Prefetch("see_also", self.model.objects.live().order_by("term"), to_attr="others")
        return self.prefetch_related(live)

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

    def pages_by(self, lineages) -> dict:
        """The same for many statements in one question: by lineage, for those with any."""
        found = {}
        rows = self.filter(lineage__in=lineages, page__live=True).select_related("page")
        for row in rows.order_by("page__path"):
            found.setdefault(row.lineage, []).append(row.page)
        return found


class FeedbackQuerySet(models.QuerySet):
    def to_deal_with_first(self):
        return self.order_by(F("dealt_at").desc(nulls_first=True), "-at", "-pk")


class SearchEntryQuerySet(models.QuerySet):
    def open_to_all(self, version):
        """What anybody may read now: the framework's statements are those of `version`."""
        return self.filter(
            Q(page__live=True)
            | Q(term__live=True)
            | Q(course__isnull=False)
            | Q(statement__version=version, statement__isnull=False)
        )


class SearchMissQuerySet(models.QuerySet):
    def most_missed(self):
        """Words with how often (`times`) and when last (`last`) they were asked for in vain."""
        return (
            self.values("words")
            .annotate(times=Sum("count"), last=Max("day"), days=Count("day"))
            .order_by("-times", "-last", "words")
        )
