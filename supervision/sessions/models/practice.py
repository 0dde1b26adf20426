import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ..querysets import PracticeRecordQuerySet

PERSON = settings.AUTH_USER_MODEL


class PracticeRecord(models.Model):
    """Practice that somebody saw, did together with the practitioner, or heard of: draft → shared →
    answered. The practitioner may ask for one; who saw it writes it; once shared it stays, and the
    practitioner answers. `registration` is the writer's, where it was in date on the day: a gate
    may ask for a qualified social worker.

    Of a family no more is kept than that it was asked: `consent` by the person who was watched, and
    for feedback a family's own words without names."""

    class Kind(models.TextChoices):
        SHADOWING = "shadowing", "Watching others work"
        CO_WORKING = "co_working", "Working together"
        OBSERVATION = "observation", "Direct observation"
        RECORD_CHECK = "record_check", "Check of records"
        FAMILY_FEEDBACK = "family_feedback", "What a family said"
        COLLEAGUE_FEEDBACK = "colleague_feedback", "What a colleague said"
        REFLECTION = "reflection", "Talk about a family whose risk went up"

    class State(models.TextChoices):
        DRAFT = "draft", "Being written"
        SHARED = "shared", "To answer"
        ANSWERED = "answered", "Answered"

    class Consent(models.TextChoices):
        NOT_ASKED = "", "Not asked yet"
        YES = "yes", "The family said yes"
        NO_FAMILY = "no_family", "No family was there"

    class Answer(models.TextChoices):
        NONE = "", "No answer yet"
        AGREES = "agrees", "Agrees"
        DIFFERS = "differs", "Sees it differently"
        NO_ANSWER = "no_answer", "No answer in time"

    READABLE = (State.SHARED, State.ANSWERED)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="practice_records"
    )
    subject = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="practice_seen")
    registration = models.ForeignKey(
        "people.Registration", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    happened_on = models.DateField()
    setting = models.CharField(max_length=120, blank=True)
    consent = models.CharField(
        max_length=10, choices=Consent, default=Consent.NOT_ASKED, blank=True
    )
    preparation = models.TextField(blank=True)
    seen = models.TextField(blank=True)
    feedback = models.TextField(blank=True)
    declared = models.CharField(max_length=200, blank=True)
    edit = models.PositiveIntegerField(default=0)
    started_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True, blank=True)
    shared_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.NONE, blank=True)
    comment = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = PracticeRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(by=F("subject")), name="supervision_practicerecord_by_another"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", shared_at__isnull=True)
                | (~Q(state="draft") & Q(shared_at__isnull=False) & ~Q(seen="")),
                name="supervision_practicerecord_shared_says_what",
            ),
            models.CheckConstraint(
                condition=Q(state="answered", answered_at__isnull=False) & ~Q(answer="")
                | (~Q(state="answered") & Q(answered_at__isnull=True, answer="")),
                name="supervision_practicerecord_answered_at",
            ),
            models.CheckConstraint(
                condition=~Q(answer="differs") | ~Q(comment=""),
                name="supervision_practicerecord_says_what_differs",
            ),
            models.CheckConstraint(
                condition=~Q(kind="observation") | Q(state="draft") | ~Q(consent=""),
                name="supervision_practicerecord_consent_was_asked",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.happened_on}"

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT


class SuggestedLevel(models.Model):
    """A level that who saw the practice suggests for a statement. It confirms nothing: it stands
    beside the practitioner's own when the supervisor confirms."""

    record = models.ForeignKey(PracticeRecord, on_delete=models.PROTECT, related_name="levels")
    statement = models.ForeignKey("framework.Statement", on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["record", "statement__domain__position", "statement__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "statement"], name="supervision_suggestedlevel_one_a_statement"
            ),
            models.CheckConstraint(
                condition=Q(level__lte=4), name="supervision_suggestedlevel_is_0_to_4"
            ),
        ]

    def __str__(self):
        return f"{self.statement}: {self.level}"
