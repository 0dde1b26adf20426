"""Choosing one person among many, without a script: by a name or an e-mail address, typed."""

from django import forms
from django.core.exceptions import ValidationError

from ..folding import fold_words
from ..models import User
from ..telling_apart import label, with_posts

SHOWN = 8


class PersonWidget(forms.Widget):
    """A box to type in. Where several people fit what was typed, they stand below it as radios."""

    template_name = "forms/person.html"

    def __init__(self, attrs=None):
        super().__init__({"autocomplete": "off", "spellcheck": "false", **(attrs or {})})
        self.candidates = []

    def value_from_datadict(self, data, files, name):
        """What was typed; or, where it is still what the radios were shown for, the one chosen."""
        # PostgreSQL can't be asked about the letter that is none.
        typed = data.get(name, "").replace("\0", "").strip()
        chosen = data.get(f"{name}-chosen", "")
        return (typed, chosen if typed == data.get(f"{name}-asked", "") else "")

    def value_omitted_from_data(self, data, files, name):
        return name not in data

    def get_context(self, name, value, attrs):
        typed, chosen = value if isinstance(value, tuple) else (value, "")
        context = super().get_context(name, typed, attrs)
        context["widget"] |= {"candidates": self.candidates, "chosen": chosen}
        return context


class PersonField(forms.Field):
    """One person out of `queryset`. An exact e-mail address wins, then an exact name that one
    person has, then whoever alone fits; where several fit, the form asks which. A form may set
    `queryset` when it is made, and `employments`: the jobs by which people are told apart, where
    not by all. `initial` is a User."""

    widget = PersonWidget
    default_error_messages = {
        "required": "Enter a name or an e-mail address.",
        "nobody": "Nobody you can choose here fits “{typed}”. Check the spelling, or enter the "
        "e-mail address.",
        "several": "{count} people fit “{typed}”. Choose one of them.",
        "too_many": "Too many people fit “{typed}”. Enter more of the name, or the e-mail address.",
    }

    def __init__(self, queryset=None, *, help_text="", **kwargs):
        help_text = help_text or "Enter a name or an e-mail address."
        super().__init__(help_text=help_text, **kwargs)
        self.queryset = User.objects.none() if queryset is None else queryset
        self.employments = None

    def prepare_value(self, value):
        return (value.email or value.name) if isinstance(value, User) else value

    def clean(self, value):
        typed, chosen = value or ("", "")
        if not typed:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        found = self._fitting(typed)
        if len(found) == 1:
            return found[0]
        self._show(found)
        picked = [user for user in found[:SHOWN] if chosen and str(user.uuid) == chosen]
        if picked:
            return picked[0]
        raise self._why(typed, found)

    def _fitting(self, typed) -> list[User]:
        """Whoever the words mean; one more than can be shown, where there are that many."""
        exact = list(self.queryset.with_email(typed).distinct()[:2])
        if exact:
            return exact
        found = self.queryset.found_by(typed).order_by("name", "id").distinct()
        of_the_name = list(found.filter(folded_name=fold_words(typed))[:2])
        return of_the_name if len(of_the_name) == 1 else list(found[: SHOWN + 1])

    def _show(self, found):
        few = found if len(found) <= SHOWN else []
        shown = with_posts(few, employments=self.employments)
        self.widget.candidates = [{"value": str(user.uuid), "label": label(user)} for user in shown]

    def _why(self, typed, found) -> ValidationError:
        code = "nobody" if not found else "several" if len(found) <= SHOWN else "too_many"
        words = self.error_messages[code].format(typed=typed, count=len(found))
        return ValidationError(words, code=code)

    def has_changed(self, initial, data):
        typed, _ = data or ("", "")
        return (self.prepare_value(initial) or "") != typed
