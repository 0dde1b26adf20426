import uuid

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils.functional import LazyObject


class Private(LazyObject):
    """The store of private files, asked for anew each time, so that a test can move it."""

    @property
    def _wrapped(self):
        return storages["private"]


def private():
    """Where private files are kept."""
    return Private()


def place(instance, filename) -> str:
    """A name in the store that tells nothing about the file or who it is about."""
    return f"{instance._meta.label_lower}/{uuid.uuid4().hex}"


class PrivateFile(models.Model):
    """A file that belongs to a record. It has no address of its own: the record's app serves it,
    through the rule that guards the record, as a download."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(storage=private, upload_to=place)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self):
        return self.name
