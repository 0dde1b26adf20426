from django.urls import path

from .views import people_file, people_files

app_name = "exchange"
urlpatterns = [
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
