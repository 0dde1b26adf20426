"""Forms for roles and registrations."""

from datetime import timedelta

from django import forms

from portal.dates import today
from portal.forms import GovukDateField, HintedRadios

from ..actions.grants import MUST_END
from ..models import Organisation, RoleGrant, Team

ONE = timedelta(days=1)
ROLES = RoleGrant.Role
# What a role opens, in plain words.
OPENS = {
    ROLES.PRACTICE_SUPERVISOR: "Signs second for people in the place, as a social worker. Sees "
    "what is put forward for a signature, and reviewed assessments there.",
    ROLES.SERVICE_MANAGER: "Signs for people in the place, changes their jobs, and may open a "
    "record for a reason that is shown to its owner.",
    ROLES.EMPLOYER_MANAGER: "Signs first for this employer’s people and looks after their jobs.",
    ROLES.WORKING_LEAD: "Gives the council’s signature for partners’ people.",
    ROLES.PARTNER_COORDINATOR: "Looks after this employer’s people: jobs, training and sign-off. "
    "Sees no levels and no notes.",
    ROLES.TRAINING_COORDINATOR: "Looks after courses and who finished them. Sees no levels.",
    ROLES.WORKFORCE_LEAD: "Publishes the framework and sets local rules. Sees nobody’s answers.",
    ROLES.EDITOR: "Edits pages and the glossary. Sees nobody’s records.",
    ROLES.AUDITOR: "Reads the register and a sample, each with a reason. Always with a last day.",
    ROLES.ADMINISTRATOR: "Looks after accounts, organisations and roles. Opens nobody’s answers "
    "or notes.",
}


class GrantForm(forms.Form):
    role = forms.ChoiceField(
        label="Role", error_messages={"required": "Choose the role."}, widget=HintedRadios
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        to_field_name="uuid",
        label="For which organisation",
        empty_label="Choose one",
        error_messages={"required": "Choose the organisation."},
    )
    team = forms.ModelChoiceField(
        Team.objects.none(),
        to_field_name="uuid",
        label="For one team only",
        required=False,
        empty_label="No: for the whole organisation",
        help_text="A team takes in the teams below it.",
    )
    starts = GovukDateField(label="From")
    last_day = GovukDateField(
        label="Last day", required=False, help_text="An auditor’s access always has a last day."
    )

    def __init__(self, *args, roles, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        offered = [(role, words) for role, words in ROLES.choices if role in roles]
        self.fields["role"].widget = HintedRadios(choices=offered, hints=OPENS)
        self.fields["role"].choices = offered
        self.fields["organisation"].queryset = organisations
        teams = Team.objects.open().in_order().filter(organisation__in=organisations)
        self.fields["team"].queryset = teams
        self.fields["team"].label_from_instance = lambda team: f"{team.organisation}: {team}"

    def clean(self):
        found = super().clean()
        team, organisation = found.get("team"), found.get("organisation")
        if team and organisation and team.organisation_id != organisation.pk:
            self.add_error("team", "That team is of another organisation. Choose another team.")
        starts, last = found.get("starts"), found.get("last_day")
        if starts and last and last < starts:
            self.add_error("last_day", "The last day comes before the first. Change one of them.")
        if found.get("role") in MUST_END and not last and "last_day" not in self.errors:
            self.add_error("last_day", "An auditor’s access ends on a day. Enter the last day.")
        return found

    def said(self) -> dict:
        found = dict(self.cleaned_data)
        last = found.pop("last_day")
        return found | {"ends": last + ONE if last else None}


class RegistrationForm(forms.Form):
    qualified_on = GovukDateField(label="Qualified as a social worker on")
    starts = GovukDateField(label="Registration runs from")
    last_day = GovukDateField(label="Last day of the registration")
    checked_on = GovukDateField(
        label="You checked it on",
        help_text="On the public register of social workers. Your name stays with it.",
    )

    def clean(self):
        found = super().clean()
        starts, last = found.get("starts"), found.get("last_day")
        if starts and last and last < starts:
            self.add_error("last_day", "The last day comes before the first. Change one of them.")
        for name in ("checked_on", "qualified_on"):
            if found.get(name) and found[name] > today():
                self.add_error(name, "That day is still to come. Enter a day that has been.")
        return found

    def said(self) -> dict:
        found = dict(self.cleaned_data)
        last = found.pop("last_day")
        return found | {"ends": last + ONE}
