"""What editors find in the CMS: pages and the glossary. No personal record is registered."""

from django.contrib import messages
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from . import desk  # noqa: F401, which registers its own
from .models import GlossaryTerm
from .public_text import text_of
from .reading import read
from .views import reading


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


@hooks.register("register_admin_urls")
def reading_urls():
    return [path("reading/", reading.hint, name="reading_hint")]


@hooks.register("insert_global_admin_js")
def cms_script():
    return format_html(
        '<script src="{}" type="module" data-reading="{}"></script>',
        static("cms.js"),
        reverse("reading_hint"),
    )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_hard_words(request, page):
    """What was saved is saved; who wrote it is told that it is hard to read. What saves itself
    while they write asks for no page to say so on: the panel does."""
    if not request.accepts("text/html"):
        return
    found = read(text_of(page))
    if found.is_hard:
        messages.warning(request, f"“{page.title}” is hard to read. {found.says}")
