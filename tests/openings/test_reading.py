"""What an opening lets one read, and no more."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from portal.journal.models import Entry
from portal.people.actions.openings import close
from skills.assessments.models import Assessment
from supervision.readiness.models import Application, Authorisation
from tests.openings.opening import asked, job_of, running
from tests.story import who

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def records():
    job = job_of("practitioner")
    return [
        *Assessment.objects.filter(employment=job, state="reviewed"),
        *Application.objects.filter(employment=job),
        *Authorisation.objects.filter(employment=job),
    ]


def test_while_it_runs_the_records_can_be_read_and_each_look_is_journalled(cast, as_):
    opening = running()
    manager = as_("service-manager")

    for record in records():
        page = manager.get(record.get_absolute_url(), follow=True)
        assert page.status_code == 200
    looked = Entry.objects.filter(verb="record.looked", actor=who("service-manager"))
    # What is in a service manager's scope anyway, a certificate or what they sign, is no look.
    assert {entry.ids["opening"] for entry in looked} == {opening.pk}
    assert {entry.kind for entry in looked} == {
        "assessments.Assessment",
        "readiness.Application",
    }


def test_the_pages_say_that_they_were_opened_and_can_be_closed(cast, as_):
    opening = running()
    reviewed = Assessment.objects.get(employment=job_of("practitioner"), state="reviewed")
    manager = as_("service-manager")
    pages = [
        reverse("assessments:result", args=[reviewed.uuid]),
        reverse("reports:summary", args=[reviewed.uuid]),
        reverse("home:who_can_see", args=["assessment", reviewed.uuid]),
        Application.objects.filter(employment=job_of("practitioner"))[0].get_absolute_url(),
    ]

    for page in pages:
        text = manager.get(page).text
        assert "You opened these records: a complaint." in text
        assert reverse("people:close_opening", args=[opening.uuid]) in text


def test_what_was_sent_can_be_read_before_it_is_reviewed(cast, as_):
    running("emeka.obi")
    sent = Assessment.objects.get(employment=job_of("emeka.obi"), state="submitted")

    page = as_("service-manager").get(sent.get_absolute_url(), follow=True)

    assert page.status_code == 200
    assert "You opened these records" in page.text
    assert "Finish the review" not in page.text


@pytest.mark.parametrize("key", ["practitioner", "megan.tolliver"])
def test_a_draft_stays_closed(cast, as_, key):
    """One that was never sent, and one with answers that came back."""
    running(key)
    draft = Assessment.objects.filter(employment=job_of(key), state="draft").latest("pk")

    assert as_("service-manager").get(draft.get_absolute_url()).status_code == 404


def test_looking_at_what_a_decision_rested_on_needs_an_opening(cast, as_):
    decided = Application.objects.filter(employment=job_of("declan.moriarty"), state="signed_off")
    running("declan.moriarty")

    for one in decided:
        page = as_("service-manager").get(one.get_absolute_url())
        assert "no longer shared with you" not in page.text


def every_change(sent, application):
    """The addresses that change a round or an application."""
    statement = sent.revisions.first().statement
    return [
        reverse("assessments:withdraw", args=[sent.uuid]),
        reverse("assessments:answer", args=[sent.uuid, statement.code]),
        reverse("assessments:send", args=[sent.uuid]),
        reverse("assessments:review_domain", args=[sent.uuid, statement.domain.code]),
        reverse("assessments:send_back", args=[sent.uuid]),
        reverse("assessments:finish", args=[sent.uuid]),
        reverse("assessments:respond", args=[sent.uuid]),
        reverse("readiness:sign", args=[application.uuid]),
        reverse("readiness:withdraw", args=[application.uuid]),
        reverse(
            "readiness:attest",
            args=[
                application.uuid,
                application.gate_version.criteria.filter(kind="attested")[0].code,
            ],
        ),
    ]


def test_nothing_can_be_done_to_what_is_read(cast, as_):
    running("emeka.obi")
    running("kofi.antwi")
    sent = Assessment.objects.get(employment=job_of("emeka.obi"), state="submitted")
    application = Application.objects.get(employment=job_of("kofi.antwi"), state="open")
    manager = as_("service-manager")
    before = [sent.state, application.state]

    got = {
        post: manager.post(post, {"level": "2"}).status_code
        for post in every_change(sent, application)
    }

    assert set(got.values()) <= {403, 404}, got
    sent.refresh_from_db()
    application.refresh_from_db()
    assert [sent.state, application.state] == before


def test_what_is_only_asked_for_or_over_opens_nothing(cast, as_):
    reviewed = Assessment.objects.get(employment=job_of("practitioner"), state="reviewed")
    page = reverse("assessments:result", args=[reviewed.uuid])
    opening = asked()
    assert as_("service-manager").get(page).status_code == 404

    close(opening=opening, by=who("service-manager"))
    opening = running(hours=1)
    assert as_("service-manager").get(page).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert as_("service-manager").get(page).status_code == 404


def test_an_opened_round_is_not_among_ones_reviews(cast, as_):
    running()

    assert "Aisha" not in as_("service-manager").get(reverse("assessments:reviews")).text
