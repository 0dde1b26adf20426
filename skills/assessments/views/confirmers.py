"""Asking colleagues to confirm an area of a round, and what a colleague does who was asked."""

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import get_visible_or_404, refuse_unless
from portal.dates import today
from portal.plain.forms import HINT
from skills.framework.models import LevelDescriptor

from .. import actions
from ..forms import NOT_IN_ROLE
from ..forms.others import AskColleagueForm, ConfirmForm
from ..models import Confirmer
from ..others import areas_sent, colleagues_of, requests_of, views_by_revision
from ..refusals import (
    AskedOfAnother,
    CannotAsk,
    NoComment,
    Stale,
    Undecided,
    WordsToChange,
    WrongAnswer,
)
from ..rounds import Line, sent
from ..rules import is_own, may_ask_confirmer, may_ask_outside, may_confirm, may_take_back
from .door import readable_round, round_of_another
from .mine import due

FORM = ["GET", "HEAD", "POST"]


@require_safe
def others(request, uuid):
    """Who was asked for their word beside the supervisor, for what, and how it stands."""
    assessment = readable_round(request, uuid)
    asked = requests_of(assessment)
    _add_may_take_back(request.user, asked)
    views = views_by_revision(assessment)
    context = {
        "assessment": assessment,
        "own": is_own(request.user, assessment),
        "asked": asked,
        "views": _views_by_request(views),
        "may_ask_colleague": may_ask_confirmer(request.user, assessment),
        "may_ask_outside": may_ask_outside(request.user, assessment),
        "crumbs": crumbs_of(request, assessment),
    }
    return render(request, "assessments/others.html", context)


def _add_may_take_back(viewer, asked) -> None:
    """The rule is asked once for colleagues and once for people outside, however many there are."""
    found = {}
    for one in asked:
        one.may_take_back = one.is_open or bool(one.user_id and not one.ended_at)
        if one.may_take_back:
            if one.is_outside not in found:
                found[one.is_outside] = may_take_back(viewer, one)
            one.may_take_back = found[one.is_outside]


def _views_by_request(views) -> list:
    """What each said outside, with the statement: in the order in which they said it."""
    rows = [view for some in views.values() for view in some]
    prefetch_related_objects(rows, "revision__statement")
    return sorted(rows, key=lambda view: view.pk)


def crumbs_of(request, assessment) -> list[tuple[str, str]]:
    if is_own(request.user, assessment):
        mine = ("My skills", reverse("assessments:mine"))
        return [mine, (assessment.title, assessment.get_absolute_url())]
    name = str(assessment.employment.user)
    return [
        ("Reviews", reverse("assessments:reviews")),
        (name, reverse("assessments:review", args=[assessment.uuid])),
    ]


@require_http_methods(FORM)
def ask_confirmer(request, uuid):
    assessment = round_of_another(request, uuid)
    refuse_unless(may_ask_confirmer(request.user, assessment))
    people, jobs = colleagues_of(request.user, assessment)
    taken = assessment.confirmers.standing().colleagues().values_list("domain", flat=True)
    domains = [one for one in areas_sent(assessment) if one.pk not in set(taken)]
    form = AskColleagueForm(
        request.POST or None,
        domains=domains,
        people=people,
        employments=jobs,
        initial={"domain": request.GET.get("area", "")},
    )
    if form.is_valid() and (made := _ask(request, assessment, form)):
        messages.success(request, f"{made.user} is asked to confirm “{made.domain}”.")
        return redirect("assessments:others", assessment.uuid)
    context = {
        "assessment": assessment,
        "form": form,
        "domains": domains,
        "crumbs": crumbs_of(request, assessment),
    }
    return render(request, "assessments/confirmer_ask.html", context)


def _ask(request, assessment, form):
    try:
        return actions.ask_confirmer(assessment=assessment, by=request.user, **form.cleaned_data)
    except CannotAsk as refusal:
        form.add_error("user", str(refusal))


@require_POST
def take_back(request, uuid):
    found = get_visible_or_404(Confirmer.objects.for_page(), request.user, uuid=uuid)
    ended = actions.take_back(confirmer=found, by=request.user)
    if ended.ended_at:
        messages.success(request, f"{ended.who} is not asked any more.")
    else:
        messages.info(request, f"{ended.who} has answered already. What they said stays.")
    return redirect("assessments:others", found.assessment.uuid)


# --- The colleague who was asked ---------------------------------------------------------------


@dataclass
class Row:
    """An answer with the colleague's form beside it, and `problem` where it was not saved."""

    line: Line
    form: ConfirmForm
    said_words: str
    options: list
    problem: str = ""

    @property
    def said_value(self) -> str:
        return NOT_IN_ROLE if self.line.not_in_role else str(self.line.level)

    def save(self, by) -> bool:
        if f"{self.form.prefix}-edit" not in self.form.data:
            return True
        if not self.form.is_valid():
            return False
        try:
            self._save(by)
        except (WrongAnswer, AskedOfAnother) as refusal:
            self.problem = str(refusal)
        except Stale as refusal:
            self.problem = "You changed this somewhere else. Save again to keep what is here."
            data = self.form.data.dict() | {f"{self.form.prefix}-edit": refusal.kept.edit}
            self.form = _form(self.line, data)
        return not self.problem

    def _save(self, by) -> None:
        said = self.form.cleaned_data["answer"]
        if said != self.line.said.number:
            data = self.form.data.dict() | {f"{self.form.prefix}-answer": self.line.said.number}
            self.form = _form(self.line, data)
            raise WrongAnswer("They changed this answer. Read the new one, then save.")
        self.line.mark = actions.save_mark(
            revision=self.line.said, send_back=False, reason="", by=by, **self.form.content()
        )


def _form(line, data=None) -> ConfirmForm:
    starting = ConfirmForm.starting_from(line.mark) | {"answer": line.said.number}
    return ConfirmForm(
        data, initial=starting, prefix=line.statement.code, may_leave_out=line.not_in_role
    )


@require_http_methods(FORM)
def confirm(request, uuid):
    """The area that the viewer was asked to confirm, and nothing else of the round."""
    asked = Confirmer.objects.asked_of(request.user).for_page()
    confirmer = get_visible_or_404(asked, request.user, uuid=uuid)
    may_mark = may_confirm(request.user, confirmer.assessment, confirmer.domain_id)
    if request.method != "POST":
        return _page(request, confirmer, _rows(confirmer, request.user), may_mark=may_mark)
    if confirmer.done_at:
        return redirect(confirmer)
    refuse_unless(may_mark)
    rows = _rows(confirmer, request.user, request.POST)
    with transaction.atomic():
        saved = [row.save(request.user) for row in rows]
    if not all(saved):
        return _page(request, confirmer, rows, may_mark=True, status=HTTPStatus.CONFLICT)
    if "done" in request.POST:
        return _done(request, confirmer, rows)
    messages.success(request, "Saved. Nobody else sees it yet.")
    return redirect(confirmer)


def _done(request, confirmer, rows):
    try:
        actions.finish_confirming(confirmer=confirmer, by=request.user)
    except Undecided as refusal:
        missing = _faults(rows, "Choose a level for", [one.pk for one in refusal.revisions])
    except NoComment as refusal:
        missing = _faults(rows, "Say why for", [one.revision_id for one in refusal.marks])
    except WordsToChange as refusal:
        words = "Change words that may point to a family, in what you wrote on"
        missing = _faults(rows, words, [one.revision_id for one in refusal.marks])
    else:
        messages.success(request, f"Thank you. {confirmer.asked_by} is told that you are done.")
        return redirect(confirmer)
    return _page(request, confirmer, _rows(confirmer, request.user), may_mark=True, missing=missing)


def _faults(rows, words, revisions) -> list[tuple[str, str]]:
    return [
        (f"{words} “{row.line.statement}”", f"#{row.line.statement.code}")
        for row in rows
        if row.line.said.pk in revisions
    ]


def _rows(confirmer, by, data=None) -> list[Row]:
    areas = sent(confirmer.assessment, by)
    lines = [
        line
        for area in areas
        if area.domain.pk == confirmer.domain_id
        for line in area.lines
        if line.is_answered
    ]
    if not lines:
        raise Http404
    prefetch_related_objects([line.said for line in lines], "evidence__file")
    words = {}
    for text in LevelDescriptor.objects.filter(statement__domain=confirmer.domain_id):
        words.setdefault(text.statement_id, {})[text.value] = text.text
    levels = list(confirmer.assessment.version.levels.order_by("value"))
    return [_row(line, words.get(line.statement.pk, {}), levels, data) for line in lines]


def _row(line, words, levels, data) -> Row:
    form = _form(line, data)
    chosen = str(form["level"].value() or "")
    options = [
        (
            str(level.value),
            str(level.value) if level.value else level.name,
            level.name,
            words.get(level.value, level.description),
            chosen == str(level.value),
        )
        for level in levels
    ]
    if line.not_in_role:
        options.append((NOT_IN_ROLE, "Not their job", "", "", chosen == NOT_IN_ROLE))
    return Row(line=line, form=form, said_words=words.get(line.level, ""), options=options)


def _page(request, confirmer, rows, *, may_mark, missing=(), status=HTTPStatus.OK):
    saved = [row.line.mark.saved_at for row in rows if row.line.mark]
    context = {
        "confirmer": confirmer,
        "assessment": confirmer.assessment,
        "rows": rows,
        "may_mark": may_mark,
        "missing": missing,
        "has_errors": status != HTTPStatus.OK,
        "decided": sum(bool(row.line.mark and row.line.mark.is_decided) for row in rows),
        "saved_at": max(saved, default=None),
        "due": due(confirmer.assessment),
        "today": today(),
        "hint": HINT,
    }
    return render(request, "assessments/confirmer.html", context, status=status)
