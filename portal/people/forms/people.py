from django import forms

from ..models import JobRole, Organisation, Team, User
from .person import PersonField

NO_ADDRESS = "Enter an e-mail address, like name@example.org."


class FindForm(forms.Form):
    """What is in the address of the list of people: nothing in it is an error to be told."""

    q = forms.CharField(label="Name or e-mail address", required=False, max_length=120)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), to_field_name="uuid", required=False, empty_label="All"
    )
    team = forms.ModelChoiceField(
        Team.objects.none(), to_field_name="uuid", required=False, empty_label="All"
    )
    job = forms.ModelChoiceField(
        JobRole.objects.none(), to_field_name="code", required=False, empty_label="All"
    )
    ended = forms.BooleanField(label="People who left too", required=False)

    def __init__(self, *args, viewer, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.visible_to(viewer)
        self.fields["team"].queryset = Team.objects.visible_to(viewer)
        self.fields["job"].queryset = JobRole.objects.all()


class PersonForm(forms.Form):
    """A person's name and address, put right."""

    name = forms.CharField(
        label="Name", max_length=120, error_messages={"required": "Enter the name."}
    )
    email = forms.EmailField(
        max_length=254,
        label="E-mail address",
        required=False,
        help_text="They sign in with it. Capitals don’t matter. Leave it empty for somebody who "
        "has no account.",
        error_messages={"invalid": NO_ADDRESS},
    )

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class MergeForm(forms.Form):
    duplicate = PersonField(
        label="The account to close",
        help_text="Enter the name or the e-mail address of the other account.",
    )

    def __init__(self, *args, into, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["duplicate"].queryset = User.objects.filter(merged_into=None).exclude(
            pk=into.pk
        )
