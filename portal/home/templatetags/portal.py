"""Words, dates and marks for every template; built in, so no page has to load it."""

from django import template
from django.utils import timezone

from portal.dates import clock as clock_of
from portal.dates import in_words, on_day

register = template.Library()

# Where each of the four steps of a level mark begins, and how far down its top is.
STEPS = ((1, 1, 13, 4), (2, 7.2, 9, 8), (3, 13.4, 5, 12), (4, 19.6, 1, 16))
KINDS = {
    "radioselect": "radios",
    "hintedradios": "radios",
    "checkboxselectmultiple": "checkboxes",
    "checkbox": "checkbox",
    "govukdate": "date",
    "file": "file",
    "password": "password",
    "select": "select",
    "textarea": "textarea",
}
CLASSES = {
    "input": ("govuk-input", ""),
    "checkbox": ("govuk-checkboxes__input", ""),
    "file": ("govuk-file-upload", ""),
    "date": ("govuk-input", "govuk-date-input__input"),
    "password": (
        "govuk-input",
        "govuk-password-input__input govuk-js-password-input-input",
    ),
    "select": ("govuk-select", ""),
    "textarea": ("govuk-textarea", "govuk-js-character-count"),
}
DJANGO_ROWS = "10"


def _day(value):
    """The day in London of a date or a moment."""
    return timezone.localtime(value).date() if hasattr(value, "hour") else value


@register.filter
def longdate(value) -> str:
    """Thursday 3 December 2026"""
    if not value:
        return ""
    return on_day(_day(value))


@register.filter
def plaindate(value) -> str:
    """3 December 2026"""
    if not value:
        return ""
    return in_words(_day(value))


@register.filter
def shortdate(value) -> str:
    """3 Dec 2026"""
    if not value:
        return ""
    day = _day(value)
    return f"{day.day} {day:%b %Y}"


@register.filter
def weekday(value) -> str:
    """Thu 3 Dec"""
    if not value:
        return ""
    day = _day(value)
    return f"{day:%a} {day.day} {day:%b}"


@register.filter
def clock(value) -> str:
    """2:31pm, in London; 10am on the hour."""
    return clock_of(value) if value else ""


@register.filter(is_safe=True)
def quoted(value) -> str:
    """“Acting fast”"""
    return f"“{value}”"


@register.filter
def share(done, total) -> float:
    """How much of 100 is done: the width of a bar."""
    return round(100 * done / total, 1) if total else 0


@register.filter
def steps(level) -> list[dict]:
    """The four rectangles of a level mark, each with whether it is filled."""
    return [
        {"x": x, "y": y, "height": height, "on": level is not None and step <= level}
        for step, x, y, height in STEPS
    ]


@register.filter
def kind(field) -> str:
    """Which shape the field has: it picks the template."""
    return KINDS.get(field.widget_type, "input")


@register.filter
def govuk(field, extra="") -> str:
    """The field's widget with GOV.UK classes. The browser's own bubbles (`required`) and a silent
    cut at `maxlength` are left out: the server says in words what to change."""
    field.form.use_required_attribute = False
    own = field.field.widget.attrs
    base, more = CLASSES[kind(field)]
    error = f"{base}--error" if field.errors and kind(field) != "checkbox" else ""
    attrs = {
        "class": " ".join(filter(None, (base, more, own.get("class"), extra, error))),
        "placeholder": False,
        "maxlength": False,
    }
    if kind(field) == "textarea" and own.get("rows") == DJANGO_ROWS:
        attrs["rows"] = "4"
    if kind(field) == "password":
        attrs |= {"spellcheck": "false", "autocapitalize": "none"}
    return field.as_widget(attrs=attrs)


@register.filter
def first_id(field) -> str:
    """The id that a link in the error summary goes to."""
    in_parts = kind(field) in {"radios", "checkboxes", "date"}
    return f"{field.auto_id}_0" if in_parts else field.auto_id


@register.filter
def on_scale(level) -> float:
    """How far along the review row's line, 0 to 4, a level stands."""
    return 14 + 50.5 * level
