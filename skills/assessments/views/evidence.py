"""One’s own evidence: what there is of it, a piece and its file, who can see it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import get_visible_or_404, refuse_unless
from portal.files.sending import as_attachment

from .. import actions
from ..evidence import WHO, put_uses_beside
from ..forms import AddForm, FileForm, TierForm
from ..models import Assessment, Evidence, EvidenceFile
from ..refusals import UnfinishedEvidence, WasSent, WordsToChange
from ..rules import owns
from .piece import own_piece, page_of

FORM = ["GET", "HEAD", "POST"]
A_PAGE = 25
REWORD = "Change the words that may point to a family first. Then you can share it."


def crumbs(*more):
    return [("My skills", reverse("assessments:mine")), *more]


def jobs_of(user) -> list:
    return list(user.employments.current().select_related("organisation"))


@require_safe
def evidence(request):
    """All that somebody keeps, newest first, with what each piece is for."""
    tier = request.GET.get("tier", "")
    tier = tier if tier in Evidence.Tier.values else ""
    found = Evidence.objects.of(request.user).with_files()
    page = Paginator(found.filter(tier=tier) if tier else found, A_PAGE).get_page(
        request.GET.get("page")
    )
    pieces = list(page.object_list)
    put_uses_beside(pieces)
    here = reverse("assessments:evidence")
    tabs = [("", "All"), *Evidence.Tier.choices]
    context = {
        "page": page,
        "pieces": pieces,
        "tier": tier,
        "who_sees": WHO.get(tier, ""),
        "query": tier and f"tier={tier}",
        "tabs": [(label, f"{here}?tier={v}" if v else here, v == tier) for v, label in tabs],
        "may_add": bool(jobs_of(request.user)),
        "crumbs": crumbs(),
    }
    return render(request, "assessments/evidence.html", context)


@require_http_methods(FORM)
def add(request):
    """Choose what kind it is; then it is there to be written, private."""
    jobs = jobs_of(request.user)
    form = AddForm(request.POST if request.method == "POST" else None, employments=jobs)
    if jobs and form.is_valid():
        made = actions.add_evidence(
            employment=form.employment, kind=form.cleaned_data["kind"], by=request.user
        )
        return redirect(made)
    context = {
        "form": form,
        "jobs": jobs,
        "back": reverse("assessments:evidence"),
        "crumbs": crumbs(("My evidence", reverse("assessments:evidence"))),
    }
    return render(request, "assessments/evidence_add.html", context)


@require_http_methods(FORM)
def piece(request, uuid):
    """To its owner, to write on; to whom it is shared with, to read. A script saves now and then by
    the same POST and asks for JSON."""
    pieces = Evidence.objects.with_files().select_related("employment__user")
    found = get_visible_or_404(pieces, request.user, uuid=uuid)
    if owns(request.user, found):
        return page_of(found).answer(request)
    refuse_unless(request.method != "POST")
    context = {
        "piece": found,
        "person": found.employment.user,
        "crumbs": [
            ("Shared with you", reverse("assessments:shared")),
            (
                str(found.employment.user),
                reverse("assessments:shared_by", args=[found.employment.uuid]),
            ),
        ],
    }
    return render(request, "assessments/evidence_read.html", context)


def _on_piece(request, found, template, **more):
    """A page about one piece, with one form."""
    own = page_of(found)
    context = {
        "piece": found,
        "crumbs": [*own.crumbs, (found.get_kind_display(), found.get_absolute_url())],
        **more,
    }
    return render(request, f"assessments/{template}.html", context)


@require_http_methods(FORM)
def file(request, uuid):
    """Put a file on, or another one in its place."""
    found = own_piece(request, uuid)
    form = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        accepted = form.cleaned_data["file"]
        kept = actions.put_file(piece=found, accepted=accepted, by=request.user)
        messages.success(request, f"“{kept.file.name}” is kept with it.")
        return redirect(found)
    return _on_piece(request, found, "evidence_file", form=form)


@require_POST
def file_off(request, uuid):
    found = own_piece(request, uuid)
    actions.take_off_file(piece=found, by=request.user)
    messages.success(request, "The file is taken off.")
    return redirect(found)


@require_safe
def download(request, uuid):
    """The file, to whoever may read the piece, or the answer that it was sent with. The look of
    somebody who is not a party to the answer is journalled; a colleague who was asked to confirm
    its area is one."""
    found = get_visible_or_404(EvidenceFile.objects, request.user, uuid=uuid)
    if not Evidence.objects.visible_to(request.user).filter(pk=found.evidence_id).exists():
        rounds = Assessment.objects.visible_to(request.user)
        through = rounds.filter(revisions__evidence__file=found).order_by("pk").last()
        if through:
            actions.note_opening(assessment=through, by=request.user)
    return as_attachment(found)


@require_http_methods(FORM)
def tier(request, uuid):
    """Choose who can see it."""
    found = own_piece(request, uuid)
    form = TierForm(
        request.POST if request.method == "POST" else None, initial={"tier": found.tier}
    )
    if form.is_valid():
        try:
            moved = actions.move_evidence(
                piece=found, tier=form.cleaned_data["tier"], by=request.user
            )
        except (UnfinishedEvidence, WasSent) as refusal:
            form.add_error("tier", str(refusal))
        except WordsToChange:
            form.add_error("tier", REWORD)
        else:
            messages.success(request, f"It is {moved.get_tier_display().lower()} now.")
            return redirect(moved)
    put_uses_beside([found])
    was_sent = found.revisions.exists()
    return _on_piece(request, found, "evidence_tier", form=form, was_sent=was_sent)


@require_http_methods(FORM)
def remove(request, uuid):
    """Throw it away, once asked whether it is meant."""
    found = own_piece(request, uuid)
    if request.method == "POST":
        try:
            actions.remove_evidence(piece=found, by=request.user)
        except WasSent as refusal:
            messages.info(request, str(refusal))
            return redirect(found)
        messages.success(request, "It is thrown away.")
        return redirect(page_of(found).done)
    was_sent = found.revisions.exists()
    return _on_piece(request, found, "evidence_remove", was_sent=was_sent)
