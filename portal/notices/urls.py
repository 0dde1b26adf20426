from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/read/", views.read_all, name="read_all"),
    path("notices/daily/", views.choose_daily, name="choose_daily"),
    path("notices/daily/stop/<str:token>/", views.stop_daily, name="stop_daily"),
    path("notices/<uuid:uuid>/", views.read, name="read"),
]
