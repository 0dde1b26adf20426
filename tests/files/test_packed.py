"""Word and Excel files, and other zip files, are looked into part by part."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from portal.files.checks import Refused, accept, zips
from portal.files.checks.zips import Limits
from tests.files import samples
from tests.files.samples import SECRET, sent

MEGABYTE = 1024 * 1024
TYPES = "[Content_Types].xml"


def taken(name, content, **options):
    return accept(sent(name, content), **options)


def refusal(name, content, **options):
    with pytest.raises(Refused) as refused:
        taken(name, content, **options)
    return str(refused.value)


def test_a_workbook_loses_its_author_and_where_its_photographs_were_taken():
    accepted = taken("a.xlsx", samples.workbook())

    archive = ZipFile(accepted.content)
    book = openpyxl.load_workbook(accepted.content)
    assert [name for name in archive.namelist() if SECRET.encode() in archive.read(name)] == []
    assert not any("docProps" in name for name in archive.namelist())
    assert book.active["A1"].value == "kept"
    assert book.active["A2"].hyperlink.target == "https://example.org/"
    assert len(book.active._images) == 1


def test_a_document_loses_its_author_and_the_path_of_its_template():
    settings = '<s xmlns:w="w"><w:attachedTemplate id="r0"/></s>'
    template = samples.relations(("attachedTemplate", f"file:///C:/{SECRET}.dotm", "External"))

    accepted = taken(
        "a.docx",
        samples.document(
            **{"word/settings.xml": settings, "word/_rels/settings.xml.rels": template}
        ),
    )

    archive = ZipFile(accepted.content)
    assert [name for name in archive.namelist() if SECRET.encode() in archive.read(name)] == []
    assert archive.read("word/settings.xml") == b'<s xmlns:w="w"></s>'
    assert b"docProps" not in archive.read(TYPES)
    assert archive.read("word/document.xml") == b"<w>kept</w>"


@pytest.mark.parametrize(
    ("part", "content", "says"),
    [
        ("word/vbaProject.bin", "x", "has a macro"),
        ("word/embeddings/inner.xlsx", "x", "has a macro or another program’s file"),
        ("xl/externalLinks/externalLink1.xml", "<x/>", "fetches something from elsewhere"),
        ("word/media/inner.bin", samples.zipped({"a": "b"}), "another file packed inside it"),
        ("word/document.xml", "<w>cut", "damaged"),
        ("word/other.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "damaged"),
        (
            "word/_rels/document.xml.rels",
            samples.relations(("image", "https://tracker.example/", "External")),
            "fetches something from elsewhere",
        ),
    ],
)
def test_a_document_that_runs_fetches_or_hides_something_is_refused(part, content, says):
    assert says in refusal("a.docx", samples.document(**{part: content}))


def test_a_link_in_a_document_stays():
    links = samples.relations(("hyperlink", "https://example.org/?a=1&amp;b=2", "External"))

    accepted = taken("a.docx", samples.document(**{"word/_rels/document.xml.rels": links}))

    kept = ZipFile(accepted.content).read("word/_rels/document.xml.rels")
    assert b'Target="https://example.org/?a=1&amp;b=2"' in kept


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(unpacked=3 * MEGABYTE, ratio=10_000), "swells when it is opened"),
        (Limits(ratio=100), "swells when it is opened"),
        (Limits(entries=2), "too many parts"),
    ],
)
def test_a_zip_bomb_is_refused_while_it_is_counted(limits, says):
    bomb = samples.document(**{"word/media/zeros.bin": b"\0" * 8 * MEGABYTE})

    with pytest.raises(Refused, match=says), zips.opened(BytesIO(bomb), limits):
        pass


def test_a_zip_bomb_that_lies_about_its_size_is_refused():
    bomb = samples.document(**{"word/media/zeros.bin": b"\0" * 8 * MEGABYTE})
    size = (8 * MEGABYTE).to_bytes(4, "little")
    assert bomb.count(size) == 2

    says = refusal("a.docx", bomb.replace(size, (10).to_bytes(4, "little")))

    assert "damaged" in says or "swells" in says


def test_a_zip_with_a_password_or_the_same_name_twice_is_refused():
    locked = bytearray(samples.zipped({"a.txt": "hello"}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    twice = BytesIO(samples.zipped({"a.txt": "one", "b.txt": "two"}).replace(b"b.txt", b"a.txt"))

    with pytest.raises(Refused, match="password"), zips.opened(BytesIO(bytes(locked))):
        pass
    with pytest.raises(Refused, match="damaged"), zips.opened(twice):
        pass
