"""What search looks through, in a table of our own: the same on both databases (ADR 0014)."""

from django.db import models
from django.db.models import Q
from wagtail.models import Page

from skills.framework.models import Statement
from skills.training.models import Course

from ..querysets import SearchEntryQuerySet, SearchMissQuerySet
from .glossary import GlossaryTerm

OF = ("page", "statement", "term", "course")


def _one_of(names):
    """Exactly one of the fields is set."""
    condition = Q()
    for one in names:
        condition |= Q(**{f"{name}__isnull": name != one for name in names})
    return condition


class SearchEntry(models.Model):
    """One page, statement, term or course, as its words were when it was last published. What has
    been taken back, or is of an older version, stays in the table and is not found."""

    class Kind(models.TextChoices):
        """In the order in which results are shown."""

        PAGE = "page", "Guidance"
        STATEMENT = "statement", "Framework"
        TERM = "term", "Glossary"
        COURSE = "course", "Courses"

    kind = models.CharField(max_length=10, choices=Kind)
    page = models.OneToOneField(Page, models.CASCADE, null=True, related_name="+")
    statement = models.OneToOneField(Statement, models.CASCADE, null=True, related_name="+")
    term = models.OneToOneField(GlossaryTerm, models.CASCADE, null=True, related_name="+")
    course = models.OneToOneField(Course, models.CASCADE, null=True, related_name="+")
    title = models.CharField(max_length=255)
    path = models.CharField(max_length=300, blank=True)
    text = models.TextField()

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_one_of(OF), name="content_searchentry_of_one_thing")
        ]

    def __str__(self):
        return self.title

    @property
    def url(self) -> str:
        """A page's own address, which may have moved; the others' is kept."""
        if self.kind == self.Kind.PAGE:
            return "/" + self.page.url_path.split("/", 2)[2]
        return self.path


class SearchWord(models.Model):
    """A word of an entry, with its stem, and how much it says about it: more in a title."""

    entry = models.ForeignKey(SearchEntry, models.CASCADE, related_name="words")
    word = models.CharField(max_length=60, db_index=True)
    stem = models.CharField(max_length=60, db_index=True)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "word"], name="content_searchword_once")
        ]

    def __str__(self):
        return self.word


class SearchMiss(models.Model):
    """Words that nothing was found for, and how often on a day. Nobody's name or address is kept,
    and no words that look as if they were about a family."""

    words = models.CharField(max_length=60)
    day = models.DateField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    objects = SearchMissQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["words", "day"], name="content_searchmiss_one_a_day")
        ]

    def __str__(self):
        return self.words
