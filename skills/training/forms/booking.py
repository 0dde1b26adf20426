"""Booking a place, and saying yes or no to one."""

from django import forms

from portal.plain.forms import ChecksWords, PlainWords

from ..models import MissedReason

MYSELF = "myself"
CHOOSE_JOB = "Choose who you come for."


def needs_box(**more) -> PlainWords:
    return PlainWords(
        help_text="Such as an interpreter, a hearing loop, food that you can’t eat, or a room to "
        "pray in. Only the training team reads it.",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        **more,
    )


class BookForm(ChecksWords, forms.Form):
    """For oneself. `jobs` are the employments in which one may come; whoever has several says in
    which, and whoever has none comes for themselves."""

    needs = needs_box(label="What do you need to take part? (optional)")
    keep = forms.BooleanField(required=False, label="Keep this for the next time I book")
    field_order = ("job", "needs", "keep")

    def __init__(self, *args, jobs, **kwargs):
        super().__init__(*args, **kwargs)
        self.jobs = {str(one.uuid): one for one in jobs}
        if len(jobs) > 1:
            choices = [(uuid, str(one.organisation)) for uuid, one in self.jobs.items()]
            self.fields["job"] = forms.ChoiceField(
                label="Who do you come for?",
                choices=choices,
                widget=forms.RadioSelect,
                error_messages={"required": CHOOSE_JOB, "invalid_choice": CHOOSE_JOB},
            )
            self.order_fields(self.field_order)

    def content(self) -> dict:
        """What an action takes of it."""
        only = next(iter(self.jobs.values()), None)
        job = self.jobs.get(self.cleaned_data.get("job"), only)
        return {
            "employment": job,
            "organisation": job and job.organisation,
            "needs": self.cleaned_data["needs"],
            "keep": self.cleaned_data["keep"],
            "declared": self.declared,
        }


class DecideForm(ChecksWords, forms.Form):
    """A manager agrees, or refuses and says why."""

    agreed = forms.ChoiceField(
        label="Do you agree?",
        choices=[("yes", "Yes, they can go"), ("no", "No, not this time")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no.", "invalid_choice": "Choose yes or no."},
    )
    why = PlainWords(
        label="If not, why?",
        help_text="They read this.",
        required=False,
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
    )

    def content(self) -> dict:
        return {
            "agreed": self.cleaned_data["agreed"] == "yes",
            "why": self.cleaned_data["why"],
            "declared": self.declared,
        }


class MissedForm(ChecksWords, forms.Form):
    """What got in the way."""

    reason = forms.ChoiceField(
        label="What got in the way?",
        choices=MissedReason,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what got in the way.",
            "invalid_choice": "Choose what got in the way.",
        },
    )
    words = PlainWords(
        label="What would help next time? (optional)",
        help_text="Only the training team reads it.",
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
    )

    def content(self) -> dict:
        return self.cleaned_data | {"declared": self.declared}
