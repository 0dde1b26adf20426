"""The headings of a record or an agreement as a page has them, each with its form. Two people may
write at once: what somebody else saved meanwhile is shown beside what was typed here."""

from dataclasses import dataclass

from .forms import PartForm
from .models import Heading
from .refusals import Stale
from .together import digest_of, put_together


@dataclass
class Part:
    heading: Heading
    form: PartForm
    saved: object = None
    kept: object = None  # what somebody else saved since this page was opened
    typed: str = ""

    @property
    def code(self) -> str:
        return self.heading.code

    @property
    def is_open(self) -> bool:
        """Is there something to see or to write, so that it stands open?"""
        return bool(self.form["text"].value()) or self.kept is not None


def parts_of(headings, saved, data=None) -> list[Part]:
    """`saved` are the rows there are, one a heading at most."""
    by_heading = {one.heading_id: one for one in saved}
    return [
        Part(one, PartForm.of(one, by_heading.get(one.pk), data), by_heading.get(one.pk))
        for one in headings
    ]


def save_all(parts, save) -> list[Part]:
    """Save what the page changed by `save(heading=, text=, edit=, declared=)`. Gives the parts that
    were not saved: too long, or changed by somebody else, with both texts put together."""
    return [part for part in parts if not save_one(part, save)]


def save_one(part, save) -> bool:
    if not part.form.is_sent:
        return True
    if not part.form.is_valid():
        return False
    if part.form.is_as_it_was:
        return True
    try:
        part.saved = save(heading=part.heading, **part.form.content())
    except Stale as refusal:
        _show_both(part, refusal.kept)
        return False
    return True


def as_saved(parts) -> None:
    """Where a page is shown again: what was saved counts from its own save on."""
    for part in parts:
        is_refused = part.form.is_sent and not part.form.is_valid()
        if part.form.is_bound and not is_refused:
            part.form = PartForm.of(part.heading, part.saved)


def _show_both(part, kept) -> None:
    """The box has both texts, ready to be saved over what is kept."""
    part.kept, part.typed = kept, part.form.cleaned_data["text"]
    first = {
        "text": put_together(kept.text, part.typed),
        "declared": " ".join(sorted({*kept.declared.split(), *part.form.declared})),
        "edit": kept.edit,
        "was": digest_of(kept.text),
    }
    part.form = PartForm(None, initial=first, heading=part.heading)
