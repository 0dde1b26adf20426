from django import forms
from django.db.models import Q

from portal.dates import today
from portal.forms import GovukDateField
from portal.people.models import Registration, User

from ..actions import Seen
from ..models import Trigger

A_NUMBER = "Enter a whole number, like 3."
MOST = 500
ROWS = (1, 2, 3)
ASKED = ("happened_on", "of_children", "children", "decisions_written")
OF_A_TRIGGER = ("trigger", "times", "in_time", "lead_changed")


def _count(label, *, needed=True, hint="") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=needed,
        min_value=0,
        max_value=MOST,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-3"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), A_NUMBER),
    )


class CheckForm(forms.Form):
    """A check, in counts. Up to three triggers; another check may have more."""

    happened_on = GovukDateField(label="When did you look at the work?")
    of_children = _count("How many children are they working with?")
    children = _count("How many of these did you talk about?")
    decisions_written = _count(
        "For how many are the decisions in the case system?",
        hint="Write no names here. Decisions about a child belong in the case system.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        triggers = list(Trigger.objects.filter(in_use=True))
        self.triggers = {trigger.code: trigger for trigger in triggers}
        choices = [("", "None"), *((one.code, str(one)) for one in triggers)]
        for row in ROWS:
            self.fields[f"trigger_{row}"] = forms.ChoiceField(
                label="What was it?",
                choices=choices,
                required=False,
                error_messages={"invalid_choice": "Choose one from the list."},
            )
            self.fields[f"times_{row}"] = _count("How often?", needed=False)
            self.fields[f"in_time_{row}"] = _count(
                "How often was it acted on in time?", needed=False
            )
            self.fields[f"lead_changed_{row}"] = _count(
                "How often did a social worker take the lead?", needed=False
            )

    @property
    def counts(self) -> list:
        return [self[name] for name in ASKED]

    @property
    def rows(self) -> list[dict]:
        """The boxes of each trigger, folded away until something is in them."""
        rows = [[self[f"{name}_{row}"] for name in OF_A_TRIGGER] for row in ROWS]
        return [
            {"fields": fields, "is_open": any(one.value() or one.errors for one in fields)}
            for fields in rows
        ]

    def clean(self):
        data = super().clean()
        for row in ROWS:
            if data.get(f"trigger_{row}") and not data.get(f"times_{row}"):
                self.add_error(f"times_{row}", "Enter how often it came up, once or more.")
            elif data.get(f"times_{row}") and not data.get(f"trigger_{row}"):
                self.add_error(f"trigger_{row}", "Choose what came up.")
        return data

    def check(self) -> dict:
        data = self.cleaned_data
        seen = [
            Seen(
                self.triggers[data[f"trigger_{row}"]],
                data[f"times_{row}"],
                data[f"in_time_{row}"] or 0,
                data[f"lead_changed_{row}"] or 0,
            )
            for row in ROWS
            if data[f"trigger_{row}"]
        ]
        return {name: data[name] for name in ASKED} | {"seen": seen}


class OversightForm(forms.Form):
    """Who oversees, who covers, and how often they look."""

    overseer = forms.ModelChoiceField(
        label="Who oversees their work?",
        help_text="A social worker whose registration is in date.",
        queryset=User.objects.none(),
        empty_label="Choose somebody",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose who oversees."),
    )
    cover = forms.ModelChoiceField(
        label="Who covers when they are away?",
        queryset=User.objects.none(),
        empty_label="Nobody yet",
        required=False,
        error_messages={"invalid_choice": "Choose somebody from the list."},
    )
    every_days = forms.IntegerField(
        label="How many days from one check to the next?",
        min_value=1,
        max_value=366,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-3"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), "Enter a number from 1 to 366."
        ),
    )

    def __init__(self, *args, employment, **kwargs):
        super().__init__(*args, **kwargs)
        people = qualified_for(employment)
        self.fields["overseer"].queryset = self.fields["cover"].queryset = people


def qualified_for(employment):
    """Social workers of the council or of the person’s own employer."""
    here = Q(employments__organisation=employment.organisation_id)
    here |= Q(employments__organisation__sector="council")
    working = Q(employments__starts__lte=today()) & (
        Q(employments__ends=None) | Q(employments__ends__gt=today())
    )
    registered = Registration.objects.current().values("user")
    found = User.objects.in_use().filter(here & working, pk__in=registered)
    return found.exclude(pk=employment.user_id).distinct()
