"""The pages and terms that a new installation starts with. Nothing that an editor has changed is
touched: what is there stays, and only what is missing is added."""

from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, GroupCollectionPermission, Page, Site

from .models import (
    GlossaryTerm,
    GuidanceIndexPage,
    GuidancePage,
    HomePage,
    SectionPage,
    StandardPage,
    ToolkitPage,
    UpdatePage,
    UpdatesIndexPage,
)
from .starter_files import HERE as PAGES
from .starter_files import read

SECTION = "section.yaml"
# What the CMS's own groups may do with the glossary: an editor drafts, a workforce lead publishes.
GLOSSARY_RIGHTS = {
    "Editors": ("add", "change", "view"),
    "Moderators": ("add", "change", "view", "delete", "publish"),
}


@transaction.atomic
def load_pages(*, by=None) -> HomePage:
    """The site, with its pages from `content/pages/`. A second run adds nothing."""
    home = HomePage.objects.first() or _make_home(by)
    guidance = _index(home, GuidanceIndexPage, "guidance", by)
    _add_guidance(guidance, by)
    _add_missing(_index(home, UpdatesIndexPage, "updates", by), UpdatePage, PAGES / "updates", by)
    _add_missing(home, StandardPage, PAGES / "site", by)
    _set_rights()
    return home


def _index(home, kind, name, by):
    return kind.objects.first() or _add(home, kind, PAGES / f"{name}.yaml", by)


def _add_guidance(index, by):
    """What lies beside the folders, then a section a folder with what is in it."""
    _add_missing(index, GuidancePage, PAGES / "guidance", by)
    for path in sorted((PAGES / "guidance").glob(f"*/{SECTION}")):
        slug = read(path)["slug"]
        section = SectionPage.objects.filter(slug=slug).first()
        section = section or _add(index, SectionPage, path, by)
        _add_missing(section, GuidancePage, path.parent, by)


def _make_home(by) -> HomePage:
    """The front page, in the place of the one that the CMS comes with."""
    welcome = Page.objects.filter(depth=2, content_type__model="page").first()
    if welcome:
        welcome.delete()
    root = Page.objects.get(depth=1)
    home = _add(root, HomePage, PAGES / "home.yaml", by)
    address = urlsplit(settings.SITE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": address.port or (80 if address.scheme == "http" else 443),
            "site_name": settings.SERVICE_NAME,
            "root_page": home,
        },
    )
    return home


def _add_missing(parent, kind, folder: Path, by):
    """The pages of a folder that are nowhere yet: an editor may have moved or renamed one."""
    there = _slugs()
    for path in sorted(folder.glob("*.yaml")):
        fields = read(path)
        if path.name != SECTION and fields["slug"] not in there:
            _add(parent, ToolkitPage if "steps" in fields else kind, path, by)


def _slugs() -> set[str]:
    """Those of all pages, with those that lead on to a page since an editor renamed it."""
    pages = Page.objects.filter(depth__gt=2).values_list("slug", flat=True)
    renamed = Redirect.objects.filter(redirect_page__isnull=False)
    paths = renamed.values_list("old_path", flat=True)
    return {*pages, *(path.rpartition("/")[2] for path in paths)}


def _add(parent, kind, path: Path, by):
    fields = read(path)
    helped = fields.pop("helped", [])
    page = kind(**fields)
    if helped:
        page.helped = helped
    parent.add_child(instance=page)
    page.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    return page


def _set_rights():
    """The glossary, pictures and files are the editors' too: `content.uploads` looks into each."""
    for name, verbs in GLOSSARY_RIGHTS.items():
        rights = Permission.objects.filter(
            content_type__app_label="content",
            codename__in=[f"{verb}_glossaryterm" for verb in verbs],
        )
        group = Group.objects.get(name=name)
        group.permissions.add(*rights)
        _give_files(group)


def _give_files(group):
    uploads = Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs"],
        codename__regex="^(add|change|choose)_(image|document)$",
    )
    root = Collection.get_first_root_node()
    for right in uploads:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=right
        )


# The papers that the first words come from, by the names that the starter file gives them.
PAPERS = {
    "staffordshire": "Staffordshire",
    "lga": "the Local Government Association",
    "hampshire": "Hampshire",
    "rotherham": "Rotherham",
    "wolverhampton": "Wolverhampton",
}


def source_of(seeds) -> str:
    """Where a term of the starter file comes from: its words are ours, and papers may use it."""
    papers = [PAPERS.get(name, name) for name in seeds]
    if not papers:
        return "Our own words."
    names = f"{', '.join(papers[:-1])} and {papers[-1]}" if papers[1:] else papers[0]
    return f"Our own words. Used, or meant, in papers from {names}."


@transaction.atomic
def load_glossary(terms) -> None:
    """Add the terms that are missing: dicts with id, term, category and definition, and where there
    are any acronym, note, seeds, on_sheet, instead and see_also (names of other terms)."""
    there = set(GlossaryTerm.objects.values_list("slug", flat=True))
    new = [row for row in terms if row["id"] not in there]
    for row in new:
        GlossaryTerm.objects.create(
            slug=row["id"],
            term=row["term"],
            acronym=row.get("acronym", ""),
            category=row["category"],
            definition=row["definition"],
            note=row.get("note", ""),
            source=source_of(row.get("seeds", [])),
            on_sheet=row.get("on_sheet", False),
            seeds=row.get("seeds", []),
        )
    by_name = {term.term: term for term in GlossaryTerm.objects.all()}
    for row in new:
        term = by_name[row["term"]]
        term.see_also.set([by_name[name] for name in row.get("see_also", [])])
        term.instead = by_name.get(row.get("instead"))
        term.save_revision().publish()
