from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError

from portal.dates import today
from portal.forms import GovukDateField
from portal.people.models import Employment, JobRole, Organisation

from ..people.columns import FIELDS, examples, faults, guess, plain
from ..people.rows import label_of
from ..people.table import Unreadable
from ..people.taking import take

FARTHEST_BACK = timedelta(days=92)
LEAVE_OUT = "-"


class SendForm(forms.Form):
    """Which employer, and its file. What is read of the file is in `cleaned_data["file"]`: its name
    and its table."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Whose people are these?",
        empty_label=None,
        error_messages={"required": "Choose the employer."},
    )
    file = forms.FileField(
        label="The file from HR",
        help_text="CSV or a workbook (.xlsx). The columns may stand in any order.",
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx"}),
        error_messages={
            "required": "Choose a file.",
            "empty": "This file is empty. Choose another.",
        },
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.queryset = organisations
        if len(organisations) == 1:
            field.widget = forms.HiddenInput()
            field.initial = organisations[0].pk

    def clean_file(self):
        try:
            return take(self.cleaned_data["file"])
        except Unreadable as fault:
            raise ValidationError(str(fault), code="unreadable") from fault


class ColumnsForm(forms.Form):
    """Which column each field is in."""

    def __init__(self, *args, table, remembered, **kwargs):
        super().__init__(*args, **kwargs)
        guessed = guess(table.headers, remembered)
        headers = [("", "Not in this file")] + [(one, one) for one in table.headers if one]
        for field in FIELDS:
            here = guessed.get(field.key)
            first = ", ".join(examples(table, here)) if here else ""
            shown = f"First in the file: {first}." if first else ""
            self.fields[field.key] = forms.ChoiceField(
                label=field.label,
                help_text=" ".join(filter(None, (field.hint, shown))),
                choices=headers,
                initial=here or "",
                required=False,
            )

    def clean(self):
        self.columns = {key: header for key, header in self.cleaned_data.items() if header}
        for key, words in faults(self.columns).items():
            self.add_error(key, words)
        return self.cleaned_data


class WordsForm(forms.Form):
    """What the job titles and kinds of employment in the file mean here."""

    def __init__(self, *args, unknown: dict[str, dict[str, int]], **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {}
        roles = [(role.code, role.name) for role in JobRole.objects.all()]
        choices = {"job_role": roles, "kind": Employment.Kind.choices}
        for key, words in unknown.items():
            for at, (word, count) in enumerate(words.items()):
                name = f"{key}_{at}"
                self.places[name] = (key, word)
                people = "1 person" if count == 1 else f"{count} people"
                self.fields[name] = forms.ChoiceField(
                    label=f"“{word}”",
                    help_text=f"{label_of(key)} of {people}",
                    choices=[("", "Choose"), *choices[key], (LEAVE_OUT, "Leave these people out")],
                    error_messages={"required": f"Say what “{word}” means here."},
                )

    @property
    def words(self) -> dict[str, dict[str, str]]:
        said = {"job_role": {}, "kind": {}}
        for name, (key, word) in self.places.items():
            code = self.cleaned_data[name]
            said[key][plain(word)] = "" if code == LEAVE_OUT else code
        return said


class CheckForm(forms.Form):
    as_at = GovukDateField(
        label="Of which day does the file tell?",
        help_text="Moves and new supervisors count from this day.",
    )
    absent_have_left = forms.BooleanField(
        label="People who work here and are not in the file have left",
        help_text="Tick this only if the file has everybody.",
        required=False,
    )

    def clean_as_at(self):
        day = self.cleaned_data["as_at"]
        if not today() - FARTHEST_BACK <= day <= today():
            raise ValidationError("Choose today or a day in the last three months.")
        return day


class ApplyForm(forms.Form):
    """What somebody agrees to before a file is applied."""

    seen = forms.CharField(widget=forms.HiddenInput())
    without = forms.BooleanField(required=False)
    leaving = forms.CharField(required=False)

    def __init__(self, *args, left_out: int, absent: int, is_drastic: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.absent = absent if is_drastic else None
        if left_out:
            rows = "1 row is" if left_out == 1 else f"{left_out:,} rows are"
            field = self.fields["without"]
            field.label = f"{rows} left out. Bring in the rest."
            field.required = True
            field.error_messages["required"] = (
                "Tick the box to go on without these rows, or mend the file and send it again."
            )
        else:
            del self.fields["without"]
        if is_drastic:
            field = self.fields["leaving"]
            field.label = f"How many people leave because they are not in the file? Type {absent}."
            field.widget.attrs = {"class": "govuk-input--width-4", "inputmode": "numeric"}
        else:
            del self.fields["leaving"]

    def clean_leaving(self):
        if self.cleaned_data["leaving"].replace(",", "").strip() != str(self.absent):
            raise ValidationError(
                f"Type {self.absent}, the number of people who would leave. If that can’t be "
                "right, this may be the wrong file."
            )
        return self.cleaned_data["leaving"]


class ExportForm(forms.Form):
    organisation = forms.ModelChoiceField(Organisation.objects.none())
    kind = forms.ChoiceField(choices=[("csv", "CSV"), ("xlsx", "Workbook")])

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
