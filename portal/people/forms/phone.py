from django import forms
from django.core.validators import RegexValidator

WRONG = "Enter a phone number, like 01234 555 0100. Use digits, spaces and + only."


class PhoneForm(forms.Form):
    work_phone = forms.CharField(
        label="Your phone at work",
        help_text="People whose work you oversee or supervise ring it when they need help. Leave "
        "it empty to take it off.",
        required=False,
        max_length=30,
        validators=[RegexValidator(r"^\+?[0-9][0-9 ()]{5,}\Z", WRONG)],
        widget=forms.TextInput(
            {"type": "tel", "autocomplete": "tel", "class": "govuk-input--width-20"}
        ),
        error_messages={"max_length": WRONG},
    )
