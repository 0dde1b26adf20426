from datetime import timedelta

from django import forms

from portal.forms import GovukDateField

from ..models import Locality, Organisation, Team

ONE = timedelta(days=1)
BEFORE = "The last day comes before the first. Change one of them."


class LocalitiesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self):
        super().__init__(Locality.objects.all(), label="Districts and localities", required=False)

    def label_from_instance(self, place):
        return f"{place.name} (pilot)" if place.is_pilot else place.name


class OrganisationForm(forms.Form):
    name = forms.CharField(
        label="Name", max_length=120, error_messages={"required": "Enter the name."}
    )
    sector = forms.ChoiceField(
        label="Sector",
        choices=Organisation.Sector.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the sector."},
    )
    size = forms.ChoiceField(
        label="Size", choices=[("", "Not known"), *Organisation.Size.choices], required=False
    )
    consortium_member = forms.BooleanField(
        label="A member of the consortium of voluntary groups", required=False
    )
    agreement_starts = GovukDateField(
        label="First day of the data-sharing agreement",
        required=False,
        help_text="Without an agreement in date nobody can join from this organisation. The "
        "council needs none.",
    )
    last_day = GovukDateField(
        label="Last day of the agreement",
        required=False,
        help_text="Leave it empty if none is set.",
    )
    localities = LocalitiesField()

    def __init__(self, *args, organisation=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        self._settle_sector()
        if not self.fields["localities"].queryset.exists():
            del self.fields["localities"]

    def _settle_sector(self):
        """There is one council, and it stays one."""
        if self.organisation and self.organisation.is_council:
            del self.fields["sector"]
        else:
            council = Organisation.Sector.COUNCIL
            offered = [one for one in Organisation.Sector.choices if one[0] != council]
            self.fields["sector"].choices = offered

    def clean_name(self):
        name = self.cleaned_data["name"]
        others = Organisation.objects.filter(name__iexact=name)
        if self.organisation:
            others = others.exclude(pk=self.organisation.pk)
        if others.exists():
            raise forms.ValidationError("An organisation of that name is there already.")
        return name

    def clean(self):
        found = super().clean()
        first, last = found.get("agreement_starts"), found.get("last_day")
        if last and not first:
            self.add_error("agreement_starts", "Enter the first day too.")
        elif last and last < first:
            self.add_error("last_day", BEFORE)
        return found

    def said(self) -> dict:
        """What the action takes. An agreement ends on the day after its last."""
        found = dict(self.cleaned_data)
        last = found.pop("last_day")
        return found | {"agreement_ends": last + ONE if last else None}

    @staticmethod
    def of(organisation) -> dict:
        ends = organisation.agreement_ends
        names = ("name", "sector", "size", "consortium_member", "agreement_starts")
        return {name: getattr(organisation, name) for name in names} | {
            "last_day": ends - ONE if ends else None,
            "localities": organisation.localities.all(),
        }


class TeamForm(forms.Form):
    name = forms.CharField(
        label="Name of the team", max_length=120, error_messages={"required": "Enter the name."}
    )
    parent = forms.ModelChoiceField(
        Team.objects.none(),
        to_field_name="uuid",
        label="Part of",
        required=False,
        empty_label="Nothing: it stands at the top",
        help_text="Teams stand on three levels at most.",
    )
    localities = LocalitiesField()

    def __init__(self, *args, organisation, team=None, **kwargs):
        super().__init__(*args, **kwargs)
        parents = organisation.teams.open()
        self.fields["parent"].queryset = parents.exclude(pk=team.pk) if team else parents
        if not self.fields["localities"].queryset.exists():
            del self.fields["localities"]


class LocalityForm(forms.Form):
    name = forms.CharField(
        label="Name of the district or locality",
        max_length=80,
        error_messages={"required": "Enter the name."},
    )
    is_pilot = forms.BooleanField(label="A pilot runs here", required=False)

    def __init__(self, *args, locality=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.locality = locality

    def clean_name(self):
        name = self.cleaned_data["name"]
        others = Locality.objects.filter(name__iexact=name)
        if self.locality:
            others = others.exclude(pk=self.locality.pk)
        if others.exists():
            raise forms.ValidationError("That place is in the list already.")
        return name
