"""The demo framework's next version, and what a browser sends about it."""

from skills.framework.actions import begin_version
from skills.framework.models import Framework


def next_version(by):
    return begin_version(framework=Framework.objects.get(), by=by)


def sent(response) -> dict:
    """What the form on a page would send, as it stands."""
    form = response.context["form"]
    found = {}
    for field in form:
        value = field.value()
        value = field.field.prepare_value(value)
        if value is True or str(value or "") or value == 0:
            found[field.html_name] = "on" if value is True else value
    return found


def text(response) -> str:
    return response.content.decode()
