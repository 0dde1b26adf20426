"""Who can see a record, and who has looked at it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from portal.dates import today
from portal.home.records import KINDS
from portal.home.seers import seers_of
from portal.people.actions.openings import tell_late
from portal.people.models import User
from skills.assessments.models import Assessment, Confirmer
from tests.openings.opening import approved, asked, job_of, running
from tests.story import who

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def named(record):
    """Whom the page names, and the person themselves."""
    owner = record.employment.user
    return {seer.user for seer in seers_of(record, owner)} | {owner}


def seeing(record):
    """Everybody in the story, each asked by the rule that guards the page; and those who were
    asked to confirm an area, who see that area alone."""
    every = type(record).objects
    areas = Confirmer.objects.filter(assessment=record) if isinstance(record, Assessment) else None
    return {
        user
        for user in User.objects.filter(is_active=True, merged_into=None)
        if every.visible_to(user).filter(pk=record.pk).exists()
        or (areas is not None and areas.asked_of(user).exists())
    }


def seeing_all():
    """The same for every record, with one question a person and kind of record."""
    seen = {record: set() for record in sample()}
    for user in User.objects.filter(is_active=True, merged_into=None):
        for kind in KINDS.values():
            for record in kind.every().model.objects.visible_to(user):
                seen.setdefault(record, set()).add(user)
        for area in Confirmer.objects.asked_of(user).select_related("assessment"):
            seen[area.assessment].add(user)
    return seen


def sample():
    """Records of each kind in each state, of people in different teams and employers."""
    for kind in KINDS.values():
        yield from kind.every().order_by("pk")


def test_the_page_names_exactly_those_who_can_see_each_record_of_the_story(cast):
    seen = seeing_all()

    wrong = [
        (record, named(record) ^ seen[record])
        for record in sample()
        if named(record) != seen[record]
    ]

    assert wrong == []


def test_it_names_cover_and_openings_too(cast):
    supervisor, other = who("supervisor"), who("imran.chaudhry")
    supervisor.covered_by.create(
        covering=other, set_by=supervisor, starts=today(), ends=today() + timedelta(days=9)
    )
    running()
    running(by="auditor", reason="sample")

    for kind in KINDS.values():
        for record in kind.every().filter(employment=job_of("practitioner")):
            assert named(record) == seeing(record)
    reviewed = Assessment.objects.get(employment=job_of("practitioner"), state="reviewed")
    assert {other, who("service-manager"), who("auditor")} < named(reviewed)


def test_each_is_named_with_their_part(cast):
    running()
    reviewed = Assessment.objects.get(employment=job_of("practitioner"), state="reviewed")

    parts = {s.user.name: s.parts for s in seers_of(reviewed, who("practitioner"))}

    assert parts["Claire Sutherland"] == ["Your line manager"]
    assert "Practice supervisor for Team North 3" in parts["Priya Nair"]
    assert parts["Graham Adeyemi"] == ["Opened it: a complaint"]


def test_an_opening_told_later_is_not_given_away(cast, as_):
    opening = approved()
    reviewed = Assessment.objects.get(employment=job_of("practitioner"), state="reviewed")
    who_can_see = reverse("home:who_can_see", args=["assessment", reviewed.uuid])
    as_("service-manager").get(reviewed.get_absolute_url(), follow=True)
    owner = as_("practitioner")

    assert who("service-manager") in seeing(reviewed)
    for page in (who_can_see, reverse("home:who_looked"), "/my/"):
        assert "Adeyemi" not in owner.get(page).text
    assert owner.get(opening.get_absolute_url()).status_code == 404
    tell_late(opening=opening)
    for page in (who_can_see, reverse("home:who_looked"), opening.get_absolute_url()):
        assert "Adeyemi" in owner.get(page).text


def test_a_record_of_somebody_who_left_names_nobody_by_role(cast):
    reviewed = Assessment.objects.get(employment=job_of("practitioner"), state="reviewed")
    type(reviewed.employment).objects.filter(pk=reviewed.employment_id).update(ends=today())
    reviewed.refresh_from_db()

    assert named(reviewed) == seeing(reviewed) == {who("practitioner")}


def test_there_is_no_other_kind(as_):
    other = reverse("home:who_can_see", args=["session", job_of("practitioner").uuid])

    assert as_("practitioner").get(other).status_code == 404


# --- Who has looked ----


def test_the_owner_sees_who_looked_when_and_why(cast, as_):
    running()
    reviewed = Assessment.objects.get(employment=job_of("practitioner"), state="reviewed")
    manager = as_("service-manager")
    for _ in range(2):
        manager.get(reverse("assessments:result", args=[reviewed.uuid]))

    page = as_("practitioner").get(reverse("home:who_looked")).text

    assert "Graham Adeyemi" in page
    assert "A complaint" in page
    assert "2 times that day" in page
    assert "1 self-assessment" in page


def test_a_second_look_is_listed(cast, as_):
    reviewed = Assessment.objects.get(employment=job_of("practitioner"), state="reviewed")
    as_("practice-supervisor").get(reverse("assessments:result", args=[reviewed.uuid]))

    assert "Priya Nair" in as_("practitioner").get(reverse("home:who_looked")).text


def test_nobody_reads_of_looks_at_anothers_records(cast, as_):
    running()

    page = as_("twin-practitioner").get(reverse("home:who_looked")).text

    assert "Adeyemi" not in page
    assert "Nobody has." in page


def test_the_words_are_for_the_opener_and_the_auditor_alone(cast, as_):
    opening = running()
    words = opening.words

    assert words in as_("service-manager").get(opening.get_absolute_url()).text
    assert words in as_("auditor").get(opening.get_absolute_url()).text
    for role in ("practitioner", "supervisor"):
        page = as_(role).get(opening.get_absolute_url())
        assert page.status_code == 200
        assert words not in page.text


# --- The auditor's list ----


def test_an_auditor_reads_every_opening_with_what_was_looked_at(cast, as_):
    running()
    reviewed = Assessment.objects.get(employment=job_of("practitioner"), state="reviewed")
    as_("service-manager").get(reverse("assessments:result", args=[reviewed.uuid]))
    approved("kofi.antwi")
    asked("zoe.hartley")

    page = as_("auditor").get(reverse("home:audit")).text

    assert "Graham Adeyemi opened Aisha Rahman’s" in page
    assert "1 self-assessment" in page
    assert "Helen Fairclough said yes" in page
    assert "Waiting" in page


def test_an_auditor_chooses_days(cast, as_):
    running()
    day = {"start_day": "1", "start_month": "1", "start_year": "2020"}
    day |= {"end_day": "2", "end_month": "1", "end_year": "2020"}
    later = {"start_day": "1", "start_month": "1", "start_year": "2021"}
    page = reverse("home:audit")

    assert "on these days" in as_("auditor").get(page, day).text
    assert "Aisha" in as_("auditor").get(page, later | {"end_year": ""}).text
    assert (
        "comes before the first"
        in as_("auditor")
        .get(page, later | {"end_day": "1", "end_month": "1", "end_year": "2020"})
        .text
    )
