"""What editors find in the CMS: pages and the glossary. No personal record is registered."""

from django.contrib import messages
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from . import desk  # noqa: F401, which registers its own
from .editing import menu  # noqa: F401, its hooks
from .forms import TermForm
from .models import GlossaryTerm
from .public_text import text_of
from .reading import read
from .sheet import Sheet
from .views import reading, reports


class GlossaryViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    menu_label = "Glossary"
    menu_order = 150
    add_to_admin_menu = True
    edit_handler = ObjectList(GlossaryTerm.panels, base_form_class=TermForm)
    list_display = [
        "term",
        "acronym",
        "category",
        BooleanColumn("on_sheet", label="On the sheet"),
        BooleanColumn("live", label="Published"),
    ]
    list_filter = ["category", "on_sheet"]
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


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def warn_of_a_full_sheet(request, term):
    """Said at once to who ticked the one too many."""
    if isinstance(term, GlossaryTerm) and term.on_sheet:
        left_out = Sheet.now().left_out
        if left_out:
            names = ", ".join(f"“{other}”" for other in left_out)
            messages.warning(
                request,
                f"More words are ticked than fit on the two-page sheet. Not on it: {names}. "
                "Take the tick from words that people meet less.",
            )


@hooks.register("register_admin_urls")
def report_addresses():
    return [
        path("reports/search/", reports.misses, name="content_search_misses"),
        path("reports/glossary-sheet/", reports.sheet, name="content_sheet"),
    ]


@hooks.register("register_reports_menu_item")
def misses_item():
    url = reverse("content_search_misses")
    return MenuItem("Searches that found nothing", url, icon_name="search", order=100)


@hooks.register("register_reports_menu_item")
def sheet_item():
    return MenuItem(
        "The glossary’s sheet", reverse("content_sheet"), icon_name="doc-full", order=110
    )
