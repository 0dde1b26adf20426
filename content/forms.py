from django import forms
from wagtail.admin.forms.models import WagtailAdminModelForm

from .models import GlossaryTerm

KINDS = GlossaryTerm.Category
LONGEST = 100
BY_CATEGORY = "category"


class GlossaryFilter(forms.Form):
    """What to show of the glossary. A kind that isn't there is left aside: old links still open."""

    q = forms.CharField(label="Word", required=False)
    category = forms.CharField(
        label="About",
        required=False,
        widget=forms.Select(choices=[("", "Everything"), *KINDS.choices]),
    )
    by = forms.CharField(required=False, widget=forms.HiddenInput)

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
        return any(self.cleaned_data.get(name) for name in ("q", "category"))

    @property
    def is_by_category(self) -> bool:
        return self.cleaned_data.get("by") == BY_CATEGORY


class TermForm(WagtailAdminModelForm):
    """A term in the CMS. What the term itself must be, its model says."""

    def clean_see_also(self):
        others = self.cleaned_data["see_also"]
        if any(other.pk == self.instance.pk for other in others):
            raise forms.ValidationError(
                f"“{self.instance}” can’t point to itself. Take its own tick away."
            )
        return others
