from django.urls import path

from .views import agreements, helping, oversight, sessions

app_name = "supervision"

urlpatterns = [
    path("help/", helping.help_, name="help"),
    path("help/call/", helping.call, name="call_for_help"),
    path("help/<uuid:uuid>/take-up/", helping.take_up, name="take_up"),
    path("oversight/<uuid:uuid>/", oversight.oversight, name="oversight"),
    path("oversight/<uuid:uuid>/check/", oversight.check, name="check"),
    path("oversight/<uuid:uuid>/end/", oversight.end, name="end_oversight"),
    path("oversight/of/<uuid:uuid>/", oversight.set_, name="set_oversight"),
    path("<uuid:uuid>/", sessions.session, name="session"),
    path("agreements/<uuid:uuid>/", agreements.agreement, name="agreement"),
]
