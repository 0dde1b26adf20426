from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from portal.dates import in_words
from portal.forms import GovukDateField

from ..models import COMES_TO_TRAINING, Employment, JobRole, RoleGrant, Team, User
from ..querysets.invitations import inviting
from ..rules.invitations import roles_to_bring

NAME = "Enter the person’s name."
OF_TEAM = "Choose a team."
OF_JOB = "Choose a job."
NOT_AN_ADDRESS = "Enter an e-mail address, like name@example.org."
DIFFERENT = "The two passwords are not the same. Enter both again."


class InviteForm(forms.Form):
    """Whom somebody asks in, to what, and until when. The organisation is the team's."""

    name = forms.CharField(
        label="Name",
        max_length=120,
        error_messages={"required": NAME, "max_length": "Use 120 characters or fewer."},
    )
    email = forms.EmailField(
        max_length=254,
        label="E-mail address",
        help_text="The invitation goes there. Check it with the person first.",
        error_messages={"required": NOT_AN_ADDRESS, "invalid": NOT_AN_ADDRESS},
    )
    team = forms.ChoiceField(
        label="Team", error_messages={"required": OF_TEAM, "invalid_choice": OF_TEAM}
    )
    job_role = forms.ModelChoiceField(
        label="Job",
        queryset=JobRole.objects.all(),
        empty_label="Choose a job",
        error_messages={"required": OF_JOB, "invalid_choice": OF_JOB},
    )
    kind = forms.ChoiceField(
        label="They are",
        choices=Employment.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one."},
    )
    last_day = GovukDateField(
        label="Last day", error_messages={"required": "Enter a date, like 3 12 2026."}
    )
    role = forms.ChoiceField(
        label="Role in the portal",
        help_text="Most people need none. A role opens more than their own pages to them.",
        required=False,
        error_messages={"invalid_choice": "Choose one of the roles."},
    )

    def __init__(self, *args, sponsor, last_day, **kwargs):
        super().__init__(*args, **kwargs)
        teams = Team.objects.filter(inviting(sponsor)).select_related(
            "organisation", "parent__parent"
        )
        self.teams = {str(team.uuid): team for team in teams.order_by("organisation__name", "name")}
        self.fields["team"].choices = [("", "Choose a team"), *_by_employer(self.teams)]
        self._settle_for_training(last_day)
        latest = f"The latest is {in_words(last_day)}."
        self.fields["last_day"].help_text = f"They can’t sign in to this job after it. {latest}"
        self._offer_roles(sponsor)

    def _settle_for_training(self, last_day) -> None:
        """Groups that come to training alone invite many people alike, on a phone."""
        if len(self.teams) == 1:
            self.fields["team"].initial = next(iter(self.teams))
        if self.teams and all(one.organisation.is_for_training_only for one in self.teams.values()):
            jobs = JobRole.objects.filter(rates_own_skills=False)
            job = self.fields["job_role"]
            job.queryset, job.initial = jobs, jobs.filter(code=COMES_TO_TRAINING).first()
            self.fields["last_day"].initial = last_day

    def _offer_roles(self, sponsor) -> None:
        employers = {team.organisation_id: team.organisation for team in self.teams.values()}
        found = {role for one in employers.values() for role in roles_to_bring(sponsor, one)}
        roles = [choice for choice in RoleGrant.Role.choices if choice[0] in found]
        if roles:
            self.fields["role"].choices = [("", "No role"), *roles]
        else:
            del self.fields["role"]

    def clean_team(self):
        return self.teams[self.cleaned_data["team"]]


def _by_employer(teams) -> list[tuple]:
    found = {}
    for value, team in teams.items():
        found.setdefault(team.organisation.name, []).append((value, team.name))
    return list(found.items())


class AcceptForm(forms.Form):
    """What somebody who is new gives when they say yes."""

    name = forms.CharField(
        label="Your name",
        max_length=120,
        help_text="Correct it if it isn’t right.",
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={
            "required": "Enter your name.",
            "max_length": "Use 120 characters or fewer.",
        },
    )
    password1 = forms.CharField(
        label="Password",
        help_text="At least 12 characters. Three words that you can remember work well.",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": "Enter a password."},
    )
    password2 = forms.CharField(
        label="Password again",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": "Enter the password again."},
    )

    def __init__(self, *args, email, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self):
        said = super().clean()
        first, second = said.get("password1"), said.get("password2")
        if first and second and first != second:
            self.add_error("password2", DIFFERENT)
        elif first:
            try:
                validate_password(first, User(email=self.email, name=said.get("name", "")))
            except ValidationError as weak:
                self.add_error("password1", weak)
        return said
