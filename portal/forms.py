"""Forms in GOV.UK markup: the renderer, and the fields that Django has no GOV.UK twin of."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting

# What is further off is a slip, and days counted from it may be none.
EARLIEST, LATEST = 1900, 2199
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class GovukRenderer(TemplatesSetting):
    """Only the form's and the field's own templates are ours. Django's widget templates stay as
    they are, because the CMS draws its own forms with them."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


class HintedRadios(forms.RadioSelect):
    """Radios with a line under each choice: `hints` maps a choice's value to its words."""

    def __init__(self, *args, hints=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.hints = {str(value): hint for value, hint in (hints or {}).items()}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), "")
        return option


class GovukDateWidget(forms.MultiWidget):
    """Day, month and year, each to be typed."""

    template_name = "forms/date.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        number = {"inputmode": "numeric"}
        parts = {part: forms.TextInput(number) for part in ("day", "month", "year")}
        super().__init__(parts, attrs)

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else [None, None, None]


class GovukDateField(forms.MultiValueField):
    """A date in three boxes. The month may be a word: “3 Dec 2026” reads as well as “3 12 2026”."""

    widget = GovukDateWidget
    default_error_messages = {
        "required": "Enter a date, like 3 12 2026.",
        "unreadable": "Enter a date, like 3 12 2026.",
    }

    def __init__(self, **kwargs):
        super().__init__(fields=[forms.CharField(required=False) for _ in range(3)], **kwargs)

    def compress(self, data_list):
        if not data_list:
            return None
        try:
            day, month, year = data_list
            return date(_four_digits(year), _month(month), int(day))
        except (ValueError, OverflowError) as wrong:
            raise ValidationError(self.error_messages["unreadable"], code="unreadable") from wrong


def _month(text: str) -> int:
    word = text.strip().lower()[:3]
    return MONTHS.index(word) + 1 if word in MONTHS else int(text)


def _four_digits(text: str) -> int:
    year = int(text)
    if not EARLIEST <= year <= LATEST:
        raise ValueError("a year of four digits that somebody may live in")
    return year
