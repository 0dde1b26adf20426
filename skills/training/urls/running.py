from django.urls import path

from ..views import attending, correcting, finished, running

patterns = [
    path("run/", running.desk, name="desk"),
    path("run/plan/", running.plan, name="plan"),
    path("run/finished/", finished.finished, name="finished"),
    path("run/finished/<uuid:uuid>/withdraw/", finished.withdraw, name="withdraw"),
    path("run/<uuid:uuid>/", running.run, name="run"),
    path("run/<uuid:uuid>/change/", running.change, name="change"),
    path("run/<uuid:uuid>/open/", running.open_, name="open"),
    path("run/<uuid:uuid>/delete/", running.delete, name="delete"),
    path("run/<uuid:uuid>/cancel/", running.cancel, name="cancel_event"),
    path("run/<uuid:uuid>/day/<int:number>/", attending.attendance, name="attendance"),
    path("run/<uuid:uuid>/close/", attending.close, name="close"),
    path("bookings/<uuid:uuid>/correct/", correcting.correct, name="correct"),
    path("bookings/<uuid:uuid>/waive/", attending.waive, name="waive"),
    path("here/", attending.here_form, name="here_form"),
    path("here/<str:code>/", attending.here, name="here"),
]
