"""Booking for other people, and sending a colleague."""

from django import forms

from portal.people.forms.person import PersonField
from portal.people.models import Employment
from portal.plain.forms import ChecksWords

from .booking import needs_box

NO_ADDRESS = "Enter an e-mail address, like name@example.org."
CHOOSE = "Choose who they come for."
NOBODY = "nobody"
SHOWN_AS_RADIOS = 8


class SeveralForm(forms.Form):
    """`jobs` are those of whom any may be booked, `shown` those that the page lists."""

    people = forms.MultipleChoiceField(
        label="Who do you book for?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose one person or more.",
            "invalid_choice": "Choose from the people on the page.",
        },
    )

    def __init__(self, *args, jobs, shown, **kwargs):
        super().__init__(*args, **kwargs)
        self.jobs = {str(one.uuid): one for one in jobs}
        field = self.fields["people"]
        field.choices = [(uuid, one.user.name) for uuid, one in self.jobs.items()]
        field.widget.choices = [(str(one.uuid), one.user.name) for one in shown]

    def chosen(self) -> list[Employment]:
        return [self.jobs[uuid] for uuid in self.cleaned_data["people"]]


class GuestForm(ChecksWords, forms.Form):
    """Somebody by name and e-mail address, who need not have an account."""

    name = forms.CharField(
        label="Their name", max_length=120, error_messages={"required": "Enter their name."}
    )
    email = forms.EmailField(
        max_length=254,
        label="Their e-mail address",
        help_text="Any address is fine. They need no account: we send them a link.",
        error_messages={"required": NO_ADDRESS, "invalid": NO_ADDRESS},
    )
    organisation = forms.ChoiceField(
        label="Who do they come for?",
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    kind = forms.ChoiceField(
        label="What are they there?",
        choices=Employment.Kind,
        initial=Employment.Kind.VOLUNTEER,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what they are there.",
            "invalid_choice": "Choose what they are there.",
        },
    )
    needs = needs_box(label="What do they need to take part? (optional)")

    def __init__(self, *args, organisations, or_nobody=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisations = {str(one.uuid): one for one in organisations}
        choices = [(uuid, one.name) for uuid, one in self.organisations.items()]
        field = self.fields["organisation"]
        field.choices = choices + ([(NOBODY, "Nobody: they come for themselves")] * or_nobody)
        if len(field.choices) == 1:
            field.initial = choices[0][0]
        if len(field.choices) > SHOWN_AS_RADIOS:
            field.widget = forms.Select(choices=[("", "Choose one"), *field.choices])

    def content(self) -> dict:
        """What an action takes of it."""
        organisation = self.organisations.get(self.cleaned_data["organisation"])
        return self.cleaned_data | {"organisation": organisation, "declared": self.declared}


class SwapForm(forms.Form):
    user = PersonField(
        label="Who comes instead?",
        help_text="Enter a name or an e-mail address. They have to work at the same place.",
    )

    def __init__(self, *args, people, employments, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people
        self.fields["user"].employments = employments
