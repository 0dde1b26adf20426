from django.urls import path

from content.caching import public

from .lazily import when_asked
from .views import checks

VIEWS = "portal.reports.views"
FRAMEWORKS = f"{VIEWS}.frameworks"

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
        "framework/versions/<int:number>/framework.pdf",
        public(when_asked(f"{FRAMEWORKS}.framework_pdf"), by=["role"]),
        name="framework_pdf",
    ),
    path(
        "framework/versions/<int:number>/framework.xlsx",
        public(when_asked(f"{FRAMEWORKS}.framework_workbook"), by=["role"]),
        name="framework_workbook",
    ),
    path(
        "glossary/sheet.pdf",
        public(when_asked(f"{VIEWS}.glossary.sheet")),
        name="glossary_sheet",
    ),
    path("reports/training/", when_asked(f"{VIEWS}.uptake.training"), name="training"),
    path(
        "training/run/<uuid:uuid>/sheet/",
        when_asked(f"{VIEWS}.completed.sheet"),
        name="training_sheet",
    ),
    path(
        "training/record.pdf",
        when_asked(f"{VIEWS}.completed.record_pdf"),
        name="training_record",
    ),
    path(
        "training/certificates/<uuid:uuid>.pdf",
        when_asked(f"{VIEWS}.completed.certificate_pdf"),
        name="training_certificate",
    ),
    path("verify/", checks.verify_form, name="verify_form"),
    path("verify/<str:code>/", checks.verify, name="verify"),
]
