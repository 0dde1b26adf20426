from django.urls import path

from .views import account, kept, openings, proving

app_name = "people"
urlpatterns = [
    path("account/", account.account, name="account"),
    path("account/sessions/", account.sessions, name="sessions"),
    path("account/sessions/end/", account.end_session, name="end_session"),
    path("account/code/", proving.prove_by_code, name="prove_by_code"),
    path("people/openings/", openings.openings, name="openings"),
    path("people/openings/<uuid:uuid>/decide/", openings.decide, name="decide_opening"),
    path("people/openings/<uuid:uuid>/close/", openings.close, name="close_opening"),
    path("people/jobs/<uuid:uuid>/open/", openings.open_, name="open"),
    path("people/kept/<uuid:uuid>/", kept.kept, name="kept"),
    path("people/kept/<uuid:uuid>/drop/", kept.drop_kept, name="drop_kept"),
]
