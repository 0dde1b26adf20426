from django.http import HttpResponse

from content.caching import public
from content.sheet import Sheet
from portal.reports.printed_sheet import sheet_as_pdf


@public
def sheet(request):
    """For everyone, so that a cache may keep it."""
    return HttpResponse(
        sheet_as_pdf(Sheet.now()),
        content_type="application/pdf",
        headers={"Content-Disposition": 'attachment; filename="glossary-sheet.pdf"'},
    )
