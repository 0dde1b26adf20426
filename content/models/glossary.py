from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, TitleFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.models import DraftStateMixin, RevisionMixin

from ..panels import ReadingPanel
from ..querysets import GlossaryTermQuerySet, folded

# Addresses under /glossary/ that are the glossary's own.
TAKEN = {"sheet"}

ADDRESS = "Made from the term. It stays as it is once people can read it."
WORDS = {"rows": 3, "data-reading-age": True}


class GlossaryTerm(DraftStateMixin, RevisionMixin, ClusterableModel):
    """A word that the work uses, in plain words. What an editor drafts is read by nobody else until
    it is published.

    “See also” may go both ways, as in any glossary; a term only never names itself. “Say this
    instead” leads from a word to a better one, and must end somewhere.
    """

    class Category(models.TextChoices):
        ROLES = "roles", "People and roles"
        PROCESS = "process", "Steps and paperwork"
        PRACTICE = "practice", "Ways of working"
        SERVICES = "services", "Services and teams"
        LAW = "law", "Law"
        POLICY = "policy", "Policy and guidance"
        HARM = "harm", "Harm and safety"
        RIGHTS = "rights", "Rights and voice"
        WORKFORCE = "workforce", "Learning, supervision and standards"
        DATA = "data", "Data and records"

    slug = models.SlugField(
        "Address",
        max_length=80,
        unique=True,
        help_text="It stays as it is once people can read it.",
    )
    term = models.CharField(max_length=120)
    acronym = models.CharField("Short form", max_length=20, blank=True)
    category = models.CharField(max_length=20, choices=Category)
    definition = models.TextField("What it means")
    note = models.TextField(blank=True)
    source = models.CharField(
        "Where the meaning comes from",
        max_length=200,
        blank=True,
        help_text="A law, a paper or a page. Leave it empty if you don’t know.",
    )
    instead = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Say this instead",
        help_text="A better word for the same thing.",
    )
    see_also = ParentalManyToManyField("self", symmetrical=False, blank=True, related_name="+")
    on_sheet = models.BooleanField(
        "On the two-page sheet", default=False, help_text="For words that people meet most."
    )
    seeds = models.JSONField(default=list, blank=True, editable=False)

    objects = GlossaryTermQuerySet.as_manager()

    panels = [
        FieldRowPanel(
            [
                TitleFieldPanel("term", classname="", placeholder=False, required_on_save=True),
                FieldPanel("acronym"),
            ],
        ),
        FieldRowPanel(
            [
                FieldPanel("category", required_on_save=True),
                FieldPanel("slug", widget=SlugInput, help_text=ADDRESS, required_on_save=True),
            ]
        ),
        FieldPanel("definition", widget=forms.Textarea(attrs=WORDS), required_on_save=True),
        FieldPanel("note", widget=forms.Textarea(attrs=WORDS)),
        ReadingPanel(),
        FieldPanel("source"),
        FieldPanel("on_sheet"),
        FieldPanel("instead"),
        FieldPanel("see_also", widget=forms.CheckboxSelectMultiple),
    ]

    class Meta:
        ordering = ["term"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(definition=""),
                name="content_glossaryterm_has_a_meaning",
                violation_error_message="Say what it means.",
            ),
            models.UniqueConstraint(Lower("term"), name="content_glossaryterm_one_a_term"),
            models.UniqueConstraint(
                Lower("acronym"),
                condition=~Q(acronym=""),
                name="content_glossaryterm_one_a_short_form",
            ),
            models.CheckConstraint(
                condition=Q(instead__isnull=True) | ~Q(instead=F("id")),
                name="content_glossaryterm_another_instead",
            ),
        ]

    def __str__(self):
        return self.term

    def get_absolute_url(self):
        return reverse("glossary:term", args=[self.slug])

    def clean(self):
        super().clean()
        others = GlossaryTerm.objects.exclude(pk=self.pk).values_list("term", "acronym")
        others = list(others.order_by("term"))
        faults = {
            "term": _name_fault(self.term, others),
            "acronym": _name_fault(self.acronym, others),
            "slug": self._slug_fault(),
            "instead": self._instead_fault(),
        }
        if self.acronym and folded(self.acronym) == folded(self.term):
            faults["acronym"] = "This is the term itself. Leave the short form empty."
        if any(faults.values()):
            raise ValidationError({name: says for name, says in faults.items() if says})

    def _slug_fault(self) -> str | None:
        if self.slug in TAKEN:
            return f"“{self.slug}” is the address of another page. Choose another."
        there = GlossaryTerm.objects.filter(pk=self.pk, first_published_at__isnull=False).first()
        if there and there.slug != self.slug:
            return f"Pages and files lead to this address. Leave it as “{there.slug}”."
        return None

    def _instead_fault(self) -> str | None:
        """A word that leads to another, and that one back, would help nobody."""
        way, seen = self.instead, set()
        while way is not None and way.pk not in seen:
            if way.pk == self.pk:
                return (
                    f"“{self.instead}” says to say “{self.term}” instead, or leads back to it. "
                    "Choose a word that leads no further."
                    if self.instead.pk != self.pk
                    else "A term can’t stand in for itself. Choose another, or none."
                )
            seen.add(way.pk)
            way = way.instead
        return None


def _name_fault(name, others) -> str | None:
    """What is wrong with a name that one of the others has, as its term or as its short form."""
    wanted = folded(name)
    for term, acronym in others if wanted else ():
        if folded(term) == wanted:
            return f"“{term}” is in the glossary. Change that one, or choose another name."
        if folded(acronym) == wanted:
            return f"“{acronym}” is the short form of “{term}”. Choose another name."
    return None
