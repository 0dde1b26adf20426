"""What a link may be for. An app lists its purposes in a module `link_purposes`:

    declare(Purpose(name="accept_invitation", show=show, act=act))

`show(request, link)` answers a GET and changes nothing: programs that look for harmful links open
every address in a message. `act(request, link)` answers a POST, in one transaction that holds the
link's row; it calls `use(link)` from `portal.links.actions` when the thing is done, and until then
the link stays good, so that a form with errors can be shown again. It answers with a response
(best: a redirect), or with `Redisplay(response)` to take back what it wrote.

`done(request, link)`, where there is one, answers a GET after the link was used: a word of thanks.
Whoever has the address sees it, so nothing personal is in it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True)
class Redisplay:
    """The form again: what was written in this transaction is taken back."""

    response: HttpResponse


@dataclass(frozen=True)
class Purpose:
    name: str
    show: Callable[[HttpRequest, object], HttpResponse]
    act: Callable[[HttpRequest, object], HttpResponse | Redisplay]
    done: Callable[[HttpRequest, object], HttpResponse] | None = None


_purposes: dict[str, Purpose] = {}


def declare(*purposes: Purpose) -> None:
    for purpose in purposes:
        _purposes.setdefault(purpose.name, purpose)


def purpose_named(name: str) -> Purpose | None:
    autodiscover_modules("link_purposes")
    return _purposes.get(name)
