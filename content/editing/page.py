"""What the CMS's pages about a framework have in common."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from portal.access import get_visible_or_404, refuse_unless
from skills.framework.models import Domain, FrameworkVersion, Statement
from skills.framework.refusals import Refused

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
    """Do it and go back, with a word of what was done or of why it was not."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, says)
    return redirect(where)
