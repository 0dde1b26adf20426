from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"

    def ready(self):
        # The CMS's models are there only now.
        from .emails import take_over  # noqa: PLC0415
        from .forgetting import listen  # noqa: PLC0415
        from .search.watching import watch  # noqa: PLC0415

        take_over()
        listen()
        watch()
