"""When and where a session is, and why one did not come about."""

from datetime import datetime

from django import forms
from django.utils import timezone

from portal.forms import GovukDateField, HintedRadios
from portal.plain.forms import ChecksWords, PlainWords
from skills.training.forms.clock import ClockField

from ..models import Session

SMALL = {"class": "govuk-input--width-4", "inputmode": "numeric"}
WHOLE = {
    "invalid": "Enter a whole number, like 60.",
    "min_value": "Enter a larger number.",
    "max_value": "Enter a smaller number.",
}


def number(**kwargs):
    return forms.IntegerField(
        widget=forms.TextInput(SMALL),
        error_messages=WHOLE | {"required": "Enter a whole number."},
        **kwargs,
    )


class MoveForm(forms.Form):
    day = GovukDateField(label="Which day?", help_text="For example, 3 12 2026.")
    time = ClockField(
        label="What time?",
        help_text="For example, 10am or 14:30.",
        widget=forms.TextInput({"class": "govuk-input--width-5"}),
        error_messages={"required": "Enter a time, like 10am."},
    )
    minutes = number(label="How many minutes?", min_value=5, max_value=480)
    place = forms.CharField(
        label="Where? (optional)",
        help_text="Only the people of this session see it.",
        max_length=120,
        required=False,
    )
    link = forms.URLField(
        label="The link, if it is online (optional)",
        required=False,
        max_length=300,
        assume_scheme="https",
        error_messages={"invalid": "Enter a whole link that begins with https."},
    )

    @staticmethod
    def starting_from(session) -> dict:
        at = timezone.localtime(session.starts_at)
        return {
            "day": at.date(),
            "time": f"{at:%H:%M}",
            "minutes": session.minutes,
            "place": session.place,
            "link": session.link,
        }

    def when(self) -> dict:
        """What the actions take."""
        data = self.cleaned_data
        moment = timezone.make_aware(datetime.combine(data["day"], data["time"]))
        return {"starts_at": moment, "minutes": data["minutes"]} | {
            name: data[name] for name in ("place", "link")
        }


class SeveralForm(MoveForm):
    """A session, or a series of them."""

    times = number(
        label="How many sessions?",
        help_text="Enter 1 for this one alone. More than 1 plans a series.",
        min_value=1,
        max_value=52,
        initial=1,
    )
    every_days = number(
        label="How many days from one to the next?",
        help_text="Only for a series. 14 is every two weeks.",
        min_value=1,
        max_value=366,
    )

    def series(self) -> dict:
        names = ("times", "every_days")
        return {name: self.cleaned_data[name] for name in names}


class PlanForm(SeveralForm):
    kind = forms.ChoiceField(
        label="What kind of session?",
        choices=[
            (Session.Kind.ONE_TO_ONE, "One to one"),
            (Session.Kind.AFTER_INCIDENT, "After something hard has happened"),
        ],
        initial=Session.Kind.ONE_TO_ONE,
        widget=HintedRadios(
            hints={Session.Kind.AFTER_INCIDENT: "As soon as you can. It is one session, no series."}
        ),
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one of the two."},
    )
    field_order = ("day", "time", "minutes", "place", "link", "kind")

    def clean(self):
        data = super().clean()
        if data.get("kind") == Session.Kind.AFTER_INCIDENT and (data.get("times") or 1) > 1:
            self.add_error("times", "Enter 1. A session after something hard is no series.")
        return data


class GroupForm(SeveralForm):
    people = forms.MultipleChoiceField(
        label="Who comes?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose two people or more.",
            "invalid_choice": "Choose people of the list.",
        },
    )
    field_order = ("people",)

    def __init__(self, *args, employments, **kwargs):
        super().__init__(*args, **kwargs)
        self.employments = {str(one.uuid): one for one in employments}
        names = [(uuid, one.user.name) for uuid, one in self.employments.items()]
        self.fields["people"].choices = names

    def clean_people(self):
        chosen = self.cleaned_data["people"]
        if len(chosen) < 2:
            raise forms.ValidationError("Choose two people or more.")
        return [self.employments[one] for one in chosen]


class CallOffForm(ChecksWords, forms.Form):
    state = forms.ChoiceField(
        label="What happened?",
        choices=[
            (Session.State.CANCELLED, "It is cancelled"),
            (Session.State.MISSED, "It was missed"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one of the two."},
    )
    gap = forms.ChoiceField(
        label="Whose gap is it?",
        choices=Session.Gap,
        widget=HintedRadios(
            hints={
                Session.Gap.SERVICE: "No cover, or something else came first. It never counts "
                "against the practitioner",
                Session.Gap.NOBODY: "Leave, illness, or something nobody could help",
            }
        ),
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one of the three."},
    )
    why = PlainWords(
        label="Why, in a few words?",
        help_text="Leave out health and other private things.",
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say why in a few words."},
    )

    def content(self) -> dict:
        names = ("state", "gap", "why")
        return {name: self.cleaned_data[name] for name in names} | {"declared": self.declared}
