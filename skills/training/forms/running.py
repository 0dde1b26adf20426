"""What the training team fills in to plan an event and to note who came."""

from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.dates import today
from portal.forms import GovukDateField
from portal.people.models import Locality
from portal.plain.forms import ChecksWords, PlainWords

from ..actions.series import MOST
from ..catalogue import offered
from ..models import AccessPolicy
from ..rules import held_places
from .clock import ClockField

BOXES = ("day", "from", "to")
DAYS = 3  # boxes for so many, or for one more than there are
HELD_BEFORE = timedelta(days=14)
FACTS = (
    "locality place address link trainer capacity held held_until closes_on access_notes "
    "help_with_cost"
).split()


def _short():
    return forms.TextInput({"class": "govuk-input--width-5"})


class EventForm(ChecksWords, forms.Form):
    """An event as it is planned or changed. Days that are left empty are none."""

    trainer = forms.CharField(
        label="Who leads it?",
        max_length=120,
        error_messages={"required": "Enter who leads it."},
    )
    place = forms.CharField(label="Where is it?", max_length=120, required=False)
    address = forms.CharField(label="The address", max_length=120, required=False)
    locality = forms.ModelChoiceField(
        Locality.objects.none(), label="Which part of the area?", required=False
    )
    link = forms.URLField(
        label="The link, if it is online",
        help_text="Only people with a place see it.",
        max_length=200,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Enter a whole link that begins with https."},
    )
    capacity = forms.IntegerField(
        label="How many places?",
        widget=_short(),
        min_value=1,
        max_value=1000,
        error_messages={"required": "Enter how many places there are."},
    )
    held = forms.IntegerField(
        label="How many of them are held for voluntary groups?",
        widget=_short(),
        min_value=0,
        required=False,
    )
    held_until = GovukDateField(
        label="Until which day are they held?",
        help_text="Leave it empty for 2 weeks before it begins.",
        required=False,
    )
    closes_on = GovukDateField(
        label="What is the last day to book?",
        help_text="Leave it empty for the day before it begins.",
        required=False,
    )
    access_notes = PlainWords(
        label="Getting in and taking part",
        help_text="Such as steps, parking, a hearing loop or breaks.",
        required=False,
    )
    help_with_cost = PlainWords(
        label="Help with cost",
        help_text="Such as travel or cover at work.",
        required=False,
    )

    def __init__(self, *args, event=None, **kwargs):
        days = event.days if event else []
        first = {name: getattr(event, name) for name in FACTS} if event else {}
        super().__init__(*args, initial=first, **kwargs)
        self.fields["locality"].queryset = Locality.objects.all()
        self.fields["locality"].empty_label = "All of it, or online"
        self.policy = AccessPolicy.objects.in_force()
        self.fields[
            "held"
        ].help_text = f"Leave it empty for {self.policy.held_percent} in 100, as the policy says."
        self.count = max(DAYS, len(days) + 1)
        boxes = {}
        for n in range(self.count):
            boxes |= _boxes(n, days[n] if n < len(days) else None)
        self.fields = {**self._before(), **boxes, **self.fields}

    def _before(self) -> dict:
        """What is asked before the days."""
        return {}

    @property
    def first_fields(self) -> list:
        return [self[name] for name in self._before()]

    @property
    def day_rows(self) -> list:
        """The boxes of each day: the day, from and to."""
        return [[self[f"{name}{n}"] for name in BOXES] for n in range(self.count)]

    @property
    def other_fields(self) -> list:
        shown = {field.name for row in [self.first_fields, *self.day_rows] for field in row}
        return [field for field in self if field.name not in shown]

    def clean(self):
        data = super().clean()
        self.dates = [pair for n in range(self.count) if (pair := self._pair(n))]
        if not self.dates and not any(
            name.startswith(("day", "from", "to")) for name in self.errors
        ):
            self.add_error("day0", "Enter the day on which it is.")
        if self.dates and data.get("capacity"):
            self._fill(data, timezone.localdate(min(self.dates)[0]))
        return data

    def _pair(self, n):
        day, begins, ends = (self.cleaned_data.get(f"{name}{n}") for name in BOXES)
        if not day:
            return None
        for name, time in (("from", begins), ("to", ends)):
            if time is None and f"{name}{n}" not in self.errors:
                self.add_error(f"{name}{n}", "Enter a time for this day, like 9:30am.")
        if begins is None or ends is None:
            return None
        if ends <= begins:
            self.add_error(f"to{n}", "Enter a time that is after it begins.")
        return _moment(day, begins), _moment(day, ends)

    def _fill(self, data, first) -> None:
        """What was left empty is as the policy or the habit has it."""
        if data.get("held") is None and "held" not in self.errors:
            data["held"] = held_places(self.policy, data["capacity"])
        if data.get("held", 0) > data["capacity"]:
            self.add_error("held", "Hold no more places than there are.")
        if data.get("held") and not data.get("held_until"):
            data["held_until"] = first - HELD_BEFORE
        if not data.get("closes_on"):
            data["closes_on"] = first - timedelta(days=1)
        elif data["closes_on"] > first:
            self.add_error("closes_on", "Enter a day that is not after it begins.")

    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in FACTS}


def _boxes(n, date) -> dict:
    starts, ends = (
        (timezone.localtime(x) for x in (date.starts, date.ends)) if date else (None,) * 2
    )
    label = f"Day {n + 1}"
    return {
        f"day{n}": GovukDateField(
            label=label, required=False, initial=starts and timezone.localdate(starts)
        ),
        f"from{n}": ClockField(label="From", required=False, initial=starts, widget=_short()),
        f"to{n}": ClockField(label="To", required=False, initial=ends, widget=_short()),
    }


def _moment(day, time):
    return timezone.make_aware(datetime.combine(day, time))


class PlanForm(EventForm):
    """A new event, or a series of them."""

    every = forms.IntegerField(
        label="To run it again: every how many weeks?",
        widget=_short(),
        help_text="Leave it empty for one event.",
        min_value=1,
        max_value=52,
        required=False,
    )
    times = forms.IntegerField(
        label="How many events in all?",
        widget=_short(),
        min_value=1,
        max_value=MOST,
        required=False,
    )

    def _before(self):
        return {
            "course": forms.ModelChoiceField(
                offered().exclude(mode="elearning").order_by("title"),
                label="Which course?",
                empty_label="Choose a course",
                error_messages={"required": "Choose a course."},
            )
        }

    def clean(self):
        data = super().clean()
        if data.get("every") and not data.get("times") and "times" not in self.errors:
            self.add_error("times", "Enter how many events there are in all.")
        if (data.get("times") or 0) > 1 and not data.get("every") and "every" not in self.errors:
            self.add_error("every", "Enter how many weeks lie between them.")
        for starts, _ in self.dates:
            if timezone.localdate(starts) < today():
                raise ValidationError("It lies in the past. Enter days that are still to come.")
        return data


class WhyForm(ChecksWords, forms.Form):
    """A reason that is asked for."""

    why = PlainWords(label="Why?", error_messages={"required": "Say why, in a few words."})

    def __init__(self, *args, label="Why?", hint="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["why"].label = label
        self.fields["why"].help_text = hint
