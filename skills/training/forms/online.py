from django import forms
from django.core.exceptions import ValidationError

from portal.dates import today
from portal.forms import GovukDateField
from portal.plain.forms import ChecksWords, PlainWords

from ..models import Evaluation
from .evaluating import ASKED, SURE

CHOOSE, WRITE = ASKED[Evaluation.Kind.ON_THE_DAY]


class OnlineForm(ChecksWords, forms.Form):
    """A course online is finished; where the course asks for an evaluation, what they say of it."""

    completed_on = GovukDateField(label="When did you finish it?")
    sure = forms.ChoiceField(
        label=CHOOSE,
        choices=SURE,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how sure you feel."},
    )
    words = PlainWords(label=f"{WRITE} You can leave this empty.", required=False, max_length=1000)

    def __init__(self, *args, course, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["completed_on"].initial = today()
        if not course.needs_evaluation:
            del self.fields["sure"], self.fields["words"]

    def clean_completed_on(self):
        day = self.cleaned_data["completed_on"]
        if day > today():
            raise ValidationError("Enter the day that you finished. It can’t be in the future.")
        return day

    def content(self) -> dict:
        data = dict(self.cleaned_data)
        if data.get("sure"):
            data["sure"] = int(data["sure"])
        return data | {"declared": self.declared}
