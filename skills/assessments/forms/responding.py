from django import forms

from portal.plain.forms import ChecksWords, PlainWords

from .answering import note


class ResponseForm(ChecksWords, forms.Form):
    agrees = forms.ChoiceField(
        choices=[("yes", "I agree"), ("no", "I see something differently")],
        error_messages={
            "required": "Say whether you agree.",
            "invalid_choice": "Say whether you agree.",
        },
    )
    comment = note(
        label="About the review as a whole (optional)",
        help_text="Your supervisor can read it.",
        rows=4,
    )

    def content(self) -> dict:
        return {
            "agrees": self.cleaned_data["agrees"] == "yes",
            "comment": self.cleaned_data["comment"],
            "declared": self.declared,
        }


class NoteForm(ChecksWords, forms.Form):
    """What the practitioner says to one confirmed level; empty where they say nothing."""

    differs = forms.BooleanField(required=False, label="I see this differently")
    comment = PlainWords(
        label="What you want to say", required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args, confirmation, **kwargs):
        super().__init__(*args, prefix=f"n{confirmation.pk}", **kwargs)
        self.confirmation = confirmation

    def clean(self):
        said = super().clean()
        if said.get("differs") and "comment" in said and not said["comment"].strip():
            self.add_error("comment", "Say how you see it.")
        return said

    @property
    def has_words(self) -> bool:
        return bool(str(self["comment"].value() or "").strip())
