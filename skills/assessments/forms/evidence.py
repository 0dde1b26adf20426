from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from portal.dates import today
from portal.files.forms import PrivateFileField
from portal.forms import GovukDateField, HintedRadios
from portal.plain.forms import ChecksWords, PlainWords

from ..evidence import NOTES, WHO, kinds_for
from ..models import Evidence, EvidenceKind

MEGABYTE = 1024 * 1024
LONGEST = 4000
PROMPTS = "What happened? What did I do? What would I do next time?"


class WhichJob(forms.Form):
    """The job that it is kept with, asked of people who have several."""

    def __init__(self, *args, employments, **kwargs):
        super().__init__(*args, **kwargs)
        self.only = employments[0] if len(employments) == 1 else None
        if not self.only:
            self.fields["employment"] = forms.ChoiceField(
                label="Which job is it about?",
                choices=[(str(one.uuid), str(one.organisation)) for one in employments],
                widget=forms.RadioSelect,
                error_messages={"required": "Choose which job it is about."},
            )
        self.by_uuid = {str(one.uuid): one for one in employments}

    @property
    def employment(self):
        return self.only or self.by_uuid[self.cleaned_data["employment"]]


class AddForm(WhichJob):
    """What kind of evidence somebody begins; those that fit `statement` come first."""

    def __init__(self, *args, statement=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(
            label="What kind of evidence is it?",
            choices=kinds_for(statement),
            widget=HintedRadios(hints=NOTES),
            error_messages={"required": "Choose what kind of evidence it is."},
        )


class EvidenceForm(ChecksWords, forms.Form):
    """What a piece says. It is a draft, so that words to change are kept too, and the page says
    so."""

    keeps_drafts = True
    edit = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label="What kind of evidence is it?", choices=EvidenceKind)
    happened_on = GovukDateField(label="When was it?", required=False)
    text = PlainWords(
        label="In a few words",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 8}),
    )

    def __init__(self, *args, piece, **kwargs):
        first = {name: getattr(piece, name) for name in (*Evidence.CONTENT, "edit")}
        super().__init__(*args, initial=first, **kwargs)
        self.piece = piece
        self.fields["text"].help_text = NOTES[piece.kind]
        if piece.is_reflection:
            self.fields["text"].label = "What I think about it"
            self.fields["text"].help_text = PROMPTS

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        if day and day > today():
            raise ValidationError("Enter a day that is not still to come.")
        return day

    @property
    def lacks_only_the_day(self) -> bool:
        """Is all but the day as it may be? A day is typed in three boxes, one after the other."""
        return set(self.errors) == {"happened_on"}

    def content(self) -> dict:
        """What the action takes; the day that is kept where the one typed is not finished."""
        return {
            "kind": self.cleaned_data["kind"],
            "happened_on": self.cleaned_data.get("happened_on", self.piece.happened_on),
            "text": self.cleaned_data["text"],
            "declared": " ".join(sorted(self.declared)),
            "edit": self.cleaned_data["edit"] or 0,
        }


class FileForm(forms.Form):
    file = PrivateFileField(
        label="Choose a file",
        help_text="A PDF, Word or Excel file, or a picture, up to "
        f"{settings.FILES_MAX_BYTES // MEGABYTE} MB. We take out who wrote it and where a "
        "picture was taken.",
    )


class TierForm(forms.Form):
    tier = forms.ChoiceField(
        label="Who can see it?",
        choices=Evidence.Tier,
        widget=HintedRadios(hints=WHO),
        error_messages={"required": "Choose who can see it."},
    )
