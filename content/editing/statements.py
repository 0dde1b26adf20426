"""One statement on one page: writing, moving, splitting, merging, taking out."""

from itertools import count

from django.contrib import messages
from django.forms import formset_factory
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from skills.framework import actions
from skills.framework.refusals import Refused, Stale

from ..models import PageStatement
from .forms import (
    NO_LEVEL,
    NO_MINIMUM,
    UNTOLD,
    MergeForm,
    MoveForm,
    PartForm,
    StatementForm,
    initial_of,
)
from .links import courses_for
from .page import (
    FORM,
    area_to_write,
    ask_first,
    attempt,
    back_to,
    done,
    show,
    statement_to_write,
    to,
)

PARTS = formset_factory(PartForm, extra=0, min_num=2, max_num=6, validate_min=True)


def _at(statement) -> str:
    return f"statement-{statement.pk}"


@require_http_methods(FORM)
def statement(request, pk):
    """Write it. What is missing is said at its field, and keeps nothing from being saved."""
    found = statement_to_write(request, pk)
    if request.method != "POST" and not found.version.is_draft:
        return _not_now(request, found)
    move = found.moves_from.with_words().filter(kind__in=["carried", "changed"]).first()
    form = StatementForm(
        request.POST or None,
        initial=initial_of(found, move),
        profiles=found.version.profiles.all(),
        asks_meaning=move is not None,
    )
    if form.is_valid():
        saved = attempt(form, lambda: _save(form, found, request.user))
        if saved:
            messages.success(request, f"“{saved}” is saved.")
            return redirect(to("statement", found.pk))
    return _page(request, form, found, move)


def _save(form, statement, by):
    return actions.change_statement(
        statement=statement,
        by=by,
        fields=form.own,
        descriptors=form.descriptors,
        minimums=form.minimums,
        same_meaning=form.said_of_meaning,
        edit=form.cleaned_data["edit"],
    )


def _page(request, form, found, move):
    kept = form.kept
    before = move.from_statement if move and move.is_reworded else None
    return show(
        request,
        "statement",
        f"{found.code} {found.title}",
        found.version,
        statement=found,
        form=form,
        says=_what_is_missing(form, found, move),
        kept=_both(form, kept) if kept else [],
        kept_edit=kept.edit if kept else None,
        before=before,
        told_same=bool(move and move.told and move.kind == "carried"),
        courses=courses_for(found.lineage),
        guidance=PageStatement.objects.pages_for(found.lineage),
    )


def _both(form, kept) -> list[tuple]:
    """Where the words that stand differ from those on the page: the field, and what stands."""
    stands = initial_of(kept)
    shown = []
    for field in form:
        there = (
            field.field.prepare_value(stands.get(field.name, "")) if field.name in stands else ""
        )
        mine = field.value()
        if field.name not in {"edit", "same_meaning"} and str(there or "") != str(mine or ""):
            shown.append((field, there))
    return shown


def _what_is_missing(form, statement, move) -> dict[str, str]:
    """By field, what there is still to write, for a page that shows what is kept."""
    if form.is_bound:
        return {}
    found = {}
    for value in (1, 2, 3, 4):
        if not statement.levels.get(value, "").strip():
            found[f"level_{value}"] = NO_LEVEL % value
    there = {row.profile_id for row in statement.requirements.all()}
    for profile in form.profiles:
        if profile.pk not in there:
            found[f"minimum_{profile.pk}"] = NO_MINIMUM
    if move and move.is_untold:
        found["same_meaning"] = UNTOLD
    return found


def _not_now(request, found):
    messages.error(request, "This version is in review. Take it back to write in it.")
    return redirect(back_to(found.version))


@require_http_methods(FORM)
def add(request, pk):
    """A new statement in an area."""
    area = area_to_write(request, pk)
    form = StatementForm(
        request.POST or None,
        initial={"code": _next_code(area)},
        profiles=area.version.profiles.all(),
    )
    if form.is_valid():
        made = attempt(form, lambda: _make(form, area, request.user))
        if made:
            messages.success(request, f"“{made}” is in the draft.")
            return redirect(to("statement", made.pk))
    return show(request, "statement", f"New statement in {area}", area.version, form=form, says={})


def _make(form, area, by):
    return actions.add_statement(
        domain=area,
        by=by,
        fields=form.own,
        descriptors=form.descriptors,
        minimums=form.minimums,
    )


def _next_code(area) -> str:
    """The area's code and the next number, as the codes of most frameworks are."""
    taken = set(area.version.statements.values_list("code", flat=True))
    numbers = (f"{area.code}{n}" for n in count(area.statements.count() + 1))
    return next(code for code in numbers if code not in taken)[:10]


@require_POST
def move(request, pk):
    found = statement_to_write(request, pk)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return redirect(back_to(found.version, _at(found)))
    said = form.cleaned_data
    area = found.version.domains.filter(pk=said["area"] or found.domain_id).first()
    place = _place(found, said)

    def act():
        actions.move_statement(
            statement=found, domain=area or found.domain, position=place, by=request.user
        )

    says = f"“{found}” is number {place + 1} in {area or found.domain} now."
    return done(request, act, says, back_to(found.version, _at(found)))


def _place(found, said) -> int:
    """Where it goes. A place that there is not is the last."""
    beside = list(found.domain.statements.order_by("position", "pk"))
    if said["position"] is not None:
        same = said["area"] in {None, found.domain_id}
        many = (
            len(beside) - 1
            if same
            else found.version.statements.filter(domain=said["area"]).count()
        )
        return min(said["position"], many)
    step = -1 if said["to"] == "up" else 1
    return max(0, min(beside.index(found) + step, len(beside) - 1))


@require_http_methods(FORM)
def remove(request, pk):
    found = statement_to_write(request, pk)
    return ask_first(
        request,
        found.version,
        lambda: actions.remove_statement(statement=found, by=request.user),
        title=f"Take out “{found}”?",
        says="It stays in the versions before. Levels that people hold in it stay on record, and "
        "count for nothing new.",
        button="Take it out",
        done_says=f"“{found}” is not in the draft any more.",
        where=back_to(found.version),
        back=to("statement", found.pk),
    )


@require_http_methods(FORM)
def split(request, pk):
    found = statement_to_write(request, pk)
    words = {"title": found.title, "text": found.text}
    # The new part needs a title of its own: two of the same name can't be told apart.
    new = {"code": _next_code(found.domain), "text": found.text}
    initial = [words | {"code": found.code}, new]
    forms = PARTS(request.POST or None, initial=initial)
    refused = ""
    if forms.is_valid():
        try:
            parts = _split(request, found, forms)
        except Stale as refusal:
            refused = f"{refusal} It says now: “{refusal.kept.text}”"
        except Refused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, f"“{found}” is {len(parts)} statements now.")
            return redirect(back_to(found.version, _at(found)))
    return show(
        request,
        "split",
        f"Split “{found}”",
        found.version,
        statement=found,
        forms=forms,
        refused=refused,
    )


def _split(request, statement, forms) -> list:
    edit = request.POST.get("edit", "")
    return actions.split_statement(
        statement=statement,
        into=[form.part for form in forms],
        by=request.user,
        edit=int(edit) if edit.isdecimal() else None,
    )


@require_http_methods(FORM)
def merge(request, pk):
    found = statement_to_write(request, pk)
    others = found.version.statements.in_order().exclude(pk=found.pk)
    words = {"code": found.code, "title": found.title, "text": found.text, "edit": found.edit}
    form = MergeForm(request.POST or None, initial=words, others=others)
    if form.is_valid():
        merged = [found, *form.cleaned_data["with_"]]
        into, edit = form.part, form.cleaned_data["edit"]
        made = attempt(
            form,
            lambda: actions.merge_statements(
                statements=merged, into=into, by=request.user, edit=edit
            ),
        )
        if made:
            messages.success(request, f"{len(merged)} statements are “{made}” now.")
            return redirect(to("statement", made.pk))
    return show(
        request,
        "form",
        f"Merge “{found}” with others",
        found.version,
        form=form,
        kept=_both(form, form.kept) if form.kept else [],
        kept_edit=form.kept.edit if form.kept else None,
        button="Merge them",
        says="What comes of it has a meaning of its own: no level carries over. The levels and "
        "what each role needs are those of the first. Write them anew on the next page.",
        back=to("statement", found.pk),
    )
