"""What somebody sends is looked into, and only what it says on the outside is kept of it."""

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from portal.files.checks import DOCUMENTS, SHEETS, Refused, accept, pictures
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


@pytest.mark.parametrize(
    ("name", "content", "kept_as"),
    [
        ("a.jpg", samples.picture("JPEG"), ("a.jpg", "image/jpeg")),
        ("a.png", samples.picture("PNG"), ("a.png", "image/png")),
        ("a.webp", samples.picture("WEBP"), ("a.jpg", "image/jpeg")),
        ("a.HEIC", samples.heic(), ("a.jpg", "image/jpeg")),
    ],
)
def test_a_picture_keeps_its_dots_the_right_way_up_and_nothing_else(name, content, kept_as):
    accepted = taken(name, content)

    picture = Image.open(accepted.content)
    red, _, blue = picture.convert("RGB").getpixel((16, 8))
    assert (accepted.name, accepted.kind) == kept_as
    assert picture.size == (32, 64)
    assert blue > 200 > 50 > red
    assert not dict(picture.getexif())
    assert SECRET.encode() not in accepted.content.file.getvalue()


def test_a_picture_that_one_can_see_through_stays_so():
    made = BytesIO()
    samples.dots(mode="RGBA").save(made, "PNG")
    half = Image.new("RGBA", (8, 8), (255, 0, 0, 128))
    webp = BytesIO()
    half.save(webp, "WEBP", lossless=True)

    accepted = taken("a.webp", webp.getvalue())

    assert accepted.kind == "image/png"
    assert Image.open(accepted.content).getpixel((4, 4)) == (255, 0, 0, 128)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_a_png_of_any_kind_of_colour_is_drawn_anew(mode):
    made = BytesIO()
    Image.new(mode, (8, 8)).save(made, "PNG")

    accepted = taken("a.png", made.getvalue())

    assert Image.open(accepted.content).size == (8, 8)


def test_a_printers_jpeg_becomes_one_for_a_screen():
    made = BytesIO()
    Image.new("CMYK", (8, 8)).save(made, "JPEG")

    accepted = taken("a.jpg", made.getvalue())

    assert Image.open(accepted.content).mode == "RGB"


def test_a_picture_of_too_many_dots_is_refused_before_it_is_drawn(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_DOTS", 2_000_000)
    made = BytesIO()
    Image.new("1", (2000, 2000)).save(made, "PNG")

    says = refusal("bomb.png", made.getvalue())

    assert says == "This picture has more than 2 million dots. Make it smaller, and add that."


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.heic", "a.pdf", "a.xlsx"])
def test_a_file_that_was_cut_short_is_refused_in_words(name):
    whole = {
        "a.jpg": samples.picture(),
        "a.png": samples.picture("PNG"),
        "a.webp": samples.picture("WEBP"),
        "a.heic": samples.heic(),
        "a.pdf": samples.pdf(),
        "a.xlsx": samples.workbook(),
    }[name]

    says = refusal(name, whole[: len(whole) // 3])

    assert "damaged, or was cut short" in says


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", samples.picture("PNG")),
        ("a.jpg", samples.picture("PNG")),
        ("a.png", samples.pdf()),
        ("a.docx", samples.workbook()),
        ("a.xlsx", samples.document()),
        ("a.docx", samples.zipped({"a.txt": "x"})),
        ("a.xlsx", b"a,b\n1,2\n"),
        ("a.jpg", b"<script>alert(1)</script>"),
    ],
)
def test_a_file_whose_content_belies_its_name_is_refused(name, content):
    assert "what is in it is something else" in refusal(name, content)


@pytest.mark.parametrize("name", ["a.exe", "a.svg", "a.html", "a", "a.pdf.exe", "a.csv"])
def test_another_kind_of_file_is_refused_and_the_kinds_are_named(name):
    says = refusal(name, b"hello", allowed={"pdf", "docx"})

    assert says == "We can’t take this kind of file. Add a PDF or Word document."


def test_an_empty_file_and_one_too_big_are_refused():
    assert "is empty" in refusal("a.pdf", b"")
    assert "bigger than 0.5 MB" in refusal("a.pdf", b"x" * MEGABYTE, max_bytes=MEGABYTE // 2)


def test_the_size_that_is_told_is_not_believed():
    upload = sent("a.pdf", b"x" * 2000)
    upload.size = 10

    with pytest.raises(Refused, match="bigger"):
        accept(upload, max_bytes=1000)


def test_a_pdf_keeps_its_pages_and_links_and_nothing_that_hides_or_acts():
    accepted = taken("a.pdf", samples.pdf())

    content = accepted.content.file.getvalue()
    reader = PdfReader(BytesIO(content))
    notes = [note.get_object() for note in reader.pages[1]["/Annots"]]
    assert SECRET.encode() not in content
    assert not reader.metadata
    assert not reader.attachments
    assert "/OpenAction" not in reader.root_object
    assert [note.get("/A") for note in notes] == [
        {"/S": "/URI", "/URI": "https://example.org/"},
        None,
    ]
    assert len(reader.pages) == 2
    assert reader.pages[1].images[0].image.size == (64, 32)


@pytest.mark.parametrize("password", ["", "secret"])
def test_a_locked_pdf_is_refused(password):
    says = refusal("a.pdf", samples.pdf(password=password))

    assert says == "This PDF has a password or is locked. Save it without, and add it again."


def test_a_pdf_of_a_thousand_and_one_pages_is_refused():
    assert "more than 1,000 pages" in refusal("a.pdf", samples.pdf(pages=1001))


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"1 0 obj <<" * 5000])
def test_a_pdf_of_nonsense_is_refused(content):
    assert "damaged" in refusal("a.pdf", content)


@pytest.mark.parametrize(
    "content",
    [
        "name,day\nSiân,3/4/2026\n".encode(),
        "name;day\nŁukasz;1\n".encode("utf-8-sig"),
        "name\tday\nJosé\t1\n".encode("cp1252"),
        "name,day\nŵ,1\n".encode("utf-16"),
    ],
)
def test_a_table_in_any_usual_writing_is_kept_as_it_came(content):
    accepted = taken("people.csv", content, allowed=SHEETS)

    assert (accepted.kind, accepted.content.file.getvalue()) == ("text/csv", content)


@pytest.mark.parametrize("content", [b"a,b\0c\n", b"\xff\xfea\n\0\0\xd8", b"\x81\x8d\x8f\x90"])
def test_a_table_that_is_no_text_is_refused(content):
    assert "isn’t a text file" in refusal("a.csv", content, allowed=SHEETS)


@pytest.mark.parametrize("content", [samples.workbook(), samples.pdf(), b"MZ\x90"])
def test_another_file_under_a_tables_name_is_refused(content):
    assert "something else" in refusal("a.csv", content, allowed=SHEETS)


def test_what_is_kept_is_measured_after_it_was_cleaned():
    accepted = taken("a.pdf", samples.pdf(), allowed=DOCUMENTS)

    content = accepted.content.file.getvalue()
    assert accepted.size == len(content)
    assert accepted.fields["sha256"] == accepted.sha256
    assert len(accepted.sha256) == 64
