from django.urls import path

from ..views import record

patterns = [
    path("record/", record.record, name="record"),
    path("record/elsewhere/<uuid:uuid>/", record.elsewhere, name="elsewhere"),
]
