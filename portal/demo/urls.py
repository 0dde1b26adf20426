"""Signing in with a click, and the messages. Outside demo mode there is no such address."""

from django.conf import settings
from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [
    path("demo/sign-in/", views.sign_in, name="sign_in"),
    path("demo/messages/", views.messages, name="messages"),
]
if not settings.DEMO:
    urlpatterns = []
