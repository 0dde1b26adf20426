from django.urls import path

from .views import (
    case,
    framework_file,
    framework_files,
    framework_out,
    mapping,
    past_files,
    people_file,
    people_files,
)

app_name = "exchange"
CASE = "ims/case/v1p1"
urlpatterns = [
    path("framework-files/", framework_files.files, name="framework_files"),
    path("framework-files/template.xlsx", framework_files.template, name="framework_template"),
    path("framework-files/answers/", mapping.maps, name="maps"),
    path("framework-files/answers/<uuid:uuid>/end/", mapping.end, name="end_map"),
    path("framework-files/<uuid:uuid>/", framework_file.file, name="framework_file"),
    path("framework-files/<uuid:uuid>/choose/", framework_file.choose_depth, name="choose"),
    path("framework-files/<uuid:uuid>/apply/", framework_file.apply, name="apply_framework"),
    path("framework-files/<uuid:uuid>/drop/", framework_file.drop, name="drop_framework"),
    path(
        "framework-files/<slug:framework>/<int:number>.<str:ending>",
        framework_out.download,
        name="framework_out",
    ),
    path(f"{CASE}/CFPackages/<str:name>", case.package, name="case_package"),
    path(f"{CASE}/CFDocuments", case.documents, name="case_documents"),
    path(f"{CASE}/CFDocuments/<str:name>", case.document, name="case_document"),
    path(f"{CASE}/CFItems/<str:name>", case.item, name="case_item"),
    path(f"{CASE}/CFAssociations/<str:name>", case.association, name="case_association"),
    path(f"{CASE}/CFRubrics/<str:name>", case.rubric, name="case_rubric"),
    path(f"{CASE}/CFItemTypes/<str:name>", case.item_type, name="case_item_type"),
    path("training/files/", past_files.files, name="past_files"),
    path("training/files/template.<str:ending>", past_files.template, name="past_template"),
    path("training/files/<uuid:uuid>/", past_files.file, name="past_file"),
    path("training/files/<uuid:uuid>/check/", past_files.check, name="check_past"),
    path("training/files/<uuid:uuid>/ask/", past_files.ask, name="ask_past"),
    path("training/files/<uuid:uuid>/apply/", past_files.apply, name="apply_past"),
    path("training/files/<uuid:uuid>/drop/", past_files.drop, name="drop_past"),
    path("people/files/", people_files.files, name="files"),
    path("people/files/template.<str:ending>", people_files.template, name="template"),
    path("people/files/export/", people_files.export, name="export"),
    path("people/files/<uuid:uuid>/", people_file.file, name="file"),
    path("people/files/<uuid:uuid>/columns/", people_file.columns, name="columns"),
    path("people/files/<uuid:uuid>/words/", people_file.words, name="words"),
    path("people/files/<uuid:uuid>/check/", people_file.check, name="check"),
    path("people/files/<uuid:uuid>/apply/", people_file.apply, name="apply"),
    path("people/files/<uuid:uuid>/drop/", people_file.drop, name="drop"),
]
