from django import forms
from django.conf import settings

from portal.files.forms import PrivateFileField

from ..models import OrganisationFile
from ..models.statement import ASKED

MEGABYTE = 1024 * 1024
YES_OR_NO = [("yes", "Yes"), ("no", "Not yet")]


class LinkedStatementForm(forms.Form):
    """As the safeguarding lead fills it in, who was asked by e-mail."""

    lead_name = forms.CharField(
        label="Your name",
        max_length=120,
        error_messages={"required": "Enter the safeguarding lead’s name."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, words in ASKED.items():
            self.fields[name] = forms.TypedChoiceField(
                label=words,
                choices=YES_OR_NO,
                coerce=lambda value: value == "yes",
                widget=forms.RadioSelect,
                error_messages={"required": f"Choose yes or not yet: “{words}”."},
            )


class StatementForm(LinkedStatementForm):
    """As somebody who answers for the organisation fills it in."""

    lead_email = forms.EmailField(
        max_length=254,
        label="The safeguarding lead’s e-mail address",
        error_messages={"required": "Enter the safeguarding lead’s e-mail address."},
    )
    field_order = ["lead_name", "lead_email"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead_name"].label = "The safeguarding lead’s name"


class AskLeadForm(forms.Form):
    email = forms.EmailField(
        max_length=254,
        label="The safeguarding lead’s e-mail address",
        help_text="They get a link that works once. They need no account.",
        error_messages={"required": "Enter the safeguarding lead’s e-mail address."},
    )


class OrganisationFileForm(forms.Form):
    what = forms.ChoiceField(
        label="What is it?",
        choices=OrganisationFile.What,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is."},
    )
    file = PrivateFileField(
        label="The file",
        help_text="A PDF, Word or Excel file, or a picture, up to "
        f"{settings.FILES_MAX_BYTES // MEGABYTE} MB. We take out who wrote it "
        "and where a picture was taken. Nothing about a family may be in it.",
    )
