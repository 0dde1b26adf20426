from django import forms

from portal.plain.forms import ChecksWords, PlainWords

from .models import GlossaryTerm
from .told_of import page_told_of

KINDS = GlossaryTerm.Category
LONGEST = 100


class GlossaryFilter(forms.Form):
    """What to show of the glossary. A kind that isn't there is left aside: old links still open."""

    q = forms.CharField(label="Word", required=False)
    category = forms.CharField(
        label="About",
        required=False,
        widget=forms.Select(choices=[("", "Everything"), *KINDS.choices]),
    )

    def clean_q(self):
        return self.cleaned_data["q"][:LONGEST]

    def clean_category(self):
        category = self.cleaned_data["category"]
        return category if category in KINDS.values else ""

    def chosen(self, terms):
        """Those of `terms` that are asked for."""
        self.is_valid()
        words, category = (self.cleaned_data.get(name) for name in ("q", "category"))
        if words:
            terms = terms.matching(words)
        return terms.filter(category=category) if category else terms

    @property
    def is_set(self) -> bool:
        """Whether fewer than all terms are asked for."""
        return any(self.cleaned_data.values())


class FeedbackForm(ChecksWords, forms.Form):
    """What is wrong or unclear on a page. `website` is a box that people don't see: what fills in
    every box fills it in too."""

    page = forms.CharField(required=False, widget=forms.HiddenInput)
    words = PlainWords(
        label="What is wrong or unclear?",
        help_text="Don’t write your name or anything about yourself.",
        error_messages={"required": "Write what is wrong or unclear."},
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    website = forms.CharField(
        label="Leave this box empty",
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_page(self):
        return page_told_of(self.cleaned_data["page"])

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                "Empty the last box, and send again. It is there to stop machines."
            )
        return ""

    def add_too_many(self):
        self.add_error(
            None,
            "Many messages came from your network within an hour. Wait an hour, then send this "
            "one. Your words are still here.",
        )
