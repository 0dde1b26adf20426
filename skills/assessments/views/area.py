"""An area a page: every statement of it that the round asks, or those that a filter shows. A filter
is for looking: what it hides is not in the form, and is left as it is."""

from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.access import list_visible_or_404, refuse_unless

from .. import actions
from ..forms import NOT_IN_ROLE, AnswerForm
from ..models import SelfRating
from ..refusals import Stale
from ..rules import may_answer
from .door import area_in, own_draft
from .filters import filters, is_shown
from .statement import Row, crumbs_of, row_of

LOOK = "Saved. Look at your note again: some words in it may point to a family."


@require_http_methods(["GET", "HEAD", "POST"])
def area(request, uuid, code):
    page = AreaPage(own_draft(request, uuid), code, request.GET.get("show", ""))
    if request.method != "POST":
        return render(request, "assessments/area.html", page.context(page.rows()))
    refuse_unless(may_answer(request.user, page.draft.assessment))
    faults = _save(request, uuid, code, page.typed(request.POST))
    # As it is now, with what was saved.
    page = AreaPage(own_draft(request, uuid), code, request.GET.get("show", ""))
    if faults:
        context = page.context(page.rows(request.POST, faults)) | {"has_errors": True}
        return render(request, "assessments/area.html", context, status=HTTPStatus.CONFLICT)
    return redirect(_after_saving(request, page))


def _save(request, uuid, code, typed) -> dict:
    """Save each row of the form; by statement those that were not, with what stands instead."""
    faults = {}
    held = SelfRating.objects.held().order_by("pk")
    asked = {"assessment__uuid": uuid, "statement__domain__code": code}
    with transaction.atomic():
        for rating in list_visible_or_404(held, request.user, **asked):
            name = rating.statement.code
            if f"{name}-edit" not in typed:
                continue
            form = AnswerForm.of(rating, typed, prefix=name)
            if not form.is_valid():
                faults[name] = None
                continue
            try:
                saved = actions.save_answer(rating=rating, by=request.user, **form.content())
            except Stale as refusal:
                faults[name] = refusal.kept
            else:
                if saved.points_to_family and not form.was_warned:
                    request.to_look_at = name
    return faults


def _after_saving(request, page) -> str:
    if name := getattr(request, "to_look_at", ""):
        messages.info(request, LOOK)
        return f"{request.get_full_path()}#{name}"
    if "same" in request.POST:
        return f"{request.get_full_path()}#{page.first_to_answer() or request.POST['same']}"
    if "stop" in request.POST:
        messages.success(request, "Saved. Carry on whenever you like.")
        return page.draft.assessment.get_absolute_url()
    return page.next_address()


class AreaPage:
    def __init__(self, draft, code, show):
        self.draft = draft
        self.show = show
        self.place, self.area = area_in(draft.areas, code)
        self.words = draft.add_before(self.area.lines)
        draft.add_evidence(self.area.lines)

    def rows(self, data=None, faults=None) -> list[Row]:
        """Those that are shown; or those of a form, the ones that were not saved as they were
        typed."""
        faults = faults or {}
        rows = []
        for line in self.area.lines:
            name = line.statement.code
            if not (f"{name}-edit" in data if data else is_shown(line, self.show)):
                continue
            typed = self._from(data, name, faults[name]) if name in faults else None
            row = row_of(self.draft, line, self.words, typed, prefix=name)
            row.kept = faults.get(name)
            rows.append(row)
        return rows

    @staticmethod
    def _from(data, name, kept) -> dict:
        """What was typed, ready to be saved over what stands."""
        return data.dict() | ({f"{name}-edit": kept.edit} if kept else {})

    def typed(self, data):
        """What was sent, with the answer of last time where that is what was pressed."""
        line = self.draft.line(data.get("same", ""))
        if line and line.before and line.before.counts_again:
            is_wrong = line.before.value == NOT_IN_ROLE and line.statement.core
            if not is_wrong:
                data = data.copy()
                data[f"{line.statement.code}-level"] = line.before.value
        return data

    def first_to_answer(self, lines=None) -> str:
        """The code of the first statement that still needs the reader."""
        waiting = [x for x in lines or self.area.lines if self.draft.may_change(x)]
        code = next((x.statement.code for x in waiting if not x.is_answered), "")
        return code or next((x.statement.code for x in waiting if x.is_open), "")

    def next_address(self) -> str:
        """Of the next area that has something to show, at what is to be answered in it; after the
        last, of the check."""
        for area in self.draft.areas[self.place + 1 :]:
            lines = [x for x in area.lines if self.draft.may_change(x) and is_shown(x, self.show)]
            if lines:
                query = f"?show={self.show}" if self.show else ""
                first = self.first_to_answer(lines) or lines[0].statement.code
                return f"{self._address('area', area.domain.code)}{query}#{first}"
        return self._address("check")

    def _address(self, name, *more) -> str:
        return reverse(f"assessments:{name}", args=[self.draft.assessment.uuid, *more])

    def context(self, rows) -> dict:
        assessment, areas = self.draft.assessment, self.draft.areas
        saved = [line.said.saved_at for line in self.area.lines if line.said.saved_at]
        here = self._address("area", self.area.domain.code)
        codes = [area.domain.code for area in areas]
        return {
            "assessment": assessment,
            "area": self.area,
            "rows": rows,
            "is_open": any(row.may_change for row in rows),
            "number": self.place + 1,
            "areas": areas,
            "back": self._address("area", codes[self.place - 1]) if self.place else "",
            "is_last": self.place + 1 == len(areas),
            "saved_at": max(saved, default=None),
            "tabs": filters(self.area.lines, here, self.show),
            "here": here,
            "crumbs": crumbs_of(assessment),
        }
