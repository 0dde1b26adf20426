"""The areas of a draft."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from skills.framework import actions

from .forms import AreaForm, MoveForm
from .page import (
    FORM,
    area_to_write,
    ask_first,
    attempt,
    back_to,
    done,
    show,
    to,
    version_to_write,
)

FIELDS = ("code", "title", "question", "summary", "edit")


def _at(area) -> str:
    return f"area-{area.pk}"


@require_http_methods(FORM)
def add(request, pk):
    version = version_to_write(request, pk)
    form = AreaForm(request.POST or None)
    if form.is_valid():
        made = attempt(
            form, lambda: actions.add_domain(version=version, by=request.user, fields=form.words)
        )
        if made:
            messages.success(request, f"“{made}” is in the draft.")
            return redirect(back_to(version, _at(made)))
    return show(request, "form", "Add an area", version, form=form, button="Add the area")


@require_http_methods(FORM)
def area(request, pk):
    found = area_to_write(request, pk)
    form = AreaForm(request.POST or None, initial={name: getattr(found, name) for name in FIELDS})
    if form.is_valid() and attempt(form, lambda: _save(form, found, request.user)):
        messages.success(request, "Saved.")
        return redirect(back_to(found.version, _at(found)))
    kept = form.kept
    return show(
        request,
        "form",
        str(found),
        found.version,
        form=form,
        button="Save",
        kept=[(form[name], getattr(kept, name)) for name in FIELDS[:-1]] if kept else [],
        kept_edit=kept.edit if kept else None,
        back=to("version", found.version_id),
    )


def _save(form, area, by):
    edit = form.cleaned_data["edit"]
    return actions.change_domain(domain=area, by=by, fields=form.words, edit=edit)


@require_POST
def move(request, pk):
    found = area_to_write(request, pk)
    form = MoveForm(request.POST)
    beside = list(found.version.domains.order_by("position", "pk"))
    place = beside.index(found)
    if form.is_valid():
        said = form.cleaned_data
        step = {"up": -1, "down": 1}.get(said["to"], 0)
        place = said["position"] if said["position"] is not None else place + step
    place = max(0, min(place, len(beside) - 1))
    return done(
        request,
        lambda: actions.move_domain(domain=found, position=place, by=request.user),
        f"“{found}” is number {place + 1} of the areas now.",
        back_to(found.version, _at(found)),
    )


@require_http_methods(FORM)
def remove(request, pk):
    found = area_to_write(request, pk)
    return ask_first(
        request,
        found.version,
        lambda: actions.remove_domain(domain=found, by=request.user),
        title=f"Take out “{found}”?",
        says="Only an area without statements can be taken out. Move them to another area first.",
        button="Take it out",
        done_says=f"“{found}” is not in the draft any more.",
        where=back_to(found.version),
        back=to("version", found.version_id),
    )
