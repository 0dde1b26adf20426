"""What editors write of a framework. A form checks shape; the actions keep the rules."""

from django import forms

from portal.people.models import JobRole
from portal.plain.forms import TOO_LONG, ChecksWords, PlainWords
from skills.framework.models import Review
from skills.framework.rules import DESCRIBED, LEVELS

from .taken_out import KeepsWordsOfWhatIsGone

REQUIRED = {"required": "Write something here."}
MEANINGS = [
    ("same", "The same. Levels that people hold still count."),
    ("other", "Something else. People affirm their level again."),
]
NO_LEVEL = "Level %d has no words yet. Write them before the draft goes to review."
NO_MINIMUM = "Choose what this role needs before the draft goes to review."
UNTOLD = "The words have changed. Say whether they mean the same."


class LongText(forms.CharField):
    """Paragraphs, with the ends of lines as they are kept and not as a browser sends them."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


def long_text(label, *, required=True, rows=3, length=2000, **kwargs):
    widget = forms.Textarea({"rows": rows, "data-reading-age": ""})
    return LongText(
        label=label,
        required=required,
        max_length=length,
        widget=widget,
        error_messages=REQUIRED | {"max_length": TOO_LONG},
        **kwargs,
    )


def line(label, length, **kwargs):
    errors = REQUIRED | {"max_length": TOO_LONG}
    return forms.CharField(label=label, max_length=length, error_messages=errors, **kwargs)


class WordList(forms.CharField):
    """Words with commas between them."""

    def clean(self, value):
        return [word.strip() for word in super().clean(value).split(",") if word.strip()]

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value


class EditForm(forms.Form):
    """`edit` is the count of saves that the page was opened at; `kept` is what stands, where
    somebody else saved since."""

    kept = None

    edit = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_edit(self):
        """A page that doesn’t say how old it is counts as stale."""
        edit = self.cleaned_data["edit"]
        return -1 if edit is None else edit

    @property
    def words(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "edit"}


class VersionForm(forms.Form):
    title = line("Title", 200)
    notice = long_text("What readers are told above it", required=False)


class AreaForm(EditForm):
    code = line("Code", 10, help_text="Two or three letters. It stands before the title.")
    title = line("Title", 120)
    question = line("The question that it answers", 200)
    summary = long_text("What it is about")


class StatementForm(EditForm):
    """One statement on one page. A level without words, or a role without a level, is kept as it is
    and said at the field: what was typed is never lost over it."""

    OWN = ("code", "title", "text", "core", "evidence_hint", "evidence_kinds", "topics")

    title = line("Title", 120)
    text = long_text("Statement", help_text="Begin with “I”.")
    core = forms.BooleanField(
        label="Safety statement",
        required=False,
        help_text="It is part of every job: nobody may leave it out.",
    )
    evidence_hint = long_text(
        "What could show it", required=False, rows=2, help_text="A hint for who adds evidence."
    )
    evidence_kinds = WordList(
        label="Kinds of evidence", required=False, help_text="Put commas between them."
    )
    topics = WordList(label="Topics", required=False, help_text="Put commas between them.")
    code = line("Code", 10, help_text="It stands beside the title, and no other has it.")

    def __init__(self, *args, profiles, asks_meaning=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.profiles = list(profiles)
        for value in DESCRIBED:
            self.fields[f"level_{value}"] = long_text(f"Level {value}", required=False)
        for profile in self.profiles:
            choices = [("", "Choose"), *((n, f"Level {n}" if n else "None") for n in LEVELS)]
            self.fields[f"minimum_{profile.pk}"] = forms.TypedChoiceField(
                label=profile.name, choices=choices, coerce=int, empty_value=None, required=False
            )
        if asks_meaning:
            self.fields["same_meaning"] = forms.ChoiceField(
                label="If the words differ from the version before: what do they mean now?",
                choices=MEANINGS,
                widget=forms.RadioSelect,
                required=False,
            )

    @property
    def level_fields(self) -> list:
        return [self[f"level_{value}"] for value in DESCRIBED]

    @property
    def minimum_fields(self) -> list:
        return [self[f"minimum_{profile.pk}"] for profile in self.profiles]

    @property
    def own(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.OWN}

    @property
    def descriptors(self) -> dict[int, str]:
        return {value: self.cleaned_data[f"level_{value}"] for value in DESCRIBED}

    @property
    def minimums(self) -> dict[int, int]:
        said = {profile.pk: self.cleaned_data[f"minimum_{profile.pk}"] for profile in self.profiles}
        return {pk: minimum for pk, minimum in said.items() if minimum is not None}

    @property
    def said_of_meaning(self) -> bool | None:
        return {"same": True, "other": False}.get(self.cleaned_data.get("same_meaning"))


def initial_of(statement, move=None) -> dict:
    """What a page for the statement begins with. “The same” is said anew of words that change
    again, so it is never chosen beforehand."""
    found = {name: getattr(statement, name) for name in StatementForm.OWN}
    found |= {f"level_{value}": text for value, text in statement.levels.items()}
    found |= {f"minimum_{row.profile_id}": row.minimum for row in statement.requirements.all()}
    if move and move.kind == move.Kind.CHANGED:
        found["same_meaning"] = "other"
    return found | {"edit": statement.edit}


class PartForm(forms.Form):
    """The code, title and words of what a split or a merger makes."""

    code = line("Code", 10)
    title = line("Title", 120)
    text = long_text("Statement")

    @property
    def part(self) -> dict:
        return {"fields": self.cleaned_data}


class MergeForm(PartForm):
    with_ = forms.ModelMultipleChoiceField(
        label="Merge it with",
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose one or more statements."},
    )
    edit = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = ["with_"]
    kept = None

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["with_"].queryset = others
        self.fields["with_"].label_from_instance = lambda one: f"{one.code} {one.title}"

    @property
    def part(self) -> dict:
        own = PartForm.base_fields
        return {"fields": {name: self.cleaned_data[name] for name in own}}


class MoveForm(forms.Form):
    """Up or down by a button, or to a place by the mouse."""

    to = forms.ChoiceField(choices=[("up", "Up"), ("down", "Down")], required=False)
    position = forms.IntegerField(min_value=0, required=False)
    area = forms.IntegerField(required=False)


class RoleForm(forms.Form):
    job_role = forms.ModelChoiceField(
        label="Role", queryset=JobRole.objects.none(), error_messages={"required": "Choose a role."}
    )
    name = line("What it is called here", 120)
    summary = long_text("What people in it do")
    typical_work = forms.SlugField(label="Kind of work (one word)", max_length=40)

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, **kwargs)
        taken = version.profiles.values("job_role")
        self.fields["job_role"].queryset = JobRole.objects.exclude(pk__in=taken)


class ReviewForm(ChecksWords, forms.Form):
    about = forms.ModelChoiceField(
        label="What is it about?",
        queryset=None,
        required=False,
        empty_label="The whole version",
    )
    verdict = forms.ChoiceField(
        label="What do you say?",
        choices=[("agrees", "I agree"), ("asks", "I ask for a change"), ("comments", "A comment")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you say."},
    )
    comment = PlainWords(label="Your words", required=False, widget=forms.Textarea({"rows": 4}))

    def __init__(self, *args, statements, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["about"].queryset = statements

    def clean(self):
        return says_what(self)


def says_what(form) -> dict:
    said = form.cleaned_data
    if said.get("verdict") not in {None, Review.Verdict.AGREES} and not said.get("comment"):
        form.add_error("comment", "Say what you would change, or what you want to say.")
    return said


class InviteForm(forms.Form):
    name = line("Who they are", 120, help_text="Such as “Families’ reference group”.")
    email = forms.EmailField(
        max_length=254,
        label="E-mail address",
        error_messages={
            "required": "Enter an e-mail address.",
            "invalid": "Enter an e-mail address, like name@council.example.",
        },
    )


class GuestForm(KeepsWordsOfWhatIsGone, ChecksWords, forms.Form):
    """What somebody without an account says, of the whole and of each statement."""

    verdict = forms.ChoiceField(
        label="What do you think of it as a whole?",
        choices=[("agrees", "I agree with it"), ("asks", "I ask for changes")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you think."},
    )
    comment = PlainWords(
        label="Your words", required=False, help_text="Leave this empty if you agree with it all."
    )

    def __init__(self, *args, statements, **kwargs):
        super().__init__(*args, **kwargs)
        self.statements = {f"on_{one.pk}": one for one in statements}
        for name, one in self.statements.items():
            self.fields[name] = PlainWords(
                label=f"What would you change in “{one.title}”?",
                required=False,
                widget=forms.Textarea({"rows": 2}),
            )

    def clean(self):
        said = super().clean() or self.cleaned_data
        some = any(said.get(name) for name in self.statements)
        if said.get("verdict") == Review.Verdict.ASKS and not (said.get("comment") or some):
            self.add_error("comment", "Say what you would change, here or beside a statement.")
        return said

    @property
    def about(self) -> list:
        return [
            (one, Review.Verdict.ASKS, self.cleaned_data[name])
            for name, one in self.statements.items()
            if self.cleaned_data[name]
        ]
