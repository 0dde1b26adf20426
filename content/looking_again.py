"""The day by which a page is to be looked at again, over all kinds of page."""

from datetime import date, timedelta

from django.apps import apps
from django.db.models.functions import Coalesce
from wagtail.models import Page

from .models.pages.public import PublicPage

SOON = timedelta(days=14)


def kinds() -> list[type[PublicPage]]:
    models = apps.get_app_config("content").get_models()
    return [model for model in models if issubclass(model, PublicPage)]


def with_review_day(pages=None):
    """Pages with `review_on`, in one question however many kinds there are."""
    days = [f"{kind._meta.model_name}__review_on" for kind in kinds()]
    pages = Page.objects.all() if pages is None else pages
    return pages.filter(depth__gt=1).annotate(review_on=Coalesce(*days))


def due(day: date):
    """Open pages whose day has passed, or comes within two weeks of `day`."""
    pages = with_review_day(Page.objects.live()).filter(review_on__lte=day + SOON)
    return pages.select_related("owner").order_by("review_on", "path")
