"""An organisation's yearly safeguarding statement and its papers. The page that shows them is in
`portal.home`, where what the portal itself knows is counted."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.access import get_visible_or_404, refuse_unless
from portal.dates import on_day
from portal.files.sending import as_attachment
from portal.links.purposes import Redisplay

from ..actions.statements import add_file, ask_lead, remove_file, say, say_by_link
from ..forms.statements import (
    AskLeadForm,
    LinkedStatementForm,
    OrganisationFileForm,
    StatementForm,
)
from ..models import Organisation, OrganisationFile
from ..rules.statements import may_keep_papers, may_say
from ..sensitive import asked_again
from .page import form_page

FORM = ["GET", "HEAD", "POST"]
PAGE = "home:safeguarding"
GO_BACK = "Go back"


@require_http_methods(FORM)
@asked_again
def make_statement(request, uuid):
    organisation = get_visible_or_404(Organisation.objects, request.user, uuid=uuid)
    refuse_unless(may_say(request.user, organisation))
    form = StatementForm(request.POST or None)
    here = reverse(PAGE, args=[uuid])
    if form.is_valid():
        made = say(organisation=organisation, by=request.user, **form.cleaned_data)
        last = on_day(made.runs_out_on)
        messages.success(request, f"The statement is made. The next one is due by {last}.")
        return redirect(here)
    return form_page(
        request,
        form,
        kicker=str(organisation),
        title="Make the yearly safeguarding statement",
        lead="You give your word for your organisation. Your name and the day stay on the record. "
        "“Not yet” is an answer, too: it shows what to work on.",
        button="Make the statement",
        back=(GO_BACK, here),
    )


@require_http_methods(FORM)
def ask(request, uuid):
    organisation = get_visible_or_404(Organisation.objects, request.user, uuid=uuid)
    refuse_unless(may_keep_papers(request.user, organisation))
    form = AskLeadForm(request.POST or None)
    here = reverse(PAGE, args=[uuid])
    if form.is_valid():
        link = ask_lead(organisation=organisation, by=request.user, **form.cleaned_data)
        messages.success(request, f"{link.email} is asked. You are told when they have answered.")
        return redirect(here)
    return form_page(
        request,
        form,
        kicker=str(organisation),
        title="Ask the safeguarding lead",
        lead="They answer the four questions themselves, for you.",
        button="Send the link",
        back=(GO_BACK, here),
    )


@require_http_methods(FORM)
def add(request, uuid):
    """Add a paper."""
    organisation = get_visible_or_404(Organisation.objects, request.user, uuid=uuid)
    refuse_unless(may_keep_papers(request.user, organisation))
    form = OrganisationFileForm(request.POST or None, request.FILES or None)
    here = reverse(PAGE, args=[uuid])
    if form.is_valid():
        told = form.cleaned_data
        kept = add_file(
            organisation=organisation, what=told["what"], accepted=told["file"], by=request.user
        )
        messages.success(request, f"“{kept.name}” is kept.")
        return redirect(here)
    return form_page(
        request,
        form,
        kicker=str(organisation),
        title="Add a paper",
        lead="Administrators, and those who manage the organisation, can read it.",
        button="Add it",
        back=(GO_BACK, here),
    )


@require_safe
def file(request, uuid):
    """The paper, as a download."""
    return as_attachment(get_visible_or_404(OrganisationFile.objects, request.user, uuid=uuid))


@require_http_methods(FORM)
def remove(request, uuid):
    found = get_visible_or_404(
        OrganisationFile.objects.select_related("organisation"), request.user, uuid=uuid
    )
    refuse_unless(may_keep_papers(request.user, found.organisation))
    here = reverse(PAGE, args=[found.organisation.uuid])
    if request.method == "POST":
        remove_file(file=found, by=request.user)
        messages.success(request, f"“{found.name}” is gone.")
        return redirect(here)
    return form_page(
        request,
        None,
        kicker=str(found.organisation),
        title=f"Take away “{found.name}”?",
        lead="The file is deleted and can’t be brought back. That it was here stays on the record.",
        button="Take it away",
        back=("Keep it", here),
    )


# --- By a link, without an account ---------------------------------------------------------------


def show_by_link(request, link):
    return _by_link(request, link, LinkedStatementForm())


def act_by_link(request, link):
    form = LinkedStatementForm(request.POST)
    if not form.is_valid():
        return Redisplay(_by_link(request, link, form))
    organisation = Organisation.objects.get(pk=link.object_id)
    say_by_link(link=link, organisation=organisation, **form.cleaned_data)
    return HttpResponseRedirect(request.path)


def thank_by_link(request, link):
    return render(request, "people/statement_thanks.html", {"link": link})


def _by_link(request, link, form):
    context = {
        "form": form,
        "link": link,
        "organisation": Organisation.objects.get(pk=link.object_id),
    }
    return render(request, "people/statement_link.html", context)
