"""The address that a person passes on, beside all others because it is short."""

from django.urls import path

from ..views import passport

app_name = "passport"
urlpatterns = [path("<str:token>/", passport.passport, name="passport")]
