"""What the training team fills in of a course."""

from functools import cached_property
from itertools import groupby

from django import forms

from portal.people.models import JobRole
from portal.plain.forms import ChecksWords, PlainWords
from skills.framework.models import Statement

from ..actions.courses import FACTS, as_written
from ..models import AccessPolicy, Course
from ..models.course import HALF_DAY_HOURS
from ..terms import money
from .policy import Count

MONTHS = (
    "January February March April May June July August September October November December"
).split()
LEVELS = [("", "Not at all"), *((n, f"Up to level {n}") for n in (1, 2, 3, 4))]
STATEMENT = "statement_"
GROUPS = [
    ("", "code title summary level audience".split()),
    ("How it is done", "mode hours practice_sessions address before".split()),
    (
        "How long it counts",
        "refresh_months yearly_update expiry ends_day ends_month renewal_days needs_evaluation "
        "certificate".split(),
    ),
    ("Who can come", "open_to_voluntary_sector why_not_open required_for hidden".split()),
]


def _short():
    return forms.TextInput({"class": "govuk-input--width-5", "inputmode": "decimal"})


def _needed(says) -> dict:
    return {"required": says}


def _number(label, most, **kwargs):
    field = Count(label, 0, most, required=False, **kwargs)
    field.widget.attrs["class"] = "govuk-input--width-5"
    return field


class Several(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, model, **kwargs):
        errors = {"invalid_choice": "Choose from the list on the page."}
        super().__init__(model.objects.none(), required=False, error_messages=errors, **kwargs)


class CourseForm(ChecksWords, forms.Form):
    """A course as it is changed. `edition` is that of the page; `kept` is what stands, where
    somebody else saved since."""

    kept = None

    edition = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)
    title = forms.CharField(
        label="What is it called?", max_length=120, error_messages=_needed("Enter its title.")
    )
    summary = PlainWords(
        label="What is it for?",
        help_text="Two or three short sentences, for people who choose a course.",
        error_messages=_needed("Say what it is for."),
    )
    level = forms.ChoiceField(
        label="How deep does it go?",
        choices=Course.Level.choices,
        widget=forms.RadioSelect,
        error_messages=_needed("Choose how deep it goes."),
    )
    audience = PlainWords(
        label="Who is it for?",
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
        error_messages=_needed("Say who it is for."),
    )
    mode = forms.ChoiceField(
        label="How is it done?",
        choices=Course.Mode.choices,
        widget=forms.RadioSelect,
        error_messages=_needed("Choose how it is done."),
    )
    hours = forms.DecimalField(
        label="How many hours does it take?",
        widget=_short(),
        min_value=0,
        max_value=999,
        decimal_places=1,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value", "max_decimal_places", "max_digits"),
            "Enter a number of hours, like 6 or 2.5.",
        ),
    )
    practice_sessions = _number("How many practice sessions come after it?", 99)
    address = forms.URLField(
        label="The address, if people do it online in their own time",
        max_length=200,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Enter a whole address that begins with https."},
    )
    before = Several(Course, label="Which courses come first?")
    refresh_months = _number(
        "For how many months does it count?",
        120,
        help_text="Leave it empty if it counts for good. Who finished it before keeps the day that "
        "they were told.",
    )
    yearly_update = forms.BooleanField(label="There is a short update each year", required=False)
    expiry = forms.ChoiceField(
        label="From when is that counted?",
        choices=Course.Expiry.choices,
        widget=forms.RadioSelect,
        error_messages=_needed("Choose from when it is counted."),
    )
    ends_day = _number("If it is the same day each time: which day of the month?", 31)
    ends_month = forms.TypedChoiceField(
        label="In which month?",
        choices=[("", "No fixed day"), *enumerate(MONTHS, 1)],
        coerce=int,
        empty_value=None,
        required=False,
    )
    renewal_days = _number(
        "How many days before the end can people do it again and lose none of them?", 365
    )
    needs_evaluation = forms.BooleanField(
        label="It counts only once people have said how it was", required=False
    )
    certificate = forms.BooleanField(label="People get a certificate", required=False)
    open_to_voluntary_sector = forms.BooleanField(
        label="Voluntary and community groups can come", required=False
    )
    why_not_open = PlainWords(
        label="If they can’t come: why not?",
        help_text="They read it. Say what they can do instead.",
        widget=forms.Textarea({"rows": 2}),
        required=False,
    )
    required_for = Several(JobRole, label="Which jobs need it?")

    def __init__(self, *args, course=None, statements=(), **kwargs):
        initial = initial_of(course) if course else {"renewal_days": 60, "certificate": True}
        super().__init__(*args, initial=initial, **kwargs)
        self.course = course
        self.statements = list(statements)
        others = Course.objects.exclude(pk=course.pk) if course else Course.objects.all()
        self.fields["before"].queryset = others.order_by("title")
        self.fields["required_for"].queryset = JobRole.objects.order_by("name")
        self.fields["hours"].help_text = _what_hours_cost(AccessPolicy.objects.in_force())
        for one in self.statements:
            self.fields[f"{STATEMENT}{one.lineage}"] = forms.TypedChoiceField(
                label=f"{one.code} {one.title}",
                choices=LEVELS,
                coerce=int,
                empty_value=None,
                required=False,
            )

    def clean(self):
        data = super().clean()
        fixed = data.get("expiry") == Course.Expiry.FIXED_DAY
        for name, says in (("ends_day", "Enter the day."), ("ends_month", "Choose the month.")):
            if fixed and not data.get(name) and name not in self.errors:
                self.add_error(name, says)
        data["practice_sessions"] = data.get("practice_sessions") or 0
        data["renewal_days"] = data.get("renewal_days") or 0
        data["refresh_months"] = data.get("refresh_months") or None
        if not fixed:
            data["ends_day"] = data["ends_month"] = None
        return data

    @property
    def groups(self) -> list[tuple]:
        """The fields under their headings."""
        return [
            (head, [self[name] for name in names if name in self.fields]) for head, names in GROUPS
        ]

    @cached_property
    def areas(self) -> list[tuple]:
        """The statements by area: its title, how many the course helps with, and their fields."""
        found = []
        for area, ones in groupby(self.statements, key=lambda one: one.domain):
            fields = [self[f"{STATEMENT}{one.lineage}"] for one in ones]
            found.append((area.title, sum(1 for field in fields if field.value()), fields))
        return found

    def content(self) -> dict:
        """All that was filled in, as the actions take it."""
        data = self.cleaned_data
        names = [*FACTS, "before", "required_for", *({"code", "hidden"} & set(self.fields))]
        return {
            **{name: data[name] for name in names},
            "statements": self._levels(),
            "declared": self.declared,
        }

    def _levels(self) -> dict:
        """What the course helps with of other versions of the framework is left as it is."""
        asked = {str(one.lineage) for one in self.statements}
        kept = as_written(self.course)["statements"] if self.course else {}
        others = {lineage: level for lineage, level in kept.items() if lineage not in asked}
        chosen = {one: self.cleaned_data[f"{STATEMENT}{one}"] for one in asked}
        return others | {lineage: level for lineage, level in chosen.items() if level}

    def both_texts(self) -> list[tuple]:
        """Where what stands differs from what is on the page: the label, and what stands."""
        if self.kept is None:
            return []
        stands = initial_of(self.kept)
        shown = []
        for field in self:
            there = stands.get(field.name, "")
            if not field.is_hidden and not _is_same(field, there):
                shown.append((field.label, _in_words(field, there)))
        return shown


class NewCourseForm(CourseForm):
    code = forms.CharField(
        label="A short code",
        help_text="Such as FH21. Gates and files know the course by it, so it stays.",
        max_length=10,
        widget=_short(),
        error_messages=_needed("Enter a code."),
    )
    hidden = forms.BooleanField(label="Keep it off the list for now", required=False)

    def clean_code(self):
        code = self.cleaned_data["code"].upper()
        if Course.objects.filter(code__iexact=code).exists():
            raise forms.ValidationError("Another course has this code. Enter another one.")
        return code


def initial_of(course) -> dict:
    written = as_written(course)
    levels = written.pop("statements")
    return written | {f"{STATEMENT}{lineage}": level for lineage, level in levels.items()}


def to_help_with():
    """The statements of the frameworks in force, in their order."""
    return Statement.objects.of_published().in_order()


def _what_hours_cost(policy) -> str:
    length = f"Up to {HALF_DAY_HOURS} hours count as half a day."
    if policy is None or not (policy.half_day_pence or policy.full_day_pence):
        return length
    return (
        f"{length} Whoever is not free pays {money(policy.half_day_pence)} for that, and "
        f"{money(policy.full_day_pence)} for a longer course."
    )


def _is_same(field, there) -> bool:
    mine = field.value()
    if isinstance(mine, (list, tuple)):
        return {str(one) for one in mine} == {str(one) for one in there or []}
    if isinstance(field.field, forms.BooleanField):
        return bool(mine) == bool(there)
    return _bare(mine) == _bare(there)


def _bare(value) -> str:
    text = "" if value is None else str(value).replace("\r\n", "\n").strip()
    return text.removesuffix(".0")


def _in_words(field, there) -> str:
    if isinstance(field.field, forms.BooleanField):
        return "Yes" if there else "No"
    choices = {str(value): str(label) for value, label in getattr(field.field, "choices", [])}
    if isinstance(there, list):
        return ", ".join(choices.get(str(one), "") for one in there)
    return choices.get(_bare(there), _bare(there))
