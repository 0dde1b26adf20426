from django import forms

from portal.plain.forms import ChecksWords

from .answering import LevelForm, note


class MarkForm(LevelForm):
    """`answer` is the number of the revision that the page shows, so that a level for an answer
    that was changed and sent again since is not taken for the new one."""

    answer = forms.IntegerField(required=False, widget=forms.HiddenInput)
    comment = note()
    send_back = forms.BooleanField(required=False)
    reason = note(rows=2)

    @staticmethod
    def starting_from(saved) -> dict:
        first = LevelForm.starting_from(saved)
        if saved:
            first |= {"send_back": saved.send_back, "reason": saved.reason}
        return first

    def content(self) -> dict:
        return super().content() | {
            "send_back": self.cleaned_data["send_back"],
            "reason": self.cleaned_data["reason"],
        }


class FinishForm(ChecksWords, forms.Form):
    note = note(
        label="A note about the whole review (optional)",
        help_text="What is going well, and what comes next. They can read it.",
    )
