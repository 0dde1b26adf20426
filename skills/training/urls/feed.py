"""The address that calendar programs ask, beside all others because it is short."""

from django.urls import path

from ..views import calendars

app_name = "calendar"
urlpatterns = [path("<str:token>.ics", calendars.feed, name="feed")]
