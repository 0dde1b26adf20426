from django import forms

from portal.plain.forms import ChecksWords, PlainWords

from ..models import Assessment

NOT_IN_ROLE = "not-my-job"
LEVELS = [(str(value), str(value)) for value in range(5)]


def note(*, rows=3, **kwargs) -> PlainWords:
    return PlainWords(required=False, widget=forms.Textarea({"rows": rows}), **kwargs)


class BeginForm(forms.Form):
    """Which round to begin: a kind, and for an area the code of it."""

    kind = forms.ChoiceField(choices=Assessment.Kind)

    def __init__(self, *args, areas, **kwargs):
        super().__init__(*args, **kwargs)
        self.areas = {area.code: area for area in areas}
        choices = [(code, str(area)) for code, area in self.areas.items()]
        self.fields["area"] = forms.ChoiceField(choices=choices, required=False)

    def clean_area(self):
        """The area; there is one where the kind asks for it, and only there."""
        area = self.areas.get(self.cleaned_data["area"])
        if (area is None) == (self.cleaned_data.get("kind") == Assessment.Kind.AREA):
            raise forms.ValidationError("Choose an area.")
        return area


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
    past_practice = forms.BooleanField(
        required=False, label="I did this in the past and now oversee it"
    )
    comment = note(
        label="A note for your supervisor (optional)",
        help_text="They see this after you send.",
    )

    def __init__(self, *args, allows_past=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not allows_past:
            del self.fields["past_practice"]

    @staticmethod
    def starting_from(saved) -> dict:
        return LevelForm.starting_from(saved) | {"past_practice": saved.past_practice}

    @classmethod
    def of(cls, rating, data=None, *, prefix=None):
        return cls(
            data,
            initial=cls.starting_from(rating),
            prefix=prefix,
            may_leave_out=not rating.statement.core,
            allows_past=rating.assessment.allows_past_practice,
        )

    def content(self) -> dict:
        past = self.cleaned_data.get("past_practice", False)
        return super().content() | {"past_practice": past}
