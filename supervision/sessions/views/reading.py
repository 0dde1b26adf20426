"""A shared or locked record: read it, say what one thinks of it, add to it, and let somebody new
read it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from portal.access import refuse_unless
from portal.people.models import User
from portal.people.rules import is_same_person

from .. import actions
from ..forms import AddForm, RespondForm
from ..models import AgreedAction
from ..refusals import AnsweredBefore
from ..rules import holds_session, is_for, is_party, may_add, may_answer, may_share_on
from ..tags import ANSWER, session_tag
from ..typed import in_one, typed_in_record
from .door import crumbs_of

# What the pages send on which a record or its agenda is written.
WRITING = ("save", "share", "point")


def show(request, session):
    viewer, do = request.user, request.POST.get("do")
    if do in WRITING or "new-what" in request.POST:
        return too_late(request, session)
    respond = RespondForm(request.POST if do == "respond" else None)
    add = AddForm(request.POST if do == "add" else None)
    if request.method == "POST":
        done = {"respond": _respond, "add": _add, "share_on": _share_on}.get(do)
        if done is None:
            refuse_unless(is_party(viewer, session))
            raise Http404
        if done(request, session, respond if do == "respond" else add):
            return redirect(session)
    return render(request, "supervision/read.html", _context(request, session, respond, add))


def wrote_in(viewer, session) -> bool:
    """Could they write in it, before it was shared?"""
    return is_party(viewer, session) or holds_session(viewer, session)


def too_late(request, session):
    """It was shared while they wrote: the record, and what they typed ready to answer or to add."""
    refuse_unless(wrote_in(request.user, session))
    typed = typed_in_record(session, request.POST)
    if not typed:
        messages.info(request, f"{session.shared_by} shared this record. It stays as it is now.")
        return redirect(session)
    words = in_one(typed)
    respond, add = RespondForm(initial={"comment": words}), AddForm(initial={"text": words})
    context = _context(request, session, respond, add) | {"typed": typed}
    context["says"] = f"{session.shared_by} shared this record while you wrote."
    return render(request, "supervision/read.html", context, status=HTTPStatus.CONFLICT)


def _respond(request, session, form) -> bool:
    said = any(is_same_person(request.user, one.of) for one in session.responses.all())
    refuse_unless(said or may_answer(request.user, session))
    if not form.is_valid():
        return False
    try:
        actions.respond(session=session, by=request.user, **form.content())
    except AnsweredBefore as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, "Your answer is on the record.")
    return True


def _add(request, session, form) -> bool:
    refuse_unless(may_add(request.user, session))
    if not form.is_valid():
        return False
    asked = {"text": form.cleaned_data["text"], "declared": form.declared}
    actions.add_addendum(session=session, by=request.user, **asked)
    messages.success(request, "It stands below the record now.")
    return True


def _share_on(request, session, form) -> bool:
    refuse_unless(is_for(request.user, session))
    wanted = request.POST.get("with_whom", "")
    people = {str(one.uuid): one for one in _may_read_next(request, session)}
    chosen = people.get(wanted)
    if chosen is None:
        raise Http404
    actions.share_on(session=session, with_whom=chosen, by=request.user)
    messages.success(request, f"{chosen} can read this record now.")
    return True


def _may_read_next(request, session) -> list:
    """Who supervises the practitioner now and can’t read this record."""
    if session.is_group or not session.is_locked or not is_for(request.user, session):
        return []
    job = session.attendees.all()[0].employment
    lines = job.supervision_lines.current().exclude(supervisor=session.supervisor_id)
    people = User.objects.filter(pk__in=lines.values("supervisor"))
    people = people.exclude(records_shared_with__session=session)
    return [one for one in people if may_share_on(request.user, session, one)]


def _context(request, session, respond, add) -> dict:
    viewer = request.user
    agreed = AgreedAction.objects.visible_to(viewer).filter(session=session)
    closed = AgreedAction.objects.visible_to(viewer).filter(closed_in=session)
    return {
        "session": session,
        "tag": session_tag(session),
        "entries": [one for one in session.entries.select_related("heading") if one.text],
        "points": list(session.points.select_related("by")),
        "agreed": list(agreed.with_owner().select_related("employment__user")),
        "closed": list(closed.with_owner()),
        "responses": [(one, ANSWER[one.answer]) for one in session.responses.all()],
        "addenda": list(session.addenda.select_related("by")),
        "shared_on": list(session.shared_on.select_related("with_whom")),
        "respond": respond if may_answer(viewer, session) else None,
        "add": add if may_add(viewer, session) else None,
        "may_read_next": _may_read_next(request, session),
        "is_own": is_for(viewer, session),
        "is_party": is_party(viewer, session),
        "form": respond if respond.is_bound else add,
        "crumbs": crumbs_of(session, request),
    }
