from django import forms
from django.core.exceptions import ValidationError

from portal.codes import tidy


class CodeForm(forms.Form):
    """The code on a certificate, typed in by anybody."""

    code = forms.CharField(
        label="Code on the certificate",
        help_text="8 letters and numbers, like K7PM 3XQ9. Spaces and small letters are fine.",
        max_length=40,
        widget=forms.TextInput({"class": "govuk-input--width-10", "spellcheck": "false"}),
        error_messages={
            "required": "Enter the code on the certificate.",
            "max_length": "Enter the code alone. It has 8 letters and numbers.",
        },
    )

    def clean_code(self):
        code = tidy(self.cleaned_data["code"])
        if not code:
            raise ValidationError("Enter the code on the certificate.", code="required")
        return code
