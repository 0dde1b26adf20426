from django.apps import AppConfig


class SessionsConfig(AppConfig):
    # Django’s own sessions have the plain label.
    name = "supervision.sessions"
    label = "supervision_sessions"
