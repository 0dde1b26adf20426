from django.urls import path

from .views import agreements, sessions

app_name = "supervision"

urlpatterns = [
    path("<uuid:uuid>/", sessions.session, name="session"),
    path("agreements/<uuid:uuid>/", agreements.agreement, name="agreement"),
]
