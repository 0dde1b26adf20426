"""What editors find in the CMS: pages and the glossary. No personal record is registered."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .editing import menu  # noqa: F401, its hooks
from .models import GlossaryTerm


class GlossaryViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    menu_label = "Glossary"
    menu_order = 150
    add_to_admin_menu = True
    list_display = ["term", "acronym", "category", "live"]
    list_filter = ["category"]
    search_fields = ["term", "acronym", "definition"]
    inspect_view_enabled = True


register_snippet(GlossaryViewSet)
