"""Rows that are written once. The database refuses the rest; see `portal.guards`."""

from django.db import models


class LockedRecord(Exception):
    """A record that may no longer be changed was about to be."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise LockedRecord(f"{self.model.__name__} rows are only ever added.")

    def delete(self):
        raise LockedRecord(f"{self.model.__name__} rows are only ever added.")


class AppendOnly(models.Model):
    """A row that is written once. The database refuses the rest with `append_only(table)`."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise LockedRecord(f"{type(self).__name__} {self.pk} can’t be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise LockedRecord(f"{type(self).__name__} {self.pk} can’t be deleted.")
