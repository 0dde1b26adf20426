"""Files of people: sending one, the ones before, the template, and the list of who is here."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.exchange.actions import export_people, send_people
from portal.exchange.forms import ExportForm, SendForm
from portal.exchange.models import PeopleFile
from portal.exchange.people.columns import FIELDS
from portal.exchange.people.export import HEADER, rows
from portal.exchange.querysets import organisations_of
from portal.exchange.rules import brings_people_in
from portal.files.sheets import Sheet, csv_response, workbook_response
from portal.people.sensitive import asked_again

SHOWN = 20
HOW = [[field.label, field.hint] for field in FIELDS]


@require_http_methods(["GET", "HEAD", "POST"])
def files(request):
    organisations = _organisations_or_404(request.user)
    form = SendForm(request.POST or None, request.FILES or None, organisations=organisations)
    if form.is_valid():
        name, table = form.cleaned_data["file"]
        people_file = send_people(
            organisation=form.cleaned_data["organisation"], name=name, table=table, by=request.user
        )
        if table.left_out:
            others = ", ".join(f"“{sheet}”" for sheet in table.left_out)
            messages.info(request, f"Only the first sheet was read. Not read: {others}.")
        return redirect(people_file)
    context = {
        "form": form,
        "organisations": organisations,
        "files": PeopleFile.objects.visible_to(request.user)
        .select_related("organisation", "added_by")
        .defer("counts")[:SHOWN],
        "crumbs": [("People", "/people/")],
    }
    return render(request, "exchange/files.html", context)


@require_safe
def template(request, ending):
    """An empty file with our column names."""
    _organisations_or_404(request.user)
    if ending == "csv":
        return csv_response("people", HEADER, [])
    if ending == "xlsx":
        sheets = [Sheet("People", HEADER, []), Sheet("What goes where", ["Column", "What"], HOW)]
        return workbook_response("people", sheets)
    raise Http404


@require_POST
@asked_again
def export(request):
    form = ExportForm(request.POST, organisations=_organisations_or_404(request.user))
    if not form.is_valid():
        raise Http404
    organisation = form.cleaned_data["organisation"]
    export_people(organisation=organisation, by=request.user)
    name = f"People of {organisation}"
    if form.cleaned_data["kind"] == "csv":
        return csv_response(name, HEADER, rows(organisation))
    return workbook_response(name, [Sheet("People", HEADER, rows(organisation))])


def _organisations_or_404(viewer):
    if not brings_people_in(viewer):
        raise Http404
    found = organisations_of(viewer)
    if not found:
        raise Http404
    return found
