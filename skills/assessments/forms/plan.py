from django import forms

from portal.dates import today
from portal.forms import GovukDateField
from portal.plain.forms import ChecksWords, PlainWords

STILL_TO_COME = "Choose a day that is still to come."


class StepForm(ChecksWords, forms.Form):
    """A step in one's own words. `owners` are those who may see to it."""

    what = PlainWords(
        label="What is the step?",
        help_text="Short, and something you can tick off: “Watch Sam lead a family meeting”.",
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say what the step is."},
    )
    owner = forms.ChoiceField(
        label="Who sees to it?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose who sees to it.",
            "invalid_choice": "Choose who sees to it: one of the people on the page.",
        },
    )
    by_when = GovukDateField(label="By when?")

    def __init__(self, *args, owners, **kwargs):
        super().__init__(*args, **kwargs)
        self.owners = {str(one.uuid): one for one in owners}
        self.fields["owner"].choices = [(uuid, one.name) for uuid, one in self.owners.items()]

    def clean_by_when(self):
        return still_to_come(self.cleaned_data["by_when"])

    def content(self) -> dict:
        return {
            "what": self.cleaned_data["what"],
            "owner": self.owners[self.cleaned_data["owner"]],
            "by_when": self.cleaned_data["by_when"],
            "declared": self.declared,
        }


class MoveForm(forms.Form):
    by_when = GovukDateField(label="Another day")

    def clean_by_when(self):
        return still_to_come(self.cleaned_data["by_when"])


class DropForm(ChecksWords, forms.Form):
    why = PlainWords(
        label="Why do you drop it?",
        help_text="It stays on the record as dropped.",
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say why you drop it."},
    )


def still_to_come(day):
    if day < today():
        raise forms.ValidationError(STILL_TO_COME)
    return day
