"""Public Sans, embedded in every PDF: it has £, é, ŵ and ŷ, which the standard fonts lack."""

from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).resolve().parent / "fonts"
REGULAR, SEMIBOLD, BOLD, ITALIC = (
    f"PublicSans-{style}" for style in ("Regular", "SemiBold", "Bold", "Italic")
)

for name in (REGULAR, SEMIBOLD, BOLD, ITALIC):
    registerFont(TTFont(name, str(FOLDER / f"{name}.ttf")))
registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
