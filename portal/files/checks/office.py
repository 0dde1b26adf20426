"""Word and Excel files, taken apart and packed anew without their properties. A file with a macro,
or that fetches something when it is opened, is refused; a link that somebody clicks on stays."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from . import jpegs, pngs, relations, xml, zips
from .kinds import KINDS
from .refused import Refused

TYPES = "[Content_Types].xml"
MAIN = {
    "docx": b"wordprocessingml.document.main+xml",
    "xlsx": b"spreadsheetml.sheet.main+xml",
}
LONG_AGO = (1980, 1, 1, 0, 0, 0)
PROPERTIES = re.compile(r"docProps/", re.IGNORECASE)
# What runs, or holds another program's file.
RUNS = re.compile(
    r"vbaProject|vbaData|macrosheets/|activeX/|oleObject|embeddings/|customUI", re.IGNORECASE
)
FETCHES = re.compile(r"externalLinks/|connections\.xml$|queryTables/", re.IGNORECASE)
OVERRIDE = re.compile(rb"<(?:\w+:)?Override\b[^>]*?/>", re.DOTALL)
TEMPLATE = re.compile(rb"<w:attachedTemplate\b[^>]*?/>", re.DOTALL)
INSTEAD = "Save it as PDF, or copy what matters into a new file, and add that."


def rewritten(content: bytes, kind: str) -> bytes:
    made = BytesIO()
    with zips.opened(BytesIO(content)) as archive, ZipFile(made, "w", ZIP_DEFLATED) as packed:
        names = archive.namelist()
        if TYPES not in names or MAIN[kind] not in archive.read(TYPES):
            raise Refused(KINDS[kind].belied)
        _refuse_what_acts(names, archive.read(TYPES))
        for name in names:
            if not PROPERTIES.match(name) and not name.endswith("/"):
                entry = ZipInfo(name, date_time=LONG_AGO)
                packed.writestr(entry, _part(name, archive.read(name)), ZIP_DEFLATED)
    return made.getvalue()


def _refuse_what_acts(names, types):
    if any(RUNS.search(name) for name in names) or b"macroEnabled" in types:
        raise Refused(f"This file has a macro or another program’s file inside it. {INSTEAD}")
    if any(FETCHES.search(name) for name in names):
        raise Refused(relations.FETCHES + INSTEAD)


def _part(name: str, content: bytes) -> bytes:
    lower = name.lower()
    if lower.endswith((".jpg", ".jpeg", ".jpe")):
        return jpegs.bare(content)
    if lower.endswith(".png"):
        return pngs.bare(content)
    if lower.endswith(".rels"):
        return relations.rewritten(content, INSTEAD)
    if lower.endswith((".xml", ".vml")):
        xml.read(content)
    if name == TYPES:
        return OVERRIDE.sub(lambda one: b"" if b"/docProps/" in one[0] else one[0], content)
    if lower == "word/settings.xml":
        return TEMPLATE.sub(b"", content)
    return content
