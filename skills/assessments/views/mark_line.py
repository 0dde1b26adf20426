"""An answer that was sent, with the form for its reviewer beside it."""

from dataclasses import dataclass

from .. import actions
from ..forms import NOT_IN_ROLE, MarkForm
from ..refusals import AskedOfAnother, Stale, WrongAnswer
from ..rounds import Line

ASK_FOR_EVIDENCE = "Add a piece of evidence that shows how you do this."


@dataclass
class MarkLine:
    """An answer with the form beside it. `kept` is what was saved elsewhere in the meantime."""

    line: Line
    form: MarkForm
    words: dict
    may_tick: bool = False
    is_bare: bool = False
    asked_from: int = 0
    kept: object = None
    problem: str = ""

    @property
    def is_ticked(self) -> bool:
        """As it was posted. At first: where nothing changed since it was last confirmed, and the
        evidence that is asked for is there."""
        if self.is_in_post:
            return self.may_tick and bool(self.form["tick"].value())
        same = self.line.level is not None and self.line.level == self.line.held
        return self.may_tick and same and not self.is_bare and not self.line.said.past_practice

    @property
    def agrees_with(self) -> str:
        """What a tick says."""
        if self.line.not_in_role:
            return "it is not part of their job"
        return str(self.line.level) if self.line.level else "not yet"

    @property
    def is_in_post(self) -> bool:
        return f"{self.form.prefix}-edit" in self.form.data

    @property
    def chosen(self) -> str:
        return str(self.form["level"].value() or "")

    @property
    def said_value(self) -> str:
        return NOT_IN_ROLE if self.line.not_in_role else str(self.line.level)

    def save(self, by) -> bool:
        """Keep the mark as a draft; False where there is something to change on the page."""
        if not self.is_in_post:
            return True
        if not self.form.is_valid():
            return False
        if self.form.cleaned_data["answer"] not in {None, self.line.said.number}:
            self._show_anew()
            return False
        content = self.form.content()
        if self._is_kept(content):
            return True
        try:
            mark = actions.save_mark(revision=self.line.said, by=by, **content)
        except (WrongAnswer, AskedOfAnother) as refusal:
            self.problem = str(refusal)
        except Stale as refusal:
            self.kept = refusal.kept
            data = self.form.data.dict() | {f"{self.form.prefix}-edit": refusal.kept.edit}
            self.form = form_of(self.line, data)
        else:
            self.line.mark = mark if mark.pk else None
        return not (self.problem or self.kept)

    def _is_kept(self, content) -> bool:
        """Is it what stands already, so that there is nothing to save?"""
        before = self.line.mark
        return before is not None and all(
            content[name] == getattr(before, name) for name in before.CONTENT
        )

    @property
    def is_to_look_at_again(self) -> bool:
        """Was it saved with words that the page had not yet warned of?"""
        mark = self.line.mark
        return bool(self.is_in_post and mark and mark.points_to_family and not self.form.was_warned)

    def _show_anew(self) -> None:
        """What was typed stays, beside the answer that stands now."""
        prefix = self.form.prefix
        now = _starting_from(self.line)
        counts = {f"{prefix}-{name}": now[name] for name in ("answer", "edit")}
        data = self.form.data.dict() | counts
        data.pop(f"{prefix}-tick", None)
        self.form = form_of(self.line, data)
        self.problem = "They changed this answer and sent it again. Read the new one, then save."


def _starting_from(line) -> dict:
    return MarkForm.starting_from(line.mark) | {"answer": line.said.number}


def form_of(line, data=None) -> MarkForm:
    return MarkForm(
        data,
        initial=_starting_from(line),
        prefix=line.statement.code,
        may_leave_out=line.not_in_role,
    )
