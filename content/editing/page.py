"""What the CMS's pages about a framework have in common."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from portal.access import get_visible_or_404, refuse_unless
from skills.framework.models import Domain, FrameworkVersion, Statement
from skills.framework.refusals import NotAsShown, Refused, Stale

FORM = ["GET", "HEAD", "POST"]


def version_or_404(request, pk) -> FrameworkVersion:
    versions = FrameworkVersion.objects.select_related("framework", "follows")
    return get_visible_or_404(versions, request.user, pk=pk)


def statement_to_write(request, pk) -> Statement:
    """403 for a statement of a version that was published."""
    statements = Statement.objects.select_related("domain", "version__framework")
    found = get_visible_or_404(statements, request.user, pk=pk)
    refuse_unless(found.version.is_open)
    return found


def area_to_write(request, pk) -> Domain:
    found = get_visible_or_404(
        Domain.objects.select_related("version__framework"), request.user, pk=pk
    )
    refuse_unless(found.version.is_open)
    return found


def version_to_write(request, pk) -> FrameworkVersion:
    found = version_or_404(request, pk)
    refuse_unless(found.is_open)
    return found


def to(name, *args) -> str:
    return reverse(f"framework_editing:{name}", args=args)


def back_to(version, at="") -> str:
    return to("version", version.pk) + (f"#{at}" if at else "")


def show(request, template, title, version=None, **context):
    """A page of ours inside the CMS."""
    context |= {"page_title": title, "version": version, "header_icon": "list-ul"}
    return render(request, f"framework_editing/{template}.html", context)


def done(request, act, says, where):
    """Do it and go back, with a word of what was done or of why it was not. What is not as it was
    shown is shown again."""
    try:
        act()
    except NotAsShown as refusal:
        messages.warning(request, str(refusal))
        return redirect(request.path)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, says)
    return redirect(where)


def attempt(form, act):
    """What the action gave; or None where it refused, and the form says why at its field. After a
    stale save the form has what stands (`kept`), so that both texts are shown."""
    try:
        return act()
    except Stale as refusal:
        form.kept = refusal.kept
        form.add_error(None, f"{refusal} Nothing is lost: both texts are below.")
    except Refused as refusal:
        field = getattr(refusal, "field", None)
        form.add_error(field if field in form.fields else None, str(refusal))
    return None


def ask_first(request, version, act, *, title, says, button, done_says, where, back):
    """A page that says what follows, with a button that does it."""
    if request.method == "POST":
        return done(request, act, done_says, where)
    return show(request, "sure", title, version, says=says, button=button, back=back)
