from django.urls import path

from .views import application, attesting, lists, opening

app_name = "readiness"

urlpatterns = [
    path("", lists.mine, name="mine"),
    path("applications/", lists.applications, name="applications"),
    path("open/<uuid:employment>/<str:gate>/", opening.open_, name="open"),
    path("<uuid:uuid>/", application.application, name="application"),
    path("<uuid:uuid>/sign/", application.sign, name="sign"),
    path("<uuid:uuid>/attest/<str:code>/", attesting.attest, name="attest"),
    path("<uuid:uuid>/withdraw/", opening.withdraw, name="withdraw"),
]
