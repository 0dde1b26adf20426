from datetime import timedelta

from django import forms

from portal.dates import today
from portal.forms import GovukDateField
from portal.people.forms.person import PersonField
from portal.people.models import Employment, JobRole, Team
from portal.people.telling_apart import label_in

from .asked import LINE, PRACTICE, Away, Join, Leave, Move, NewSupervisor, Return
from .choosing import people_for, teams_for, told_apart_by
from .models import Change

ONE = timedelta(days=1)
EXAMPLE = "For example, 3 12 2026."
# More people than these are handed over together, and put right one by one afterwards.
MOST_ONE_BY_ONE = 12


def date_field(words, **kwargs):
    return GovukDateField(label=words, help_text=EXAMPLE, **kwargs)


class ChangeForm(forms.Form):
    """A form about a job: `asked()` is what it asks for, once it is valid."""

    def __init__(self, *args, viewer, employment=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.viewer, self.employment = viewer, employment
        self.set_choices()

    def set_choices(self) -> None:
        organisation = self.employment.organisation if self.employment else None
        people = people_for(self.viewer, organisation)
        jobs = told_apart_by(self.viewer, organisation)
        for field in self.fields.values():
            if isinstance(field, PersonField):
                field.queryset, field.employments = people, jobs


class TeamAndRole(ChangeForm):
    team = forms.TypedChoiceField(
        label="Team",
        coerce=int,
        error_messages={"required": "Choose a team.", "invalid_choice": "Choose a team."},
    )
    job_role = forms.ModelChoiceField(
        JobRole.objects.all(),
        label="Job",
        empty_label="Choose a job",
        error_messages={"required": "Choose a job.", "invalid_choice": "Choose a job."},
    )

    def set_choices(self):
        super().set_choices()
        organisation = self.employment.organisation if self.employment else None
        teams = teams_for(self.viewer, organisation)
        if self.employment:
            teams = teams[0][1] if teams else []
        self.fields["team"].choices = [("", "Choose a team"), *teams]

    def clean_team(self):
        return Team.objects.select_related("organisation").get(pk=self.cleaned_data["team"])


class JoinForm(TeamAndRole):
    name = forms.CharField(
        label="Name",
        max_length=120,
        error_messages={
            "required": "Enter the person’s name.",
            "max_length": "Use 120 letters or fewer.",
        },
    )
    email = forms.EmailField(
        max_length=254,
        label="Work e-mail address (you can leave this out)",
        help_text="They sign in with it. Without one, they are on the record and can’t sign in.",
        required=False,
        error_messages={"invalid": "Enter an e-mail address, like name@example.org."},
    )
    kind_of_job = forms.ChoiceField(
        label="How do they work here?",
        choices=Employment.Kind,
        initial=Employment.Kind.EMPLOYED,
        widget=forms.RadioSelect,
    )
    term_time = forms.BooleanField(label="They work in term time only", required=False)
    day = date_field("First day")
    supervisor = PersonField(label="Line manager (you can add this later)", required=False)
    practice_supervisor = PersonField(
        label="Practice supervisor (only if there is one)", required=False
    )
    field_order = ["name", "email", "team", "job_role"]

    def __init__(self, *args, person=None, **kwargs):
        self.person = person
        super().__init__(*args, **kwargs)
        if person is not None:
            del self.fields["name"], self.fields["email"]

    def asked(self) -> Join:
        data = dict(self.cleaned_data)
        organisation = data["team"].organisation
        return Join(organisation=organisation, person=self.person, by=self.viewer, **data)


class MoveForm(TeamAndRole):
    day = date_field("First day in the new team or job")
    supervisor = PersonField(label="New line manager (leave empty to keep theirs)", required=False)

    def asked(self) -> Move:
        return Move(employment=self.employment, **self.cleaned_data)


class LeaveForm(ChangeForm):
    last_day = date_field("Last day in the job")

    def __init__(self, *args, lines=(), **kwargs):
        self.lines = list(lines)
        super().__init__(*args, **kwargs)

    def set_choices(self):
        if self.lines:
            self.fields["successor"] = PersonField(
                label="Who takes over the people that they supervise?", required=False
            )
        if 1 < len(self.lines) <= MOST_ONE_BY_ONE:
            for line in self.lines:
                whose = f"{line.get_kind_display()} of {label_in(line.employment)}"
                self.fields[f"line_{line.pk}"] = PersonField(label=whose, required=False)
        super().set_choices()

    def one_by_one(self):
        return [self[name] for name in self.fields if name.startswith("line_")]

    def asked(self) -> Leave:
        data = self.cleaned_data
        named = {line.pk: data.get(f"line_{line.pk}") for line in self.lines}
        return Leave(
            employment=self.employment,
            day=data["last_day"] + ONE,
            successor=data.get("successor"),
            successors={pk: user for pk, user in named.items() if user},
        )


class AwayForm(ChangeForm):
    day = date_field("First day away")
    back = date_field("First day back (leave empty if nobody knows yet)", required=False)

    def asked(self) -> Away:
        return Away(employment=self.employment, by=self.viewer, **self.cleaned_data)


class ReturnForm(ChangeForm):
    day = date_field("First day back", initial=today)
    hold = forms.BooleanField(
        label="Keep what they may hold “Not available now” for now",
        help_text="Tick this if you first agree with them how they start again. After half a year "
        "away, do.",
        required=False,
    )

    def asked(self) -> Return:
        return Return(employment=self.employment, **self.cleaned_data)


class SupervisorForm(ChangeForm):
    line = forms.ChoiceField(
        label="What do they need?",
        choices=[(LINE, "A new line manager"), (PRACTICE, "A new practice supervisor")],
        initial=LINE,
        widget=forms.RadioSelect,
    )
    supervisor = PersonField(label="Who is it?")
    day = date_field("First day", initial=today)

    def asked(self) -> NewSupervisor:
        return NewSupervisor(employment=self.employment, **self.cleaned_data)


FORMS = {
    Change.Kind.MOVE: MoveForm,
    Change.Kind.LEAVE: LeaveForm,
    Change.Kind.AWAY: AwayForm,
    Change.Kind.RETURN: ReturnForm,
    Change.Kind.SUPERVISOR: SupervisorForm,
}


class CoverForm(forms.Form):
    """Whoever is suggested comes first; anybody else can be typed."""

    covering = PersonField(label="Who covers?")
    starts = date_field("First day")
    last = date_field("Last day")

    def __init__(self, *args, people, jobs=None, suggested=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["covering"].queryset = people
        self.fields["covering"].employments = jobs
        if suggested:
            self.fields["suggested"] = forms.ChoiceField(
                label="Who covers?",
                choices=[*suggested, ("", "Somebody else")],
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields["covering"].required = False
            self.fields["covering"].label = "If it is somebody else, who?"
            self.order_fields(["suggested", "covering", "starts", "last"])
        self.by_uuid = {
            str(user.uuid): user
            for user in people.filter(uuid__in=[value for value, _ in suggested])
        }

    def clean(self):
        said = super().clean()
        chosen = self.by_uuid.get(said.get("suggested", ""))
        if chosen:
            said["covering"] = chosen
        elif not said.get("covering") and "covering" not in self.errors:
            self.add_error("covering", "Choose who covers.")
        return said

    def content(self) -> dict:
        data = self.cleaned_data
        return {
            "covering": data["covering"],
            "starts": data["starts"],
            "ends": data["last"] + ONE,
        }
