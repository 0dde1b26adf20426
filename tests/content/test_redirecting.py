"""An editor says where a page for everyone has moved to."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from tests import story
from tests.conftest import NOBODY


@pytest.mark.parametrize("role", [NOBODY, "practitioner"])
@pytest.mark.parametrize("gone", ["/old/guide", "/framework/gone", "/framework/gone/page"])
def test_whoever_asks_for_a_page_that_moved_is_led_on(gone, role, as_):
    Redirect.objects.create(old_path=gone, redirect_link="/guidance/")

    answer = as_(role).get(f"{gone}/")

    assert (answer.status_code, answer.url) == (301, "/guidance/")


def test_a_record_that_somebody_may_not_see_is_not_there_and_leads_nowhere(as_):
    where = reverse("assessments:result", kwargs=story.reviewed())
    Redirect.objects.create(old_path=where.rstrip("/"), redirect_link="/guidance/")

    assert as_("twin-practitioner").get(where).status_code == 404
    assert as_("practitioner").get(where).status_code == 200
