from datetime import timedelta

from django import forms

from portal.dates import in_words, today
from portal.forms import GovukDateField

from ..actions.passports import latest_day
from ..models import Completion, Passport

USUAL = timedelta(days=90)
Shows = Passport.Shows


class Choice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, one):
        return f"{one.course}, finished {in_words(one.completed_on)}"


class PassportForm(forms.Form):
    """What a passport link shows, and until when."""

    shows = forms.ChoiceField(
        label="Which courses does it show?",
        choices=Shows,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which courses it shows."},
    )
    completions = Choice(
        Completion.objects.none(),
        label="If you choose: which ones?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "One of these is not on your record any more."},
    )
    shows_name = forms.BooleanField(label="Show my name", required=False, initial=True)
    shows_codes = forms.BooleanField(
        label="Show the codes of my certificates",
        help_text="A reader can check each one. The check says your name.",
        required=False,
        initial=True,
    )
    last_day = GovukDateField(
        label="Until when?", help_text="The last day on which it can be read. A year is the most."
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        own = Completion.objects.of(user).select_related("course")
        self.fields["completions"].queryset = own
        self.fields["shows"].initial = Shows.IN_DATE
        self.fields["last_day"].initial = today() + USUAL

    def clean(self):
        data = super().clean()
        if data.get("shows") == Shows.CHOSEN and not data.get("completions"):
            self.add_error("completions", "Choose at least one course to show.")
        if data.get("shows_codes") and not data.get("shows_name"):
            words = "A certificate says your name. Show your name too, or leave the codes out."
            self.add_error("shows_codes", words)
        day = data.get("last_day")
        if day and not today() <= day <= latest_day():
            self.add_error("last_day", f"Choose a day from today until {in_words(latest_day())}.")
        return data
