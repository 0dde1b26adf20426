"""Files to send: each with something in it that must not be kept, or that must not be taken."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pillow_heif
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

SECRET = "SECRET-PLACE"
GPS, ORIENTATION, DESCRIPTION = 0x8825, 0x0112, 0x010E
TURNED = 6
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def dots(width=64, height=32, mode="RGB") -> Image.Image:
    """Blue on the left, red on the right."""
    picture = Image.new(mode, (width, height), "red")
    picture.paste("blue", (0, 0, width // 2, height))
    return picture


def telling_where() -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED
    exif[DESCRIPTION] = SECRET
    exif.get_ifd(GPS)[1] = "N"
    return exif


def picture(kind="JPEG", **options) -> bytes:
    made = BytesIO()
    dots().save(made, kind, exif=telling_where(), **options)
    return made.getvalue()


def heic() -> bytes:
    made = BytesIO()
    pillow_heif.from_pillow(dots()).save(made, exif=telling_where().tobytes())
    return made.getvalue()


def pdf(*, password=None, pages=2) -> bytes:
    """With an author, a script, a file fastened to it, a note with a file, and a photograph."""
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": SECRET})
    writer.add_attachment("secret.txt", SECRET.encode())
    script = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject(SECRET)}
    writer.root_object[NameObject("/OpenAction")] = _dictionary(script)
    page[NameObject("/Resources")] = _dictionary(
        {"/XObject": _dictionary({"/Photo": writer._add_object(_photo())})}
    )
    page[NameObject("/Annots")] = ArrayObject(
        [
            _link({"/S": NameObject("/URI"), "/URI": TextStringObject("https://example.org/")}),
            _link({"/S": NameObject("/Launch"), "/F": TextStringObject(SECRET)}),
            _dictionary({"/Subtype": NameObject("/FileAttachment")}),
        ]
    )
    if password is not None:
        writer.encrypt(password, "owner")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _photo():
    stream = StreamObject()
    stream._data = picture()
    names = {"/Type": "/XObject", "/Subtype": "/Image", "/Filter": "/DCTDecode"}
    for key, name in {**names, "/ColorSpace": "/DeviceRGB"}.items():
        stream[NameObject(key)] = NameObject(name)
    for key, number in {"/Width": 64, "/Height": 32, "/BitsPerComponent": 8}.items():
        stream[NameObject(key)] = NumberObject(number)
    return stream


def _link(action):
    return _dictionary({"/Subtype": NameObject("/Link"), "/A": _dictionary(action)})


def _dictionary(parts):
    return DictionaryObject({NameObject(key): value for key, value in parts.items()})


def workbook() -> bytes:
    """With an author, a link to click on and a photograph."""
    book = Workbook()
    book.properties.creator = SECRET
    book.active["A1"] = "kept"
    book.active["A2"].hyperlink = "https://example.org/"
    book.active.add_image(SheetImage(BytesIO(picture())))
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def document(**more) -> bytes:
    """A Word document of the fewest parts; `more` are parts to add or replace, by path."""
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("officeDocument", "word/document.xml", "Internal")),
        "docProps/core.xml": f"<x>{SECRET}</x>",
        "word/document.xml": "<w>kept</w>",
    }
    return zipped({**parts, **more})


def relations(*rows) -> str:
    told = "".join(
        f'<Relationship Id="r{number}" Type="{RELATIONS}/{kind}" Target="{target}"'
        f' TargetMode="{mode}"/>'
        for number, (kind, target, mode) in enumerate(rows)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{told}</Relationships>'


def zipped(parts: dict) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()
