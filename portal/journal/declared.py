from .actions import record


def note_declared(form, obj, *, by) -> None:
    """Journal that the writer said of words in a form, which looked as if they pointed to a family,
    that they do not. `obj` is the record that the words are kept in; the words are not noted."""
    if form.declared:
        record("words.declared", obj, by=by)
