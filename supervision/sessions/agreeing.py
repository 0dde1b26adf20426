"""An agreement while it is being written, as its page has it."""

from functools import cached_property

from portal.people.models import User
from portal.people.rules import is_same_person

from . import actions
from .forms import TermsForm
from .parts import Part, as_saved, parts_of, save_all
from .refusals import Refused


class Writing:
    """`data` is what was posted; then `save_all` keeps it."""

    def __init__(self, agreement, viewer, data=None):
        self.agreement = agreement
        self.viewer = viewer
        self.data = data

    @cached_property
    def parts(self) -> list[Part]:
        saved = list(self.agreement.parts.select_related("heading", "saved_by"))
        return parts_of([one.heading for one in saved], saved, self.data)

    @cached_property
    def terms(self) -> TermsForm:
        one = self.agreement
        first = {
            "every_days": one.every_days,
            "minutes": one.minutes,
            "place": one.place,
            "other": str(one.other.uuid) if one.other else "",
            "other_sees": one.other_sees,
        }
        return TermsForm(self.data, initial=first, others=others_for(one))

    @property
    def saved_at(self):
        times = [one.saved.saved_at for one in self.parts if one.saved and one.saved.saved_at]
        return max(times, default=None)

    def save_part(self, **content):
        return actions.save_part(agreement=self.agreement, by=self.viewer, **content)

    def save_all(self) -> bool:
        wrong = save_all(self.parts, self.save_part)
        as_saved(self.parts)
        return self._save_terms() and not wrong

    def _save_terms(self) -> bool:
        form = self.terms
        if not form.is_valid():
            return False
        try:
            actions.save_terms(agreement=self.agreement, by=self.viewer, **form.content())
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return False
        return True


def others_for(agreement) -> list[User]:
    """Who supervises the same person in another of their jobs today."""
    lines = agreement.subject.supervision_received.current()
    lines = lines.exclude(employment=agreement.employment_id)
    people = User.objects.filter(pk__in=lines.values("supervisor")).order_by("name", "pk")
    own = (agreement.subject, agreement.supervisor)
    return [one for one in people if not any(is_same_person(one, own_) for own_ in own)]
