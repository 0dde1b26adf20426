from django.urls import path

from ..views import online, passport, record

patterns = [
    path("record/", record.record, name="record"),
    path("record/online/<slug:slug>/", online.online, name="online"),
    path("record/online/<slug:slug>/begin/", online.begin, name="begin_online"),
    path("record/passport/", passport.mine, name="passport"),
    path("record/passport/end/", passport.end, name="end_passport"),
    path("record/elsewhere/", record.ask_elsewhere, name="ask_elsewhere"),
    path("record/elsewhere/<uuid:uuid>/", record.elsewhere, name="elsewhere"),
    path("record/elsewhere/<uuid:uuid>/file/", record.elsewhere_file, name="elsewhere_file"),
    path("run/elsewhere/", record.elsewhere_list, name="elsewhere_list"),
]
