"""Files in the store that no record has any more, because what was to keep them was undone."""

from datetime import timedelta

from django.apps import apps
from django.core.files.storage import storages

from portal.dates import now

from .models import PrivateFile

GRACE = timedelta(days=1)  # whoever adds a file may not have finished


def remove_orphans() -> int:
    """Delete each stored file without a row that is older than a day, and count them."""
    store, removed = storages["private"], 0
    for model in kinds_of_file():
        folder = model._meta.label_lower
        there = _names_in(store, folder)
        wanted = set(model._base_manager.values_list("file", flat=True)) if there else set()
        for name in there:
            if name not in wanted and store.get_modified_time(name) < now() - GRACE:
                store.delete(name)
                removed += 1
    return removed


def kinds_of_file() -> list:
    """Every model of private files that there is."""
    return [model for model in apps.get_models() if issubclass(model, PrivateFile)]


def _names_in(store, folder) -> list[str]:
    try:
        return [f"{folder}/{name}" for name in store.listdir(folder)[1]]
    except FileNotFoundError:
        return []
