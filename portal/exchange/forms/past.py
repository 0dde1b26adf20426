from django import forms
from django.core.exceptions import ValidationError

from portal.people.models import Organisation

from ..people.table import Unreadable
from ..people.taking import take
from ..training.columns import columns_of, looks_like_header, missing


class SendPastForm(forms.Form):
    """A file of past records, and whose people they are; the training team's are anybody's."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Whose people are these?",
        empty_label=None,
        error_messages={"required": "Choose the organisation."},
    )
    file = forms.FileField(
        label="The file",
        help_text="A workbook (.xlsx) or CSV. The columns may stand in any order.",
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx"}),
        error_messages={
            "required": "Choose a file.",
            "empty": "This file is empty. Choose another.",
        },
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        if organisations is None:
            del self.fields["organisation"]
            return
        field = self.fields["organisation"]
        field.queryset = organisations
        if len(organisations) == 1:
            field.widget = forms.HiddenInput()
            field.initial = organisations[0].pk

    def clean_file(self):
        try:
            name, table = take(self.cleaned_data["file"], looks_like_header)
        except Unreadable as fault:
            raise ValidationError(str(fault), code="unreadable") from fault
        if words := missing(columns_of(table.headers)):
            raise ValidationError(words, code="unreadable")
        return name, table


class ApplyPastForm(forms.Form):
    """`seen` names what was shown."""

    seen = forms.CharField(widget=forms.HiddenInput)
