from django import forms

from portal.dates import in_words
from portal.forms import GovukDateField
from portal.plain.forms import ChecksWords, PlainWords

from ..models import Opening
from ..reasons import TOLD_LATER

HOURS = {1: "1 hour", 4: "4 hours", 24: "1 day", 72: "3 days", 168: "1 week"}
CHOOSE_REASON = "Choose why you need to see the records."
CHOOSE_HOURS = "Choose for how long."
CHOOSE_ANSWER = "Choose yes or no."


class OpenForm(ChecksWords, forms.Form):
    """Why somebody's records are opened, and for how long."""

    reason = forms.ChoiceField(
        label="Why do you need to see them?",
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_REASON, "invalid_choice": CHOOSE_REASON},
    )
    words = PlainWords(
        label="Say more about why",
        help_text="An auditor reads this. The person reads only the reason that you chose above.",
        max_length=500,
        error_messages={"required": "Say in a sentence or two why you need to see them."},
    )
    hours = forms.TypedChoiceField(
        label="For how long?",
        help_text="Choose the shortest time that will do. You can close them earlier.",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_HOURS, "invalid_choice": CHOOSE_HOURS},
    )
    told_later = forms.BooleanField(
        label="Tell them later",
        help_text="Only for an inquiry that would be harmed if they knew now. A second person has "
        "to say yes first, and chooses the day on which they are told.",
        required=False,
    )

    def __init__(self, *args, reasons, longest, **kwargs):
        """`reasons` are those that the viewer can give; `longest` is in hours."""
        super().__init__(*args, **kwargs)
        words = dict(Opening.Reason.choices)
        self.fields["reason"].choices = [(value, words[value]) for value in reasons]
        hours = [(value, says) for value, says in HOURS.items() if value <= longest]
        self.fields["hours"].choices = hours or [(longest, f"{longest} hours")]
        if TOLD_LATER not in reasons:
            del self.fields["told_later"]

    def clean(self):
        said = super().clean()
        if said.get("told_later") and said.get("reason", TOLD_LATER) != TOLD_LATER:
            self.add_error("told_later", "They can be told later only in an inquiry.")
        return said

    def content(self) -> dict:
        return {"told_later": False} | self.cleaned_data


class DecideForm(forms.Form):
    """Whether an inquiry may open records that the person is told of later."""

    answer = forms.ChoiceField(
        label="May they open these records, and tell the person later?",
        choices=[("yes", "Yes, and I choose the day to tell them"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_ANSWER, "invalid_choice": CHOOSE_ANSWER},
    )
    tell_on = GovukDateField(
        label="Day to tell the person and their line manager",
        required=False,
        require_all_fields=False,
    )

    def __init__(self, *args, last_day, **kwargs):
        super().__init__(*args, **kwargs)
        self.last_day = last_day
        self.fields[
            "tell_on"
        ].help_text = f"Only if you say yes. The latest day is {in_words(last_day)}."

    def clean(self):
        said = super().clean()
        says_yes = said.get("answer") == "yes"
        if says_yes and not said.get("tell_on") and "tell_on" not in self.errors:
            self.add_error("tell_on", "Enter the day on which they are told.")
        return said
