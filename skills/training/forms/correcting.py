from django import forms

from portal.plain.forms import ChecksWords, PlainWords

from ..actions import Mark
from ..rules.attendance import minutes_of
from .attendance import AWAY, CAME

CHOICES = [(CAME, "Came"), (AWAY, "Did not come")]


class CorrectionForm(ChecksWords, forms.Form):
    """What is right of one person, for each day of the event."""

    def __init__(self, *args, days, noted, **kwargs):
        super().__init__(*args, **kwargs)
        self.days = days
        for number, day in enumerate(days):
            self._ask(number, day, noted.get(day.pk))
        self.fields["why"] = PlainWords(
            label="What was wrong?",
            help_text="They read it.",
            error_messages={"required": "Say what was wrong, in a few words."},
        )

    def _ask(self, number, day, there) -> None:
        on = f"{day.starts:%A} {day.starts.day} {day.starts:%B}"
        self.fields[f"what{number}"] = forms.ChoiceField(
            label=f"{on}: did they come?",
            choices=CHOICES,
            widget=forms.RadioSelect,
            initial=CAME if there and there.came else AWAY,
            error_messages={"required": "Choose whether they came."},
        )
        for name, words in (("late", "Minutes late"), ("early", "Minutes left early")):
            self.fields[f"{name}{number}"] = forms.IntegerField(
                label=words,
                min_value=0,
                max_value=minutes_of(day),
                required=False,
                initial=(getattr(there, f"{name}_minutes") or None) if there else None,
                widget=forms.TextInput(
                    {"class": "govuk-input govuk-input--width-3", "inputmode": "numeric"}
                ),
                error_messages=dict.fromkeys(
                    ("invalid", "min_value", "max_value"),
                    f"Enter minutes as a number up to {minutes_of(day)}.",
                ),
            )

    def clean(self):
        data = super().clean()
        for number, day in enumerate(self.days):
            late, early = data.get(f"late{number}") or 0, data.get(f"early{number}") or 0
            if late + early > minutes_of(day):
                self.add_error(f"early{number}", "That is longer than the day.")
        return data

    def marks(self) -> list[Mark]:
        return [self._mark(number) for number in range(len(self.days))]

    def _mark(self, number) -> Mark:
        if self.cleaned_data[f"what{number}"] == AWAY:
            return Mark(came=False)
        late, early = (self.cleaned_data[f"{name}{number}"] or 0 for name in ("late", "early"))
        return Mark(True, late, early)
