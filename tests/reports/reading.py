"""What a page and a PDF say, as plain text, so that the two can be compared."""

import re
from html.parser import HTMLParser
from io import BytesIO

from pypdf import PdfReader


class Words(HTMLParser):
    """The words of a page's main part."""

    def __init__(self):
        super().__init__()
        self.inside = False
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.inside = self.inside or tag == "main"

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "main"

    def handle_data(self, data):
        if self.inside:
            self.found.append(data)


def squeezed(text: str) -> str:
    """Without spaces and line ends, which paper and page set differently."""
    return re.sub(r"\s", "", text)


def words_of_page(response) -> str:
    parser = Words()
    parser.feed(response.content.decode())
    return squeezed("".join(parser.found))


def pdf_of(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def words_of_pdf(content: bytes) -> str:
    """All pages' words, without the line at the foot of each."""
    text = "\n".join(page.extract_text() for page in pdf_of(content).pages)
    return squeezed(re.sub(r"Page \d+ of \d+", "", text))


def typefaces_of(pdf: PdfReader) -> dict[str, bool]:
    """The name of each typeface in use, and whether it is embedded."""
    found = {}
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object().get("/FontDescriptor")
            embedded = descriptor is not None and "/FontFile2" in descriptor.get_object()
            found[font.get_object()["/BaseFont"].rpartition("+")[2]] = embedded
    return found
