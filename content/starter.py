"""The pages and terms that a new installation starts with. Nothing that an editor has changed is
touched: what is there stays, and only what is missing is added."""

import json
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupCollectionPermission, Page, Site

from .models import GlossaryTerm, GuidanceIndexPage, GuidancePage, HomePage, StandardPage

PAGES = Path(__file__).parent / "pages"
# What the CMS's own groups may do with the glossary: an editor drafts, a workforce lead publishes.
GLOSSARY_RIGHTS = {
    "Editors": ("add", "change", "view"),
    "Moderators": ("add", "change", "view", "delete", "publish"),
}


@transaction.atomic
def load_pages(*, by=None) -> HomePage:
    """The site, with its pages from `content/pages/`. A second run adds nothing."""
    home = HomePage.objects.first() or _make_home(by)
    index = GuidanceIndexPage.objects.first() or _add(
        home, GuidanceIndexPage, PAGES / "guidance.yaml", by
    )
    _add_missing(index, GuidancePage, PAGES / "guidance", by)
    _add_missing(home, StandardPage, PAGES / "site", by)
    return home


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
    _set_rights()
    return home


def _add_missing(parent, kind, folder: Path, by):
    there = set(parent.get_children().values_list("slug", flat=True))
    for path in sorted(folder.glob("*.yaml")):
        if _fields(path)["slug"] not in there:
            _add(parent, kind, path, by)


def _add(parent, kind, path: Path, by):
    page = parent.add_child(instance=kind(**_fields(path)))
    page.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    return page


def _fields(path: Path) -> dict:
    """The page's fields. A body is a list of blocks, each `kind: what is in it`."""
    fields = yaml.safe_load(path.read_text())
    if "body" in fields:
        blocks = [
            {"type": kind, "value": value} for row in fields["body"] for kind, value in row.items()
        ]
        fields["body"] = json.dumps(blocks)
    return fields


def _set_rights():
    """The glossary is the editors' too. Pages have no pictures or files, so nobody uploads any: a
    file could hold what must not be here."""
    for name, verbs in GLOSSARY_RIGHTS.items():
        rights = Permission.objects.filter(
            content_type__app_label="content",
            codename__in=[f"{verb}_glossaryterm" for verb in verbs],
        )
        Group.objects.get(name=name).permissions.add(*rights)
    GroupCollectionPermission.objects.filter(
        permission__content_type__app_label__in=["wagtailimages", "wagtaildocs"]
    ).delete()


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
