from django.urls import path

from . import views

app_name = "home"
urlpatterns = [
    path("my/", views.my, name="my"),
    path("health/", views.health, name="health"),
    path("ready/", views.ready, name="ready"),
]
