"""Free text in a form. It is looked through for what may point to a family: the writer is shown the
words and changes them, or says that they are not about a family."""

from django import forms
from django.template.loader import render_to_string
from django.utils.functional import cached_property

from .finding import digest_of, find, says

HINT = "Don’t write about a family. We look for numbers and addresses, but names can’t be spotted."
TOO_LONG = "Use %(limit_value)d characters or fewer. You have %(show_value)d."
LONGEST = 2000
AROUND = 30
WARNING = "components/plain_warning.html"


class PlainBoundField(forms.BoundField):
    def __init__(self, form, field, name):
        super().__init__(form, field, name)
        self.help_text = f"{self.help_text} {HINT}".strip()
        self.declares = f"{self.html_name}-not_about_family"
        self.warns = f"{self.html_name}-warned"

    @cached_property
    def findings(self) -> list:
        return find(str(self.value() or ""))

    @property
    def digest(self) -> str:
        return digest_of(self.findings)

    @property
    def is_declared(self) -> bool:
        """Did the writer say of just these words that they are not about a family?"""
        if not self.findings:
            return False
        if self.form.is_bound:
            return self.form.data.get(self.declares) == self.digest
        return self.digest in self.form.initial.get("declared", "").split()

    @property
    def was_warned(self) -> bool:
        """Had the page of which this came warned of just these words?"""
        return not self.findings or self.form.data.get(self.warns) == self.digest

    @property
    def excerpts(self) -> list[tuple[str, str, str, str]]:
        """Each finding with the words around it: before, the words, after; and what it looks
        like."""
        text = str(self.value() or "")
        return [
            (
                _cut(text[max(0, f.start - AROUND) : f.start], start=f.start > AROUND),
                f.words,
                _cut(text[f.end : f.end + AROUND], end=f.end + AROUND < len(text)),
                f.plain,
            )
            for f in self.findings
        ]


def _cut(text: str, *, start=False, end=False) -> str:
    """Words at the edge of an excerpt, whole, with a mark where there are more."""
    if start:
        return f"…{text.partition(' ')[2]}"
    if end:
        return f"{text.rpartition(' ')[0]}…"
    return text


class PlainWords(forms.CharField):
    """A box for free text, in a form that is `ChecksWords`."""

    widget = forms.Textarea
    bound_field_class = PlainBoundField
    default_error_messages = {"max_length": TOO_LONG}

    def __init__(self, *, max_length=LONGEST, **kwargs):
        super().__init__(max_length=max_length, **kwargs)


class ChecksWords:
    """For a form with `PlainWords`: what may point to a family is an error, until the writer says
    of just these words that they are not about one. `declared` has the digests of what they said it
    of. Where `keeps_drafts`, nothing is refused here: the page warns, and what sends it refuses."""

    keeps_drafts = False

    def full_clean(self):
        super().full_clean()
        if not self.is_bound or self.keeps_drafts:
            return
        for field in self.plain_fields:
            if field.name in self.cleaned_data and not field.is_declared:
                for finding in field.findings:
                    self.add_error(field.name, says(finding))

    @property
    def plain_fields(self) -> list[PlainBoundField]:
        return [self[name] for name, f in self.fields.items() if isinstance(f, PlainWords)]

    @property
    def was_warned(self) -> bool:
        """Where a draft is kept: has the writer been shown all that there is to change in it?"""
        return all(field.was_warned for field in self.plain_fields)

    def warnings(self) -> dict[str, str]:
        """The warning of each box as a script puts it on the page, by the box's name."""
        return {
            field.html_name: render_to_string(WARNING, {"field": field})
            for field in self.plain_fields
        }

    @property
    def declared(self) -> frozenset[str]:
        return frozenset(field.digest for field in self.plain_fields if field.is_declared)
