"""Who came on one day, everybody at once; and the code that people sign in with."""

from django import forms

from portal.codes import tidy

from ..actions import Mark
from ..kinds import COMES
from ..models import Booking

CAME = "came"
AWAY = "away"
CHOICES = [("", "Not noted yet"), (CAME, "Came"), (AWAY, "Did not come")]


class AttendanceForm(forms.Form):
    """Three boxes for each booking. `rest` as CAME says that everybody who is not noted came."""

    rest = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, bookings, noted, minutes, **kwargs):
        super().__init__(*args, **kwargs)
        self.bookings = bookings
        self.minutes = minutes
        for booking in bookings:
            self._ask(booking, noted.get(booking.pk))

    def _ask(self, booking, there) -> None:
        what = "" if there is None else CAME if there.came else AWAY
        self.fields[f"what{booking.pk}"] = forms.ChoiceField(
            label=f"{booking.user}: did they come?",
            choices=CHOICES,
            required=False,
            initial=what,
            widget=forms.Select({"class": "govuk-select"}),
        )
        for name, words in (("late", "minutes late"), ("early", "minutes early")):
            self.fields[f"{name}{booking.pk}"] = forms.IntegerField(
                label=f"{booking.user}: {words}",
                min_value=0,
                max_value=self.minutes,
                required=False,
                initial=(getattr(there, f"{name}_minutes") or None) if there else None,
                widget=forms.TextInput(
                    {"class": "govuk-input govuk-input--width-3", "inputmode": "numeric"}
                ),
                error_messages={
                    "invalid": f"{booking.user}: enter minutes as a number, like 10.",
                    "min_value": f"{booking.user}: enter minutes as a number, like 10.",
                    "max_value": f"{booking.user}: the day has {self.minutes} minutes.",
                },
            )

    def rows(self) -> list:
        return [
            (one, *(self[f"{name}{one.pk}"] for name in ("what", "late", "early")))
            for one in self.bookings
        ]

    def clean(self):
        data = super().clean()
        for one in self.bookings:
            late, early = data.get(f"late{one.pk}") or 0, data.get(f"early{one.pk}") or 0
            if late + early > self.minutes:
                self.add_error(f"early{one.pk}", f"{one.user}: that is longer than the day.")
        return data

    def marks(self) -> dict[int, Mark]:
        """What is noted of whom; of the others, nothing. Whoever was late came."""
        return {one.pk: mark for one in self.bookings if (mark := self._mark(one.pk))}

    def _mark(self, pk) -> Mark | None:
        late, early = (self.cleaned_data.get(f"{name}{pk}") or 0 for name in ("late", "early"))
        what = self.cleaned_data[f"what{pk}"]
        if not what and (late or early or self.cleaned_data["rest"] == CAME):
            what = CAME
        if not what:
            return None
        return Mark(True, late, early) if what == CAME else Mark(False)


class HereForm(forms.Form):
    code = forms.CharField(
        label="The code of your course",
        help_text="The trainer shows it. It has 6 letters and numbers.",
        max_length=20,
        error_messages={"required": "Enter the code that the trainer shows."},
    )

    def clean_code(self):
        return tidy(self.cleaned_data["code"])


class GuestHereForm(forms.Form):
    """What somebody without an account was booked with."""

    name = forms.CharField(
        label="Your name",
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": "Enter your name as it was booked."},
    )
    email = forms.EmailField(
        max_length=254,
        label="Your e-mail address",
        help_text="The one to which we sent your booking.",
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={
            "required": "Enter the address to which we sent your booking.",
            "invalid": "Enter an address like name@example.org.",
        },
    )


def with_places(event) -> list[Booking]:
    """Who is noted, by name."""
    found = event.bookings.filter(state__in=COMES)
    return list(found.select_related("user", "organisation").order_by("user__name", "pk"))
