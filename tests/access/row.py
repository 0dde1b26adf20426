"""Who gets what. A row opens one address with one record, as each of the cast and their twins.

Those named after `ok` get what they came for: a page, or, after a post, a redirect. Those named
after `no` can see the record and may not do this to it: 403. Everybody else gets a 404, and nobody
(signed out) is sent to sign in.
"""

from dataclasses import dataclass, field

from tests.conftest import NOBODY, ROLES, TWINS

EVERYONE = (*ROLES, *TWINS)
ANYONE = (NOBODY, *EVERYONE)


@dataclass(frozen=True)
class Row:
    route: str
    of: object = dict
    post: object = None
    ok: tuple = ()
    no: tuple = ()
    then: int = 0
    also: dict = field(default_factory=dict)

    def __str__(self):
        words = [self.route] + ([self.of.__name__] if self.of is not dict else [])
        return " ".join(words + ["post"] * (self.post is not None))

    def posted(self):
        """What is sent: as it stands in the row, or from the record that it is about."""
        return self.post() if callable(self.post) else self.post

    def expected(self, role):
        if role in self.also:
            return self.also[role]
        if role in self.ok:
            return self.then or (200 if self.post is None else 302)
        if role == NOBODY:
            return "to sign in"
        return 403 if role in self.no else 404


def on(route, of=dict, *, ok=(), no=(), **more):
    """`ok` and `no` are names with spaces between, or a tuple of them."""
    ok, no = (x.split() if isinstance(x, str) else x for x in (ok, no))
    return Row(route, of, ok=tuple(ok), no=tuple(no), **more)
