"""Accounts that nobody uses, as the tests need them."""

from portal.people.actions.unused import PURPOSE, ask_if_needed
from tests.partners.asking import link_of
from tests.story import who


def unused_link():
    return link_of(ask_if_needed(user=who("vcs-worker")), PURPOSE)
