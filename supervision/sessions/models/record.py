from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.locked import AppendOnly
from portal.plain.finding import undeclared

PERSON = settings.AUTH_USER_MODEL
SESSION = "supervision_sessions.Session"


class Entry(models.Model):
    """What stands under a heading of a session's record. Anyone who was there writes in it while it
    is open; `edit` counts the saves, so that a page opened before the last one is known to be stale
    and neither text is lost. `declared` names the words that were said not to be about a family."""

    session = models.ForeignKey(SESSION, on_delete=models.PROTECT, related_name="entries")
    heading = models.ForeignKey(
        "supervision_sessions.Heading", on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(blank=True)
    declared = models.CharField(max_length=80, blank=True)
    edit = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    saved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["session", "heading__position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "heading"], name="supervision_entry_one_a_heading"
            )
        ]

    def __str__(self):
        return f"{self.session}: {self.heading}"

    @property
    def points_to_family(self) -> bool:
        """Are there words to change, or to say of that they are not about a family?"""
        return bool(undeclared(self.text, self.declared.split()))


class Response(AppendOnly):
    """What one of its people says to a record: agrees, sees it differently, or no answer in time.
    All views stay on the record. `of` is who was asked; nobody but they answers."""

    class Answer(models.TextChoices):
        AGREES = "agrees", "Agreed"
        DIFFERS = "differs", "Seen differently"
        NO_ANSWER = "no_answer", "No answer"

    session = models.ForeignKey(SESSION, on_delete=models.PROTECT, related_name="responses")
    of = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer)
    comment = models.TextField(blank=True)
    responded_at = models.DateTimeField()

    class Meta:
        ordering = ["responded_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "of"], name="supervision_response_once_a_person"
            ),
            models.CheckConstraint(
                condition=~Q(answer="differs") | ~Q(comment=""),
                name="supervision_response_says_what_differs",
            ),
            models.CheckConstraint(
                condition=~Q(answer="no_answer") | Q(comment=""),
                name="supervision_response_none_says_nothing",
            ),
        ]

    def __str__(self):
        return f"{self.of}: {self.get_answer_display()}"


class Addendum(AppendOnly):
    """What is added to a record after it was locked. The record stays as it is."""

    session = models.ForeignKey(SESSION, on_delete=models.PROTECT, related_name="addenda")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "id"]
        verbose_name_plural = "addenda"
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="supervision_addendum_says_something"
            )
        ]

    def __str__(self):
        return f"Added to {self.session}"


class Shared(AppendOnly):
    """A locked record that its practitioner lets a later supervisor read, beyond what the council's
    own rule hands over."""

    session = models.ForeignKey(SESSION, on_delete=models.PROTECT, related_name="shared_on")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    with_whom = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, related_name="records_shared_with"
    )
    shared_at = models.DateTimeField()

    class Meta:
        ordering = ["shared_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "with_whom"], name="supervision_shared_once_a_person"
            )
        ]

    def __str__(self):
        return f"{self.session} for {self.with_whom}"
