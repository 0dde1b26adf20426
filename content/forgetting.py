"""Kept pages are let go when anything that anybody may read changes, whoever changes it: the CMS,
an action, a command. It follows the models' signals because it is no rule of the work, and because
the CMS saves in many places of its own."""

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page
from wagtail.signals import post_page_move

from . import shelf

# All models of these apps are shown, but those named after them.
SHOWN_APPS = frozenset({"content", "framework", "wagtailredirects", "wagtailimages"})
NOT_SHOWN = frozenset(
    {
        "content.feedback",
        "content.searchentry",
        "content.searchmiss",
        "content.searchword",
        "framework.review",
        "framework.reviewinvitation",
    }
)
SHOWN = frozenset(
    {
        "wagtailcore.site",
        "wagtailcore.pageviewrestriction",
        "wagtaildocs.document",
        "training.course",
        "training.coursestatement",
        "training.course_before",
        "training.course_required_for",
        "people.jobrole",
    }
)


def listen() -> None:
    for signal in (post_save, post_delete, m2m_changed, post_page_move):
        signal.connect(_changed, dispatch_uid=f"content.forgetting.{id(signal)}")


def _changed(sender, **told) -> None:
    if is_shown(sender):
        _forget_on_commit()


def is_shown(model) -> bool:
    if issubclass(model, Page):
        return True
    meta = model._meta
    label = meta.label_lower
    return label in SHOWN or (meta.app_label in SHOWN_APPS and label not in NOT_SHOWN)


def _forget_on_commit() -> None:
    """Once a transaction, whatever number of rows it writes."""
    waiting = transaction.get_connection().run_on_commit
    if not any(call is shelf.forget for _, call, _ in waiting):
        transaction.on_commit(shelf.forget, robust=True)
