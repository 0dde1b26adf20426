from .models import Entry


def record(verb, obj, *, by, **ids):
    """Write that `by` did `verb` to `obj`. `ids` are whole numbers alone: anything else could be a
    name or a text. `by` is None for what the portal does by itself."""
    _only_numbers(ids)
    return Entry.objects.create(
        actor=by, verb=verb, kind=obj._meta.label, object_id=obj.pk, ids=ids
    )


def record_many(happened, *, by):
    """Write many at once: `happened` gives `(verb, object, ids)` each. Ids are whole numbers alone,
    as in `record`."""
    entries = []
    for verb, obj, ids in happened:
        _only_numbers(ids)
        entries.append(Entry(actor=by, verb=verb, kind=obj._meta.label, object_id=obj.pk, ids=ids))
    return Entry.objects.bulk_create(entries, batch_size=1000)


def _only_numbers(ids):
    for name, value in ids.items():
        if not isinstance(value, int):
            raise TypeError(f"The journal takes ids only, and {name} is not one.")
