"""The framework, glossary and courses, which anybody may read. Editors' pages are the CMS's."""

from django.urls import include, path

from .views import feedback, files, finding, framework, glossary, partners, search, sheet, training

framework_urls = (
    [
        path("", framework.index, name="index"),
        path("versions/", framework.versions, name="versions"),
        path("versions/<int:number>/", framework.index, name="version"),
        path("versions/<int:number>/<slug:domain>/", framework.domain, name="version_domain"),
        path(
            "versions/<int:number>/<slug:domain>/<slug:statement>/",
            framework.statement,
            name="version_statement",
        ),
        path("<slug:domain>/", framework.domain, name="domain"),
        path("<slug:domain>/<slug:statement>/", framework.statement, name="statement"),
    ],
    "framework",
)
glossary_urls = (
    [
        path("", glossary.index, name="index"),
        path("sheet/", sheet.sheet, name="sheet"),
        path("glossary.csv", sheet.as_csv, name="csv"),
        path("glossary.json", sheet.as_json, name="json"),
        path("<slug:slug>/", glossary.term, name="term"),
    ],
    "glossary",
)
training_urls = (
    [
        path("", training.index, name="index"),
        path("<slug:slug>/", training.course, name="course"),
    ],
    "training",
)
partner_urls = (
    [
        path("", partners.index, name="index"),
        path("join/", partners.join, name="join"),
        path("join/sent/", partners.sent, name="sent"),
        path("join/<slug:who>/", partners.join_as, name="join_as"),
    ],
    "partners",
)

urlpatterns = [
    path("framework/", include(framework_urls)),
    path("glossary/", include(glossary_urls)),
    path("feedback/", feedback.feedback, name="feedback"),
    path("feedback/thanks/", feedback.thanks, name="feedback_thanks"),
    path("updates/feed/", finding.updates, name="updates_feed"),
    path("sitemap.xml", finding.sitemap, name="sitemap"),
    path("robots.txt", finding.robots, name="robots"),
    path("media/images/<str:name>", files.picture, name="picture"),
    path(
        "documents/<int:document_id>/<str:document_filename>",
        files.document,
        name="wagtaildocs_serve",
    ),
    path("training/", include(training_urls)),
    path("partners/", include(partner_urls)),
    path("search/", include(([path("", search.results, name="results")], "search"))),
]
