"""What the CMS shows beside the fields of a page or a term."""

from wagtail.admin.panels import Panel

from .public_text import text_of
from .reading import read


class ReadingPanel(Panel):
    """How the words read that were saved last. With a script it follows what is being written."""

    def __init__(self, heading="How it reads", **kwargs):
        super().__init__(heading=heading, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "content/cms/reading_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | {"reading": read(text_of(self.instance))}
