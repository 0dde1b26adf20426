"""Asking others for their word, and what they say."""

from django import forms

from portal.people.forms.person import PersonField
from portal.plain.forms import ChecksWords, PlainWords

from .answering import NOT_IN_ROLE, LevelForm, note

CHOOSE_AREA = "Choose an area."
NO_ADDRESS = "Enter an e-mail address, like name@example.org."


class AreaForm(forms.Form):
    """One of the areas in which something was sent."""

    domain = forms.ChoiceField(
        label="Which area?",
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_AREA, "invalid_choice": CHOOSE_AREA},
    )

    def __init__(self, *args, domains, **kwargs):
        super().__init__(*args, **kwargs)
        self.domains = {one.code: one for one in domains}
        self.fields["domain"].choices = [(one.code, str(one)) for one in domains]

    def clean_domain(self):
        return self.domains[self.cleaned_data["domain"]]


class AskColleagueForm(AreaForm):
    user = PersonField(
        label="Who?",
        help_text="Enter a name or an e-mail address. They need an account and a job here.",
    )
    field_order = ("domain", "user")

    def __init__(self, *args, people, employments, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people
        self.fields["user"].employments = employments


class AskOutsideForm(AreaForm):
    name = forms.CharField(
        label="Their name", max_length=120, error_messages={"required": "Enter their name."}
    )
    profession = forms.CharField(
        label="Their job",
        help_text="Such as health visitor, or domestic abuse adviser.",
        max_length=120,
        error_messages={"required": "Say what their job is."},
    )
    email = forms.EmailField(
        max_length=254,
        label="Their e-mail address at work",
        help_text="They get a link. Whoever has the link can read that area.",
        error_messages={"required": NO_ADDRESS, "invalid": NO_ADDRESS},
    )


class ConfirmForm(LevelForm):
    """`answer` is the number of the revision that the page shows."""

    answer = forms.IntegerField(required=False, widget=forms.HiddenInput)
    comment = note()


class OutsideForm(ChecksWords, forms.Form):
    """A level, a comment, both or neither for each answer; then who says it."""

    is_me = forms.BooleanField(
        error_messages={"required": "Say that you are who was asked, and that this is your view."}
    )
    answers = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, lines, levels, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = lines
        self.standing = ".".join(str(line.said.pk) for line in lines)
        self.fields["answers"].initial = self.standing
        choices = [("", "I can’t say"), *((str(one.value), str(one)) for one in levels)]
        for line in lines:
            self.fields[f"level-{line.said.pk}"] = forms.ChoiceField(
                label="What level do you see?",
                choices=choices,
                required=False,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": "Choose one of the answers on the page."},
            )
            self.fields[f"comment-{line.said.pk}"] = note(label="What have you seen? (optional)")

    @property
    def is_stale(self) -> bool:
        """Was an answer changed and sent again since the page was opened?"""
        return self.data.get("answers", self.standing) != self.standing

    def rows(self):
        for line in self.lines:
            yield line, self[f"level-{line.said.pk}"], self[f"comment-{line.said.pk}"]

    def content(self) -> dict:
        found = {}
        for line in self.lines:
            level = self.cleaned_data[f"level-{line.said.pk}"]
            words = self.cleaned_data[f"comment-{line.said.pk}"]
            found[line.said.pk] = (int(level) if level else None, words)
        return found


class AskOpinionForm(ChecksWords, forms.Form):
    statements = forms.MultipleChoiceField(
        label="What do you see differently?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose one statement or more.",
            "invalid_choice": "Choose from the statements on the page.",
        },
    )
    why = PlainWords(
        label="What do you see differently, and why?",
        help_text="Who you ask reads this. It stays on the record.",
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Say what you see differently."},
    )
    asked_of = forms.ChoiceField(
        label="Who do you ask?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who you ask.", "invalid_choice": "Choose who you ask."},
    )

    def __init__(self, *args, statements, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["statements"].choices = statements
        self.fields["asked_of"].choices = people


class OpinionForm(ChecksWords, forms.Form):
    level = forms.ChoiceField(
        label="What level do you see?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a level.", "invalid_choice": "Choose a level."},
    )
    comment = PlainWords(
        label="Why this level?",
        help_text="They both read it. It stays on the record.",
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Say why you choose this level."},
    )

    def __init__(self, *args, levels, may_leave_out, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(str(value), f"{value} {words}" if value else words) for value, words in levels]
        if may_leave_out:
            choices.append((NOT_IN_ROLE, "It is not part of their job"))
        self.fields["level"].choices = choices

    def content(self) -> dict:
        level = self.cleaned_data["level"]
        return {
            "level": int(level) if level.isdigit() else None,
            "not_in_role": level == NOT_IN_ROLE,
            "comment": self.cleaned_data["comment"],
            "declared": self.declared,
        }
