"""What a group, or somebody alone, writes to come to training; and the training team's answer."""

import re

from django import forms

from portal.forms import HintedRadios
from portal.plain.forms import ChecksWords, PlainWords
from portal.policy.models import Setting

from ..models import Organisation, PartnerRequest
from .organisations import LocalitiesField

Sector = Organisation.Sector
# The council brings its own people in; carers come by themselves.
SECTORS = [
    (one.value, one.label)
    for one in (Sector.VOLUNTARY, Sector.SCHOOL, Sector.HEALTH, Sector.POLICE, Sector.PRIVATE)
]
NOT_AN_ADDRESS = "Enter an e-mail address, like name@example.org."
CHARITY_NUMBER = re.compile(r"(SC|NIC|NI)?\d{5,8}(-\d{1,2})?")
LONGEST = {"max_length": "Use 120 characters or fewer."}
MACHINES = "Empty the last box, and send again. It is there to stop machines."


class JoinForm(ChecksWords, forms.Form):
    """Somebody who comes alone. `website` is a box that people don't see: what fills in every box
    fills it in too."""

    name = forms.CharField(
        label="Your name",
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": "Enter your name."} | LONGEST,
    )
    email = forms.EmailField(
        max_length=254,
        label="Your e-mail address",
        help_text="Any address will do, a private one too. We send a link there first.",
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"required": NOT_AN_ADDRESS, "invalid": NOT_AN_ADDRESS},
    )
    wants = PlainWords(
        label="What would you like to train for? (optional)",
        help_text="A few words are enough.",
        required=False,
        max_length=350,  # what a message has room for, with the words around it
        widget=forms.Textarea({"rows": 3}),
    )
    website = forms.CharField(
        label="Leave this box empty",
        required=False,
        max_length=100,
        widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise forms.ValidationError(MACHINES)
        return ""

    def add_too_many(self):
        self.add_error(
            None,
            "This was sent many times, with this address or from your network. Wait a day, then "
            "send it again. Your words are still here.",
        )

    @property
    def shown(self):
        """The boxes that people see."""
        return [field for field in self if field.name != "website"]

    def said(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "website"}


class JoinGroupForm(JoinForm):
    group_name = forms.CharField(
        label="Name of your group or organisation",
        max_length=120,
        widget=forms.TextInput({"autocomplete": "organization"}),
        error_messages={"required": "Enter the name of your group."} | LONGEST,
    )
    sector = forms.ChoiceField(
        label="What kind of organisation is it?",
        choices=SECTORS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of organisation it is."},
    )
    size = forms.ChoiceField(
        label="How many people work or volunteer in it?",
        choices=Organisation.Size.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how many people are in it."},
    )
    small_income = forms.TypedChoiceField(
        label="Does it have a small income?",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no."},
    )
    charity_number = forms.CharField(
        label="Charity number (optional)",
        help_text="If you have one. You don’t need one to come.",
        required=False,
        max_length=20,
    )
    localities = LocalitiesField()
    field_order = ("group_name", "sector", "size", "small_income", "charity_number", "localities")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        least = Setting.objects.value("partners.small_income_pounds")
        self.fields["small_income"].help_text = (
            f"Say yes if it takes in less than £{least:,} a year. A small group is never charged "
            "for a missed place."
        )
        self.fields["localities"].label = "Where do you work? (optional)"
        if not self.fields["localities"].queryset.exists():
            del self.fields["localities"]

    def clean_charity_number(self):
        number = re.sub(r"\s", "", self.cleaned_data["charity_number"]).upper()
        if number and (len(number) > 12 or not CHARITY_NUMBER.fullmatch(number)):
            raise forms.ValidationError(
                "A charity number is 6 or 7 figures, like 1234567, or SC012345 in Scotland. Change "
                "it, or leave the box empty."
            )
        return number


FORMS = {
    PartnerRequest.Who.GROUP: JoinGroupForm,
    PartnerRequest.Who.ALONE: JoinForm,
    PartnerRequest.Who.CARER: JoinForm,
}


class WhoForm(forms.Form):
    """Who asks. A choice that isn't there is left aside."""

    who = forms.ChoiceField(
        label="Who are you asking for?",
        choices=PartnerRequest.Who.choices,
        widget=HintedRadios(
            hints={
                "group": "A charity, a faith group, a club, a school: paid people or volunteers.",
                "alone": "You have no group that could ask for you.",
                "carer": "You look after children in your own home.",
            }
        ),
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one."},
    )


class WelcomeForm(forms.Form):
    """To which organisation a group's contact is let in: a new one, or one that is here."""

    NEW = "new"

    organisation = forms.ChoiceField(
        label="Where do they belong?",
        widget=HintedRadios,
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one."},
    )
    name = forms.CharField(
        label="Name of the new organisation",
        help_text="For a new one: correct it here if it isn’t right.",
        required=False,
        max_length=120,
        error_messages=LONGEST,
    )
    other = forms.ModelChoiceField(
        Organisation.objects.none(),
        to_field_name="uuid",
        label="Which one?",
        required=False,
        empty_label="Choose an organisation",
        error_messages={"invalid_choice": "Choose one of the organisations."},
    )
    OTHER = "other"

    def __init__(self, *args, likely=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.likely = {str(row.organisation.uuid): row.organisation for row in likely}
        field = self.fields["organisation"]
        field.choices = [
            (self.NEW, "A new organisation"),
            *[(value, one.name) for value, one in self.likely.items()],
            (self.OTHER, "Another that is here already"),
        ]
        others = Organisation.objects.exclude(sector=Sector.COUNCIL).filter(kept_for="")
        self.fields["other"].queryset = others.order_by("name")

    def clean(self):
        said = super().clean()
        if said.get("organisation") == self.OTHER and not said.get("other"):
            self.add_error("other", "Choose which organisation.")
        return said

    def said(self) -> dict:
        chosen = self.cleaned_data["organisation"]
        if chosen == self.NEW:
            return {"name": self.cleaned_data["name"]}
        return {"organisation": self.likely.get(chosen) or self.cleaned_data["other"]}


class SayNoForm(ChecksWords, forms.Form):
    reason = PlainWords(
        label="Why not?",
        help_text="They read these words. Say what they can do instead.",
        max_length=600,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Write why. They read it."},
    )
