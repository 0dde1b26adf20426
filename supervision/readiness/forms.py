from django import forms

from portal.forms import GovukDateField, HintedRadios
from portal.plain.forms import ChecksWords, PlainWords

from .models import Outcome
from .rules import FIRST

EVIDENCE = "evidence"
WATCH = "watch"
CHOOSE = "Choose one of the three."
TICK_BOTH = "Tick both before you sign."
NOT_OPEN = "Not open yet: a qualified social worker confirms the safety statements first"
CONFIRMS = {
    EVIDENCE: "I have looked at the evidence, not just the counts",
    WATCH: "I will keep watch over this work, or have named who will",
}


class SignForm(ChecksWords, forms.Form):
    """The decision of one who signs. No outcome is chosen beforehand."""

    outcome = forms.ChoiceField(
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE}, widget=HintedRadios
    )
    reasons = PlainWords(
        label="Your reasons", error_messages={"required": "Say why. They read this."}
    )
    conditions = PlainWords(
        label="Conditions, with dates",
        help_text="Only if you choose “Ready with conditions”. One on each line.",
        required=False,
    )
    families_to_start = forms.IntegerField(
        label="Families to start with",
        min_value=1,
        max_value=50,
        required=False,
        widget=forms.TextInput({"class": "govuk-input--width-2", "inputmode": "numeric"}),
    )
    look_again_weeks = forms.IntegerField(
        label="Look again after (weeks)",
        min_value=1,
        max_value=52,
        required=False,
        widget=forms.TextInput({"class": "govuk-input--width-2", "inputmode": "numeric"}),
    )
    confirms = forms.MultipleChoiceField(
        label="I confirm that",
        choices=CONFIRMS.items(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": TICK_BOTH, "invalid_choice": TICK_BOTH},
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    place = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, name, evaluated, decides, **kwargs):
        """`evaluated` is what the criteria show now; `decides` is whether this signature is the
        last one, which says how the person starts."""
        super().__init__(*args, **kwargs)
        self.fields["outcome"].label = f"Is {name} ready for this kind of work?"
        self.fields["outcome"].choices = Outcome.choices
        self.fields["outcome"].widget.hints = _hints(evaluated)
        self.fields["reasons"].help_text = f"{name} reads this."
        for field in ("families_to_start", "look_again_weeks"):
            self.fields[field].error_messages |= {
                "invalid": "Enter a whole number, like 2.",
                "min_value": "Enter 1 or more.",
                "max_value": "Enter a smaller number.",
            }
            if not decides:
                del self.fields[field]

    def clean_confirms(self):
        ticked = self.cleaned_data["confirms"]
        if len(ticked) < len(CONFIRMS):
            raise forms.ValidationError(TICK_BOTH)
        return ticked

    def said(self, place: str) -> dict:
        """What the action takes."""
        own = {"confirms", "place"}
        data = {name: value for name, value in self.cleaned_data.items() if name not in own}
        if place == FIRST:
            del data["seen"]
        return data | {"declared": self.declared}


def _hints(evaluated) -> dict:
    unmet = len(evaluated.unmet)
    things = "1 thing is" if unmet == 1 else f"{unmet} things are"
    hints = {
        Outcome.READY: f"{things} not met, so say why in your reasons" if unmet else "",
        Outcome.READY_WITH_CONDITIONS: "They may start, and you say what must happen by when",
        Outcome.NOT_YET: "You say what would make the difference. They can ask for another look",
    }
    if evaluated.decisive_unmet:
        hints |= {Outcome.READY: NOT_OPEN, Outcome.READY_WITH_CONDITIONS: NOT_OPEN}
    return hints


class AttestForm(ChecksWords, forms.Form):
    """A day, and a line about it if one is needed."""

    happened_on = GovukDateField(label="When did it happen?", help_text="For example, 3 12 2026.")
    note = PlainWords(
        label="What you saw or checked (you can leave this out)",
        help_text="One line.",
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": "2"}),
    )
