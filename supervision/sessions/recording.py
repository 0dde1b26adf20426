"""A record while it is being written, as its page has it."""

from contextlib import suppress
from functools import cached_property

from django.core.exceptions import PermissionDenied

from . import actions
from .agenda_ticks import WAS, Ticks, said
from .deadlines import Deadlines
from .forms import ActionForm, DropForm
from .models import AgreedAction, Heading
from .parts import Part, as_saved, parts_of, save_all
from .refusals import Refused
from .rules import holds_session

# What every page offers first; the others open on demand.
FIRST = ("workload", "thinking", "skills")
AGENDA, DECISIONS = "agenda", "decisions"
DONE, DROP = "done", "drop"


class OldAction:
    """One that was open before this session: done, not done, or no longer needed."""

    def __init__(self, action, data=None):
        self.action = action
        self.name = f"was-{action.pk}"
        said = data is not None and self.name in data
        self.said = data[self.name] if said else ""
        bound = data if said and self.said == DROP else None
        self.form = DropForm(bound, prefix=self.name)


class Recording:
    """`data` is what was posted; then `save_all` keeps it, and says what was not kept."""

    def __init__(self, session, viewer, data=None):
        self.session = session
        self.viewer = viewer
        self.data = data
        self.is_holder = holds_session(viewer, session)

    @property
    def attendees(self) -> list:
        return [one for one in self.session.attendees.all() if not one.was_away]

    @cached_property
    def share_by(self):
        return Deadlines().share_by(self.session)

    @cached_property
    def parts(self) -> list[Part]:
        saved = list(self.session.entries.select_related("heading", "saved_by"))
        headings = [*Heading.objects.filter(of=Heading.Of.RECORD, in_use=True)]
        # Those that went out of use while somebody wrote under them.
        headings += [one.heading for one in saved if one.heading not in headings]
        return parts_of(headings, saved, self.data)

    @property
    def first(self) -> list[Part]:
        return [one for one in self.parts if one.code in FIRST or one.is_open]

    @property
    def others(self) -> list[Part]:
        return [one for one in self.parts if one not in self.first]

    @property
    def to_change(self) -> int:
        """How many boxes have words that may point to a family."""
        fields = [field for one in self.parts for field in one.form.plain_fields]
        return sum(bool(one.findings and not one.is_declared) for one in fields)

    @property
    def saved_at(self):
        times = [one.saved.saved_at for one in self.parts if one.saved and one.saved.saved_at]
        return max(times, default=None)

    @cached_property
    def ticks(self) -> Ticks:
        return Ticks(self.session, self.viewer)

    @cached_property
    def old_actions(self) -> list[OldAction]:
        """Of those who are there, from before."""
        jobs = [one.employment_id for one in self.attendees]
        rows = AgreedAction.objects.visible_to(self.viewer).open().filter(employment__in=jobs)
        rows = rows.exclude(session=self.session).with_owner()
        return [OldAction(one, self.data) for one in rows]

    @cached_property
    def agreed(self) -> list:
        rows = AgreedAction.objects.visible_to(self.viewer).filter(session=self.session)
        return list(rows.with_owner().select_related("employment__user"))

    @cached_property
    def new_action(self) -> ActionForm:
        asked = self.data if self._adds else None
        return ActionForm(asked, choices=self._choices())

    @property
    def _adds(self) -> bool:
        """Is an action being added, by its button or by words in its box?"""
        if self.data is None:
            return False
        return self.data.get("do") == "add" or bool(self.data.get("new-what", "").strip())

    def _choices(self) -> list[tuple]:
        """Who does it, and in a group for whom it is."""
        holder, found = self.session.supervisor, []
        for one in self.attendees:
            found.append((f"{one.pk}-own", one.subject.name, one, one.subject))
            label = f"{holder}, for {one.subject}" if self.session.is_group else holder.name
            found.append((f"{one.pk}-holder", label, one, holder))
        return found

    # --- Keeping what was posted ----

    def save_part(self, **content):
        return actions.save_entry(session=self.session, by=self.viewer, **content)

    def save_all(self) -> bool:
        """Keep all of it, and say whether nothing was refused."""
        wrong = save_all(self.parts, self.save_part)
        as_saved(self.parts)
        self.save_agenda()
        self.save_decisions()
        return not wrong and self._close_old() and self._add_new()

    def save_agenda(self) -> None:
        self.ticks.save(self.data)
        del self.ticks  # Read anew: what was offered may be a point now.

    def known(self, code) -> dict:
        """What the page knows as ticked from now on, for a script to keep."""
        if code == AGENDA:
            return {WAS: " ".join(sorted(said(self.data)))}
        return {f"{DECISIONS}-was": self.data.get(f"{DECISIONS}-written", "")}

    def save_decisions(self) -> None:
        """Only what this page changed."""
        ticked, was = (bool(self.data.get(f"{DECISIONS}-{one}")) for one in ("written", "was"))
        if self.is_holder and ticked != was:
            asked = {"session": self.session, "written": ticked or None, "by": self.viewer}
            self.session.decisions_written = actions.tick_decisions(**asked).decisions_written

    def _close_old(self) -> bool:
        """Done, or dropped with a reason; the others are carried forward. What somebody else closed
        in the meantime stays closed, and so does what is no longer theirs to close."""
        closed = [self._is_closed(one) for one in self.old_actions]
        return all(closed)

    def _is_closed(self, old) -> bool:
        asked = {"action": old.action, "session": self.session, "by": self.viewer}
        if old.said == DROP and not old.form.is_valid():
            return False
        with suppress(Refused, PermissionDenied):
            if old.said == DONE:
                actions.finish_action(**asked)
            elif old.said == DROP:
                why, declared = old.form.cleaned_data["why"], old.form.declared
                actions.drop_action(why=why, declared=declared, **asked)
        return True

    def _add_new(self) -> bool:
        if not self._adds:
            return True
        form = self.new_action
        if not form.is_valid():
            return False
        try:
            actions.add_action(session=self.session, by=self.viewer, **form.content())
        except Refused as refusal:
            form.add_error("by_when", str(refusal))
            return False
        return True
