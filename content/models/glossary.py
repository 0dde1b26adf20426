from django import forms
from django.db import models
from django.urls import reverse
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import DraftStateMixin, RevisionMixin

from ..panels import ReadingPanel
from ..querysets import GlossaryTermQuerySet

WORDS = {"rows": 3, "data-reading-age": True}


class GlossaryTerm(DraftStateMixin, RevisionMixin, ClusterableModel):
    """A word that the work uses, in plain words. What an editor drafts is read by nobody else until
    it is published."""

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

    slug = models.SlugField(max_length=80, unique=True)
    term = models.CharField(max_length=120, unique=True)
    acronym = models.CharField("Short form", max_length=20, blank=True)
    category = models.CharField(max_length=20, choices=Category)
    definition = models.TextField("What it means")
    note = models.TextField(blank=True)
    see_also = ParentalManyToManyField("self", symmetrical=False, blank=True, related_name="+")
    seeds = models.JSONField(default=list, blank=True, editable=False)

    objects = GlossaryTermQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("term"), FieldPanel("acronym")]),
        FieldRowPanel([FieldPanel("category"), FieldPanel("slug")]),
        FieldPanel("definition", widget=forms.Textarea(attrs=WORDS)),
        FieldPanel("note", widget=forms.Textarea(attrs=WORDS)),
        ReadingPanel(),
        FieldPanel("see_also", widget=forms.CheckboxSelectMultiple),
    ]

    class Meta:
        ordering = ["term"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(definition=""), name="content_glossaryterm_has_a_meaning"
            )
        ]

    def __str__(self):
        return self.term

    def get_absolute_url(self):
        return reverse("glossary:term", args=[self.slug])
