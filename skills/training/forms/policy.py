"""What holds for training from a day on."""

from decimal import ROUND_HALF_UP

from django import forms

from portal.dates import today
from portal.forms import GovukDateField
from portal.people.models import Organisation
from portal.plain.forms import ChecksWords, PlainWords

from ..models import AccessPolicy

MOST_PENCE = 1_000_000
NOT_TYPED = {"csrfmiddlewaretoken", "do"}


class Pounds(forms.DecimalField):
    """An amount as people write it, “£12.50”, in whole pence. Left empty it is nothing."""

    def __init__(self, label):
        says = "Enter an amount in pounds, like 12.50, or leave it empty."
        super().__init__(
            label=label,
            required=False,
            min_value=0,
            max_value=MOST_PENCE // 100,
            decimal_places=2,
            widget=forms.TextInput({"inputmode": "decimal"}),
            error_messages=dict.fromkeys(
                (
                    "invalid",
                    "min_value",
                    "max_value",
                    "max_digits",
                    "max_decimal_places",
                    "max_whole_digits",
                ),
                says,
            ),
        )

    def to_python(self, value):
        bare = value.replace("£", "").replace(",", "").strip() if value else value
        return super().to_python(bare)

    def clean(self, value):
        pounds = super().clean(value)
        return int((pounds * 100).to_integral_value(ROUND_HALF_UP)) if pounds else 0

    def prepare_value(self, value):
        if isinstance(value, int):
            return f"{value // 100}.{value % 100:02}" if value else ""
        return value


class Count(forms.IntegerField):
    """A whole number between two others."""

    def __init__(self, label, least, most, **kwargs):
        says = f"Enter a whole number from {least} to {most}."
        super().__init__(
            label=label,
            min_value=least,
            max_value=most,
            widget=forms.TextInput({"inputmode": "numeric"}),
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), says),
            **kwargs,
        )


class PolicyForm(ChecksWords, forms.Form):
    """All terms, each as it is now until it is changed."""

    starts = GovukDateField(label="From which day?", help_text="Today or later.")
    words = PlainWords(
        label="What do people read about it?",
        help_text="It stands on each course’s page. Say who can come, and on what terms.",
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": "Write what people read about it."},
    )
    free_sectors = forms.MultipleChoiceField(
        label="Who pays nothing?",
        choices=Organisation.Sector.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from the list on the page."},
    )
    members_only = forms.BooleanField(
        label="Of the voluntary groups, only members of the consortium", required=False
    )
    small_income_free = forms.BooleanField(label="and groups with a small income", required=False)
    half_day_pence = Pounds("What do others pay for half a day, in pounds?")
    full_day_pence = Pounds("What do others pay for a longer course, in pounds?")
    held_percent = Count("Of 100 places, how many are held for voluntary groups?", 0, 100)
    cancel_working_days = Count("How many working days before is it late to cancel?", 0, 60)
    offer_hours = Count("For how many hours is an offered place held?", 1, 720)
    needs_approval = forms.BooleanField(
        label="A manager has to agree to each place", required=False
    )
    missed_half_day_pence = Pounds("What does not coming cost for half a day, in pounds?")
    missed_full_day_pence = Pounds("What does not coming cost for a longer course, in pounds?")
    ask_after_missed = Count("After how many missed courses do we ask what got in the way?", 1, 20)
    reason = PlainWords(
        label="Why do you change this?",
        help_text="It stands in the list of what held when.",
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say why you change this."},
    )

    def clean_starts(self):
        starts = self.cleaned_data["starts"]
        if starts < today():
            raise forms.ValidationError(
                "Enter today or a later day. What held before can’t be changed."
            )
        return starts

    def clean_reason(self):
        return " ".join(self.cleaned_data["reason"].split())

    def policy(self) -> AccessPolicy:
        """As it would be. It is not saved."""
        return AccessPolicy(**self.cleaned_data)

    def typed(self) -> list[tuple[str, str]]:
        """What was sent, to be sent again from the next page."""
        sent = ((name, values) for name, values in self.data.lists() if name not in NOT_TYPED)
        return [(name, value) for name, values in sent for value in values]


def as_it_is(policy) -> dict:
    """What the form shows to begin with: the terms that hold, from today on, with no reason yet."""
    if policy is None:
        return {"starts": today()}
    names = [name for name in PolicyForm.base_fields if name not in ("starts", "reason")]
    return {"starts": today(), **{name: getattr(policy, name) for name in names}}
