"""Two people change the terms of an agreement: each page saves only what it changed."""

import pytest
from django.core.exceptions import PermissionDenied

from supervision.sessions import actions
from supervision.sessions.models import Agreement

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(world):
    Agreement.objects.filter(employment=world.employment, state__in=["draft", "offered"]).delete()
    return world.draft_agreement()


def opened(browser, draft) -> dict:
    """All that the page sends of its terms."""
    form = browser.get(draft.get_absolute_url()).context["form"]
    return dict(form.opened) | {one.html_name: one.value() for one in form}


def test_an_older_page_puts_no_term_back(draft, as_):
    supervisor, practitioner = as_("supervisor"), as_("practitioner")
    older = opened(practitioner, draft)

    supervisor.post(draft.get_absolute_url(), opened(supervisor, draft) | {"terms-every_days": 9})
    practitioner.post(draft.get_absolute_url(), older | {"terms-place": "Room 9"})

    draft.refresh_from_db()
    assert (draft.every_days, draft.place) == (9, "Room 9")


def test_what_a_page_was_opened_with_stays_when_it_is_shown_again(draft, as_):
    browser = as_("supervisor")
    sent = opened(browser, draft)

    page = browser.post(draft.get_absolute_url(), sent | {"terms-minutes": "x"})

    again = dict(page.context["form"].opened)
    assert again["initial-terms-minutes"] == str(sent["initial-terms-minutes"])


def test_nobody_else_is_told_of_a_draft_that_was_thrown_away(world, draft):
    actions.take_back(agreement=draft, by=world.person)

    assert actions.take_back(agreement=draft, by=world.supervisor).state == "withdrawn"
    with pytest.raises(PermissionDenied):
        actions.take_back(agreement=draft, by=world.cast["service-manager"])
