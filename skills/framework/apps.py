from django.apps import AppConfig


class FrameworkConfig(AppConfig):
    name = "skills.framework"
