from django import forms

from portal.plain.forms import ChecksWords, PlainWords

NOT_IN_ROLE = "not-my-job"
LEVELS = [(str(value), str(value)) for value in range(5)]


def note(*, rows=3, **kwargs) -> PlainWords:
    return PlainWords(required=False, widget=forms.Textarea({"rows": rows}), **kwargs)


class StartForm(forms.Form):
    """Which of the person's own employments a round is for."""

    def __init__(self, *args, employments, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["employment"] = forms.ModelChoiceField(employments, to_field_name="uuid")


class LevelForm(ChecksWords, forms.Form):
    """A level, or "not part of the job" where that may be said. No level is chosen beforehand. It
    is a draft, so that words to change are kept too, and the page says so."""

    keeps_drafts = True
    edit = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args, may_leave_out, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [*LEVELS, (NOT_IN_ROLE, "")] if may_leave_out else LEVELS
        self.fields["level"] = forms.ChoiceField(
            choices=choices,
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": "Choose one of the answers on the page."},
        )

    @staticmethod
    def starting_from(saved) -> dict:
        """The first values for what is saved, an answer or a mark, or None."""
        if saved is None:
            return {"edit": 0}
        level = NOT_IN_ROLE if saved.not_in_role else saved.level
        return {
            "level": "" if level is None else str(level),
            "comment": saved.comment,
            "declared": saved.declared,
            "edit": saved.edit,
        }

    def content(self) -> dict:
        """What an action takes of it."""
        level = self.cleaned_data["level"]
        return {
            "level": int(level) if level.isdigit() else None,
            "not_in_role": level == NOT_IN_ROLE,
            "comment": self.cleaned_data["comment"],
            "declared": " ".join(sorted(self.declared)),
            "edit": self.cleaned_data["edit"] or 0,
        }


class AnswerForm(LevelForm):
    comment = note(
        label="A note for your supervisor (optional)",
        help_text="They see this after you send.",
    )
