"""A version of the framework to take away, as anybody may."""

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from content import shelf
from content.caching import keep_no_copy
from content.published import numbered
from portal.files.sheets import XLSX
from portal.reports.framework import Slice
from portal.reports.framework_workbook import framework_as_workbook
from portal.reports.printed_framework import framework_as_pdf


def framework_pdf(request, number):
    return _document(request, number, "pdf", "application/pdf", framework_as_pdf)


def framework_workbook(request, number):
    return _document(request, number, "xlsx", XLSX, framework_as_workbook)


def _document(request, number, ending, kind, make) -> HttpResponse:
    """The version, or what a role needs of it. It never changes, so it is made once; what is in
    force now is told in it."""
    framework = numbered(number)
    if framework is None:
        raise Http404
    code = request.GET.get("role", "")
    role = framework.role(code) if code else None
    shown = Slice(framework, role)
    now = framework.in_force.pk if framework.in_force else None
    parts = (ending, str(framework.version.pk), str(now), role.job_role.code if role else "")
    content = shelf.document(parts, lambda: make(shown))
    name = slugify(shown.name)[:80].strip("-")
    disposition = f'attachment; filename="{name}.{ending}"'
    headers = {"Content-Disposition": disposition, "X-Robots-Tag": "noindex"}
    response = HttpResponse(content, content_type=kind, headers=headers)
    return keep_no_copy(response) if code and role is None else response
