"""Reads the starter pages' files. `pages/README.md` says how one is written."""

import json
from datetime import timedelta
from pathlib import Path

import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from portal.files.checks import PICTURES, accept
from portal.people.asked import holders_of
from portal.people.models import User

from .models import PageStatement
from .published import in_force
from .uploads import FILES

HERE = Path(__file__).parent / "pages"
LOOKED_AT_AFTER = timedelta(days=183)
ROLES = {"editor", "workforce_lead"}
STREAMS = ("body", "easy_read")


def read(path: Path) -> dict:
    """The fields of a page, ready for its model, and `helped`: what it helps with."""
    fields = yaml.safe_load(path.read_text())
    for name in STREAMS:
        if name in fields:
            fields[name] = json.dumps(
                [_block(kind, value) for row in fields[name] for kind, value in row.items()]
            )
    if "steps" in fields:
        fields["steps"] = json.dumps([_block("step", value) for value in fields["steps"]])
    fields["helped"] = _helped(fields.pop("helps", []))
    fields["owner"] = _owner(fields.pop("owner", ""))
    # From the day it is, not from the day that a story is told of.
    fields.setdefault("review_on", timezone.localdate() + LOOKED_AT_AFTER)
    return fields


def _block(kind, value) -> dict:
    return {"type": kind, "value": _with_files(value)}


def _with_files(value):
    """The value with the files and pictures that it names put in their place."""
    if isinstance(value, list):
        return [_with_files(one) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {"file": document, "image": picture}
    return {
        name: kept[name](one) if name in kept and isinstance(one, str) else _with_files(one)
        for name, one in value.items()
    }


def document(name: str) -> int:
    """The file of `pages/files/`, put into the CMS once; its number there."""
    return _kept(get_document_model(), HERE / "files" / name, FILES)


def picture(name: str) -> int:
    """The picture of `pages/pictures/`, put into the CMS once; its number there."""
    return _kept(get_image_model(), HERE / "pictures" / name, PICTURES)


def _kept(model, path: Path, allowed) -> int:
    there = model.objects.filter(title=path.stem).first()
    if there is None:
        accepted = accept(SimpleUploadedFile(path.name, path.read_bytes()), allowed=allowed)
        there = model.objects.create(title=path.stem, file=accepted.content)
    return there.pk


def _helped(codes: list[str]) -> list[PageStatement]:
    framework = in_force() if codes else None
    if framework is None:
        return []
    found = {one.code: one.lineage for one in framework.statements}
    return [PageStatement(lineage=found[code]) for code in codes]


def _owner(said: str):
    """Who holds the role, or has the address; nobody where there is nobody yet."""
    if said in ROLES:
        return next(iter(holders_of(said)), None)
    return User.objects.filter(email=said).first() if said else None
