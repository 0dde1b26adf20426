from django.urls import path

from .views import (
    agreed,
    agreements,
    helping,
    oversight,
    overview,
    planning,
    recording,
    sessions,
)

app_name = "supervision"

urlpatterns = [
    path("", overview.mine, name="mine"),
    path("people/<uuid:uuid>/", overview.person, name="person"),
    path("people/<uuid:uuid>/plan/", planning.plan, name="plan"),
    path("people/<uuid:uuid>/note/", planning.note, name="note"),
    path("people/<uuid:uuid>/agreement/", agreements.begin, name="begin_agreement"),
    path("group/", planning.plan_group, name="plan_group"),
    path("actions/<uuid:uuid>/", agreed.action, name="action"),
    path("help/", helping.help_, name="help"),
    path("help/call/", helping.call, name="call_for_help"),
    path("help/<uuid:uuid>/take-up/", helping.take_up, name="take_up"),
    path("oversight/<uuid:uuid>/", oversight.oversight, name="oversight"),
    path("oversight/<uuid:uuid>/check/", oversight.check, name="check"),
    path("oversight/<uuid:uuid>/end/", oversight.end, name="end_oversight"),
    path("oversight/of/<uuid:uuid>/", oversight.set_, name="set_oversight"),
    path("<uuid:uuid>/", sessions.session, name="session"),
    path("<uuid:uuid>/part/<slug:code>/", recording.part, name="part"),
    path("<uuid:uuid>/move/", planning.move, name="move"),
    path("<uuid:uuid>/call-off/", planning.call_off, name="call_off"),
    path("<uuid:uuid>/calendar/", planning.calendar, name="calendar"),
    path("agreements/<uuid:uuid>/", agreements.agreement, name="agreement"),
    path("agreements/<uuid:uuid>/part/<slug:code>/", agreements.part, name="agreement_part"),
]
