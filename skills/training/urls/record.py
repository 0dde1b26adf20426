from django.urls import path

from ..views import record

patterns = [
    path("record/", record.record, name="record"),
    path("record/elsewhere/", record.ask_elsewhere, name="ask_elsewhere"),
    path("record/elsewhere/<uuid:uuid>/", record.elsewhere, name="elsewhere"),
    path("record/elsewhere/<uuid:uuid>/file/", record.elsewhere_file, name="elsewhere_file"),
    path("run/elsewhere/", record.elsewhere_list, name="elsewhere_list"),
]
