from django.contrib.auth.decorators import login_not_required
from django.urls import path

from .lazily import when_asked
from .views import checks

VIEWS = "portal.reports.views"

app_name = "reports"
urlpatterns = [
    path(
        "assessments/<uuid:uuid>/summary/",
        when_asked(f"{VIEWS}.summaries.summary"),
        name="summary",
    ),
    path(
        "assessments/<uuid:uuid>/summary.pdf",
        when_asked(f"{VIEWS}.summaries.summary_pdf"),
        name="summary_pdf",
    ),
    path(
        "readiness/certificates/<uuid:uuid>/",
        when_asked(f"{VIEWS}.certificates.certificate"),
        name="certificate",
    ),
    path(
        "readiness/certificates/<uuid:uuid>.pdf",
        when_asked(f"{VIEWS}.certificates.certificate_pdf"),
        name="certificate_pdf",
    ),
    path(
        "glossary/sheet.pdf",
        login_not_required(when_asked(f"{VIEWS}.glossary.sheet")),
        name="glossary_sheet",
    ),
    path("verify/", checks.verify_form, name="verify_form"),
    path("verify/<str:code>/", checks.verify, name="verify"),
]
