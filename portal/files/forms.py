"""The field for a file that is to be kept privately."""

from django import forms
from django.core.exceptions import ValidationError

from .checks import DOCUMENTS, Refused, accept
from .checks.kinds import in_order


class PrivateFileField(forms.FileField):
    """Cleans to an `Accepted`, or to None where nothing was added and nothing is needed. The form's
    tag needs `enctype="multipart/form-data"`, and the form `request.FILES`."""

    default_error_messages = {
        "required": "Choose a file.",
        "empty": "This file is empty. Add one with something in it.",
        "max_length": "This file’s name is too long. Give it a shorter one, and add it again.",
    }

    def __init__(self, *, allowed=DOCUMENTS, max_bytes=None, **kwargs):
        self.allowed, self.max_bytes = frozenset(allowed), max_bytes
        kwargs.setdefault("widget", forms.FileInput)
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        endings = [f".{ending}" for kind in in_order(self.allowed) for ending in kind.endings]
        return {**super().widget_attrs(widget), "accept": ",".join(endings)}

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            return accept(upload, allowed=self.allowed, max_bytes=self.max_bytes)
        except Refused as refused:
            raise ValidationError(str(refused), code="refused") from refused
