from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"

    def ready(self):
        from .emails import take_over  # noqa: PLC0415, the CMS's models are there only now
        from .search.watching import watch  # noqa: PLC0415, as above

        take_over()
        watch()
