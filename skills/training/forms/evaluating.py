from django import forms

from portal.plain.forms import ChecksWords, PlainWords

from ..models import Evaluation

SURE = [("1", "Not sure at all"), ("2", "A little sure"), ("3", "Quite sure"), ("4", "Very sure")]
Kind = Evaluation.Kind
ASKED = {
    Kind.BEFORE: ("How sure do you feel about this now?", ""),
    Kind.ON_THE_DAY: (
        "How sure do you feel about this now?",
        "What is one thing that you will do differently?",
    ),
    Kind.LATER: (
        "How sure do you feel about this now?",
        "What did you do differently? Did it help a family?",
    ),
    Kind.SUPERVISOR: (
        "Have you seen a change in this person’s work?",
        "Is there anything that would help the course?",
    ),
}


class EvaluationForm(ChecksWords, forms.Form):
    """One question to choose an answer to, and mostly one to write to."""

    sure = forms.ChoiceField(
        choices=SURE,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how sure you feel."},
    )
    seen = forms.ChoiceField(
        choices=Evaluation.Seen.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you have seen."},
    )
    words = PlainWords(required=False, max_length=1000)

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        choose, write = ASKED[kind]
        del self.fields["sure" if kind == Kind.SUPERVISOR else "seen"]
        self.fields["seen" if kind == Kind.SUPERVISOR else "sure"].label = choose
        if write:
            self.fields["words"].label = f"{write} You can leave this empty."
        else:
            del self.fields["words"]

    def content(self) -> dict:
        sure = self.cleaned_data.get("sure")
        return {
            "sure": int(sure) if sure else None,
            "seen": self.cleaned_data.get("seen", ""),
            "words": self.cleaned_data.get("words", ""),
        }
