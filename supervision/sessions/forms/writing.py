"""What is written under the headings of a record or an agreement: drafts, kept whatever their words
are."""

from django import forms

from portal.forms import GovukDateField
from portal.plain.forms import ChecksWords, PlainWords

from ..models import Agreement
from ..together import digest_of, one_line_ends
from .planning import number

LONGEST = 4000


class PartForm(ChecksWords, forms.Form):
    """Under one heading. `edit` is the count of saves that the page was opened at, and `was` the
    name of the text it was opened with: what a page did not change, it does not save."""

    keeps_drafts = True
    text = PlainWords(required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 4}))
    edit = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, heading, **kwargs):
        super().__init__(*args, prefix=heading.code, **kwargs)
        self.fields["text"].label = heading.title
        self.fields["text"].help_text = heading.prompt

    @classmethod
    def of(cls, heading, part, data=None):
        first = {"text": "", "declared": "", "edit": 0, "was": digest_of("")}
        if part is not None:
            first = {"text": part.text, "declared": part.declared, "edit": part.edit}
            first["was"] = digest_of(part.text)
        return cls(data, initial=first, heading=heading)

    def clean_text(self):
        return one_line_ends(self.cleaned_data["text"])

    @property
    def is_sent(self) -> bool:
        """Is this heading in what was posted at all?"""
        return self.is_bound and self["text"].html_name in self.data

    @property
    def is_as_it_was(self) -> bool:
        """Did this page change nothing here?"""
        is_same = digest_of(self.cleaned_data["text"]) == self.cleaned_data["was"]
        return is_same and " ".join(sorted(self.declared)) == self.initial.get("declared", "")

    def content(self) -> dict:
        return {
            "text": self.cleaned_data["text"],
            "edit": self.cleaned_data["edit"] or 0,
            "declared": " ".join(sorted(self.declared)),
        }


class ActionForm(ChecksWords, forms.Form):
    """What was agreed: who does what by when. `choices` has for each answer the one for whom it is
    and who sees to it."""

    what = PlainWords(
        label="What?",
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say what was agreed."},
    )
    who = forms.ChoiceField(
        label="Who does it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who does it.", "invalid_choice": "Choose who does it."},
    )
    by_when = GovukDateField(label="By when?")

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, prefix="new", **kwargs)
        self.choices = {key: (attendee, owner) for key, _, attendee, owner in choices}
        self.fields["who"].choices = [(key, label) for key, label, _, _ in choices]

    def content(self) -> dict:
        attendee, owner = self.choices[self.cleaned_data["who"]]
        return {
            "attendee": attendee,
            "owner": owner,
            "what": self.cleaned_data["what"],
            "by_when": self.cleaned_data["by_when"],
            "declared": self.declared,
        }


class DropForm(ChecksWords, forms.Form):
    why = PlainWords(
        label="Why is it no longer needed?",
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say why it is no longer needed."},
    )


class PointForm(ChecksWords, forms.Form):
    text = PlainWords(
        label="What do you want to talk about?",
        help_text="One thing, in a line.",
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say what you want to talk about."},
    )


class TermsForm(forms.Form):
    """How often, how long and where; and who else. `others` are those with whom joint supervision
    may be agreed."""

    every_days = number(
        label="How many days from one session to the next?",
        help_text="14 is every two weeks, 28 every four.",
        min_value=1,
        max_value=366,
    )
    minutes = number(label="How many minutes?", min_value=5, max_value=480)
    place = forms.CharField(label="Where? (optional)", max_length=120, required=False)

    def __init__(self, *args, others=(), **kwargs):
        super().__init__(*args, prefix="terms", **kwargs)
        self.others = {str(one.uuid): one for one in others}
        if self.others:
            names = [("", "Nobody else")]
            names += [(uuid, one.name) for uuid, one in self.others.items()]
            self.fields["other"] = forms.ChoiceField(
                label="Who else supervises, in another job?",
                choices=names,
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields["other_sees"] = forms.ChoiceField(
                label="What do they see of these sessions?",
                help_text="All three of you say yes to this.",
                choices=Agreement.Sees.choices,
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def opened(self) -> list[tuple[str, str]]:
        """What the page was opened with, for it to send along."""
        return [
            (one.html_initial_name, self._opened(one) if self.is_bound else one.initial)
            for one in self
        ]

    def _opened(self, field) -> str:
        return self.data.get(field.html_initial_name, "")

    def content(self) -> dict:
        """Only what this page changed."""
        changed = [one for one in self if self.data.get(one.html_name, "") != self._opened(one)]
        data = {one.name: self.cleaned_data[one.name] for one in changed}
        if "other" in data:
            data["other"] = self.others.get(data["other"])
        return data
