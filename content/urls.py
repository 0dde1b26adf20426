"""The framework and the glossary, which anybody may read. Editors' own pages are the CMS's."""

from django.urls import include, path

from .views import framework, glossary, search, sheet

framework_urls = (
    [
        path("", framework.index, name="index"),
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

urlpatterns = [
    path("framework/", include(framework_urls)),
    path("glossary/", include(glossary_urls)),
    path("search/", include(([path("", search.results, name="results")], "search"))),
]
