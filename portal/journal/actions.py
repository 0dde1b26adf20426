from .models import Entry


def record(verb, obj, *, by, **ids):
    """Write that `by` did `verb` to `obj`. `ids` are whole numbers alone: anything else could be a
    name or a text. `by` is None for what the portal does by itself."""
    for name, value in ids.items():
        if not isinstance(value, int):
            raise TypeError(f"The journal takes ids only, and {name} is not one.")
    return Entry.objects.create(
        actor=by, verb=verb, kind=obj._meta.label, object_id=obj.pk, ids=ids
    )
