from django import forms

from portal.plain.forms import ChecksWords

from .answering import LevelForm, note

DECLARATION = "I have read each answer and its evidence. These levels are my own honest view."


class MarkForm(LevelForm):
    """`answer` is the number of the revision that the page shows, so that a level for an answer
    that was changed and sent again since is not taken for the new one."""

    answer = forms.IntegerField(required=False, widget=forms.HiddenInput)
    comment = note()
    send_back = forms.BooleanField(required=False)
    reason = note(rows=2)
    tick = forms.BooleanField(required=False)

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
    """A box that is not ticked is no fault of the form: what else is left to do comes first."""

    note = note(
        label="A note about the whole review (optional)",
        help_text="What is going well, and what comes next. They can read it.",
    )
    declares = forms.BooleanField(label=DECLARATION, required=False)

    @property
    def declaration(self) -> str:
        """What the reviewer said of it, in the words that they were shown."""
        return DECLARATION if self.cleaned_data["declares"] else ""
