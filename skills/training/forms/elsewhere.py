from django import forms
from django.core.exceptions import ValidationError

from portal.dates import today
from portal.files.forms import PrivateFileField
from portal.forms import GovukDateField
from portal.plain.forms import ChecksWords, PlainWords

from ..models import Course

ANSWERS = [("agree", "Yes, it counts as this course"), ("refuse", "No, not yet")]


class ElsewhereForm(ChecksWords, forms.Form):
    """A course that somebody did with another organisation, and its certificate."""

    course = forms.ModelChoiceField(
        Course.objects.none(),
        label="Which of our courses is it like?",
        empty_label="Choose a course",
        error_messages={"required": "Choose the course that it is like."},
    )
    title = forms.CharField(
        label="What was it called?",
        max_length=120,
        error_messages={"required": "Enter what it was called."},
    )
    provider = forms.CharField(
        label="Who ran it?", max_length=120, error_messages={"required": "Enter who ran it."}
    )
    finished_on = GovukDateField(label="When did you finish it?")
    file = PrivateFileField(
        label="The certificate",
        help_text="A PDF or a clear photo of it. Only you and the training team can open it.",
        error_messages={"required": "Choose the file with your certificate."},
    )
    words = PlainWords(label="Anything that helps us to check it?", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = Course.objects.filter(retired_on=None).order_by("title")

    def clean_finished_on(self):
        day = self.cleaned_data["finished_on"]
        if day > today():
            raise ValidationError("Enter the day that you finished. It can’t be in the future.")
        return day


class AnswerForm(ChecksWords, forms.Form):
    answer = forms.ChoiceField(
        label="Does it count?",
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it counts."},
    )
    why = PlainWords(
        label="What do you want to tell them?",
        help_text="If it does not count, say what they can do.",
        required=False,
    )

    def clean(self):
        data = super().clean()
        if data.get("answer") == "refuse" and not data.get("why", "").strip():
            self.add_error("why", "Say why it does not count, so that they know what to do.")
        return data
