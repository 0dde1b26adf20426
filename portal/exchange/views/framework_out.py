"""A published version to take away, for anybody."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from content.caching import public
from portal.access import get_public_or_404
from portal.exchange.frameworks.writing import moodle, workbook, yaml
from portal.files.sheets import XLSX
from portal.files.sheets import workbook as made_of
from skills.framework.models import FrameworkVersion

FORMATS = {
    "yaml": ("application/yaml; charset=utf-8", yaml.written),
    "csv": ("text/csv; charset=utf-8", moodle.written),
    "xlsx": (XLSX, lambda version: made_of(workbook.sheets(version)).getvalue()),
}


@public
def download(request, framework, number, ending):
    if ending not in FORMATS:
        raise Http404
    shut = FrameworkVersion.objects.shut().select_related("framework")
    version = get_public_or_404(shut, framework__code=framework, number=number)
    kind, written = FORMATS[ending]
    response = HttpResponse(written(version), content_type=kind)
    name = f"{framework}-{number}.{ending}"
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
