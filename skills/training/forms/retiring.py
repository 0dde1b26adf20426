from django import forms

from portal.dates import today
from portal.forms import GovukDateField


class RetireForm(forms.Form):
    on = GovukDateField(label="From which day is it not offered any more?")

    def clean_on(self):
        if self.cleaned_data["on"] < today():
            raise forms.ValidationError("Enter today or a later day.")
        return self.cleaned_data["on"]
