"""What people say to a shared record, and what they add to a locked one."""

from django import forms

from portal.plain.forms import ChecksWords, PlainWords


class RespondForm(ChecksWords, forms.Form):
    agrees = forms.ChoiceField(
        label="Do you agree with this record?",
        choices=[("yes", "I agree"), ("no", "I see something differently")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one of the two."},
    )
    comment = PlainWords(
        label="What do you see differently, or want to add?",
        help_text="You need to write here only if you see something differently.",
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def clean(self):
        data = super().clean()
        if data.get("agrees") == "no" and not data.get("comment", "").strip():
            self.add_error("comment", "Say what you see differently.")
        return data

    def content(self) -> dict:
        return {
            "agrees": self.cleaned_data["agrees"] == "yes",
            "comment": self.cleaned_data["comment"],
            "declared": self.declared,
        }


class AddForm(ChecksWords, forms.Form):
    text = PlainWords(
        label="What do you want to add?",
        help_text="The record stays as it is. What you add stands below it, with your name.",
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Write what you want to add."},
    )
