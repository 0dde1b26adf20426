"""Views that are loaded when they are first asked for."""

from django.utils.module_loading import import_string


def when_asked(dotted: str):
    """The view at `dotted`. The libraries that count and print take two seconds to load, and no
    other page, command or test should wait for them: the first request does."""

    def view(request, *args, **kwargs):
        return import_string(dotted)(request, *args, **kwargs)

    return view
