"""Search follows what is published, in the same transaction. These are signals, as the CMS's own
index has them: a page is published by an editor, on a day that was set, or by an import."""

from django.db.models.signals import post_save
from wagtail.signals import page_published

from skills.training.models import Course

from ..models import GlossaryTerm
from .indexing import index_course, index_page, index_term

OF_A_TERM = frozenset({"term", "acronym", "definition", "note", "slug", "live"})


def watch() -> None:
    page_published.connect(_page, dispatch_uid="content.search.page")
    post_save.connect(_term, sender=GlossaryTerm, dispatch_uid="content.search.term")
    post_save.connect(_course, sender=Course, dispatch_uid="content.search.course")


def _page(instance, **kwargs):
    index_page(instance)


def _term(instance, update_fields=None, **kwargs):
    """Not where a draft is kept beside a term: its words are nobody's to find yet."""
    if instance.live and (update_fields is None or OF_A_TERM & set(update_fields)):
        index_term(instance)


def _course(instance, **kwargs):
    index_course(instance)
