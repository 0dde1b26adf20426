from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

from ...caching import let_caches_keep
from ...page_forms import PublicPageForm
from ..marked import Marked

FRONT = 2  # how deep in the tree the front page is


def path_of(page: Page) -> str:
    """The page's address on this site. An installation has one site, so nothing is asked for it."""
    _, _, below = page.url_path.lstrip("/").partition("/")
    return f"/{below}"


class PublicPage(Marked, Page):
    """A page for everyone: nothing in it depends on who reads it. `owner` is the editor or lead who
    is told when it is to be looked at again."""

    looked_after_by = models.CharField(
        max_length=120,
        blank=True,
        help_text="A team or a role, such as “the workforce team”. The page says so.",
    )
    shows_owner = models.BooleanField("Show the owner’s name on the page", default=False)
    review_on = models.DateField(
        "Look at it again by",
        null=True,
        blank=True,
        help_text="The owner is told 14 days before, and when the day has passed.",
    )

    base_form_class = PublicPageForm
    private_page_options = []
    care_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("owner"), FieldPanel("review_on")]),
            FieldRowPanel([FieldPanel("looked_after_by"), FieldPanel("shows_owner")]),
        ],
        "Who looks after it",
    )

    class Meta:
        abstract = True

    @property
    def trail(self):
        """The pages from below the front page down to this one."""
        return [page for page in self.get_ancestors(inclusive=True) if page.depth > FRONT]

    @property
    def carer(self) -> str:
        """Who looks after it, as the page says: a name only where the editor chose to show it."""
        name = self.owner.name if self.shows_owner and self.owner else ""
        if name and self.looked_after_by:
            return f"{name}, {self.looked_after_by}"
        return name or self.looked_after_by

    def serve(self, request, *args, **kwargs):
        return let_caches_keep(request, super().serve(request, *args, **kwargs))
