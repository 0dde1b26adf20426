from django import forms
from wagtail.admin.forms.models import WagtailAdminModelForm

from portal.plain.forms import ChecksWords, PlainWords
from skills.training.models import Course

from .models import GlossaryTerm
from .told_of import page_told_of

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


class CatalogueFilter(forms.Form):
    """Which courses to show. A choice that isn't there is left aside: old links still open."""

    mode = forms.CharField(
        label="How",
        required=False,
        widget=forms.Select(choices=[("", "Any way"), *Course.Mode.choices]),
    )
    level = forms.CharField(
        label="Level",
        required=False,
        widget=forms.Select(choices=[("", "Any level"), *Course.Level.choices]),
    )
    domain = forms.CharField(label="Helps with", required=False, widget=forms.Select)
    where = forms.CharField(label="Where", required=False, widget=forms.Select)
    free = forms.BooleanField(label="Has places left", required=False)
    spare = forms.BooleanField(label="In the evening or at the weekend", required=False)

    def __init__(self, *args, areas, localities, **kwargs):
        super().__init__(*args, **kwargs)
        domains = [(one.code, str(one)) for one in areas]
        places = [(str(one.pk), str(one)) for one in localities]
        self.fields["domain"].widget.choices = [("", "Anything"), *domains]
        self.fields["where"].widget.choices = [("", "Anywhere"), *places]
        self.is_valid()

    def value_of(self, name):
        """What is asked for, or "" (False for a tick) where nothing that is there is."""
        value = self.cleaned_data.get(name, "")
        widget = self.fields[name].widget
        known = value in dict(widget.choices) if isinstance(widget, forms.Select) else True
        return value if known else ""

    @property
    def area(self) -> str:
        return self.value_of("domain")

    def courses(self, courses, lineages):
        """Those of `courses` that are asked for; `lineages` are of the statements to help with."""
        if lineages is not None:
            courses = courses.filter(statements__lineage__in=lineages).distinct()
        named = {name: self.value_of(name) for name in ("mode", "level")}
        return courses.filter(**{name: value for name, value in named.items() if value})

    @property
    def asks_for_dates(self) -> bool:
        return any(self.value_of(name) for name in ("where", "free", "spare"))

    def fits(self, shown) -> bool:
        where = self.value_of("where")
        return (
            (not where or where == str(shown.event.locality_id))
            and (not self.value_of("free") or shown.free > 0)
            and (not self.value_of("spare") or shown.is_in_free_time)
        )

    def fits_any_time(self, course) -> bool:
        return course.is_in_own_time and not self.value_of("where")

    @property
    def says(self) -> list[str]:
        """What is asked for, in the words of the page."""
        found = []
        for name, field in self.fields.items():
            value = self.value_of(name)
            if value:
                select = isinstance(field.widget, forms.Select)
                found.append(dict(field.widget.choices)[value] if select else field.label)
        return found


class TermForm(WagtailAdminModelForm):
    """A term in the CMS. What the term itself must be, its model says."""

    def clean_see_also(self):
        others = self.cleaned_data["see_also"]
        if any(other.pk == self.instance.pk for other in others):
            raise forms.ValidationError(
                f"“{self.instance}” can’t point to itself. Take its own tick away."
            )
        return others


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
