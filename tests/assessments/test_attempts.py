"""What somebody might try: to be confirmed by the wrong person, or to post what no page offers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.journal.models import Entry
from skills.assessments import actions
from skills.assessments.calibration import everyone_beside
from skills.assessments.models import Confirmer
from skills.assessments.refusals import CannotAsk
from tests.assessments.asking import asked, colleague, confirmers_in, opinion, opinions_in, outside
from tests.assessments.browsing import url
from tests.assessments.conftest import fresh
from tests.assessments.scenes import a_file, piece
from tests.assessments.test_calibration import colleagues, figures, review
from tests.factories import (
    EmploymentFactory,
    PostFactory,
    RoleGrantFactory,
    SupervisionLineFactory,
    UserFactory,
)


def practice_supervisor(world, **fields):
    job = EmploymentFactory(organisation=world.employment.organisation, **fields)
    RoleGrantFactory(user=job.user, role="practice_supervisor", organisation=job.organisation)
    return job


def test_who_reports_to_the_practitioner_gives_no_level_of_theirs(world):
    assessment = world.submitted()
    below = practice_supervisor(world)
    line = SupervisionLineFactory(employment=below, supervisor=world.practitioner)
    with pytest.raises(CannotAsk, match="supervises"):
        asked(world, assessment, user=below.user)
    for code in ("A1", "A2", "B1", "B2"):
        world.mark(assessment, code)
    actions.finish_review(assessment=assessment, by=world.supervisor, declaration="My own view.")

    with pytest.raises(CannotAsk, match="You supervise"):
        opinion(world, fresh(assessment), of=below.user)

    assert not confirmers_in(world).exists()
    assert not opinions_in(world).exists()
    line.delete()
    assert opinion(world, fresh(assessment), of=below.user).asked_of == below.user


def test_who_confirmed_by_an_account_that_was_merged_gives_no_second_opinion(world):
    assessment = world.reviewed()
    now_one = practice_supervisor(world).user
    world.supervisor.merged_into = now_one
    world.supervisor.save()

    with pytest.raises(CannotAsk, match="confirmed a level"):
        opinion(world, assessment, of=now_one)


@pytest.mark.parametrize("merged_first", [True, False])
def test_a_colleague_whose_accounts_were_made_one_is_still_the_one_asked(world, merged_first):
    confirmer = asked(world)
    new = UserFactory()
    by = new if merged_first else confirmer.user
    if merged_first:
        _merge(confirmer.user, new)
    for code in ("A1", "A2"):
        world.mark(fresh(confirmer.assessment), code, by=by)
    done = actions.finish_confirming(confirmer=confirmer, by=by)
    if not merged_first:
        _merge(confirmer.user, new)
    for code in ("B1", "B2"):
        world.mark(confirmer.assessment, code)

    again = actions.finish_confirming(confirmer=confirmer, by=new)
    review = actions.finish_review(
        assessment=confirmer.assessment, by=world.supervisor, declaration="My own view."
    )

    assert again.done_at == done.done_at
    assert {one.by for one in review.confirmations.filter(revision__statement__code="A1")} == {by}
    assert list(Confirmer.objects.asked_of(new)) == [confirmer]


def _merge(old, new):
    old.merged_into, old.is_active = new, False
    old.save()


def test_a_colleague_reads_the_file_of_their_area_and_of_no_other(world, browse):
    assessment = world.draft()
    files = {}
    for code in ("A1", "B1"):
        one = piece(world.employment)
        one.file = files[code] = a_file(one)
        one.save()
        assessment.ratings.get(statement__code=code).evidence.add(one)
    actions.submit(assessment=assessment, by=world.practitioner)
    browser = browse(asked(world, assessment).user)
    found = {c: reverse("assessments:evidence_file", args=[f.uuid]) for c, f in files.items()}
    looks = Entry.objects.filter(verb="assessments.opened").count()

    # The file is found, and is not in the store: a test needs no bytes to see who may read it.
    with pytest.raises((FileNotFoundError, ValueError)):
        browser.get(found["A1"])

    assert browser.get(found["B1"]).status_code == 404
    assert Entry.objects.filter(verb="assessments.opened").count() == looks


def test_what_no_page_would_post_changes_nothing(world, browse):
    assessment = world.draft()
    answer = url("answer", assessment, "A1")
    browser = browse(world.practitioner)

    browser.post(answer, {"level": "2", "edit": "1", "same": "1"})
    browser.post(answer, {"level": "2", "edit": "1", "evidence": "add.A\0"})
    unknown = [
        browser.post(url("answer", assessment, "A\0"), {"level": "3", "edit": "1"}),
        browser.get(url("use_evidence_for", assessment, "A\0")),
    ]

    kept = assessment.ratings.get(statement__code="A1")
    assert (kept.level, kept.edit) == (2, 1)
    assert [one.status_code for one in unknown] == [404, 404]
    actions.submit(assessment=assessment, by=world.practitioner)
    posted = {"agree": "1", "A2-tick": "on", "A2-answer": "9" * 5000}
    told = browse(world.supervisor).post(url("review_domain", assessment, "A"), posted)
    assert told.status_code == 302
    assert not assessment.revisions.filter(marks__isnull=False).exists()


def test_who_was_asked_is_listed_in_as_many_questions_however_many_they_are(world, browse):
    assessment = world.submitted()
    browser = browse(world.supervisor)
    asked(world, assessment, user=colleague(world))
    outside(world, assessment)
    _count(browser, assessment)  # The first page of a session asks more.
    first = _count(browser, assessment)

    for number in range(3):
        outside(world, assessment, email=f"number{number}@health.example")

    assert _count(browser, assessment) == first


def _count(browser, assessment) -> int:
    with CaptureQueriesContext(connection) as asked_for:
        assert browser.get(url("others", assessment)).status_code == 200
    return len(asked_for)


def test_a_lead_who_reviews_cannot_tell_the_few_of_another_employer(world):
    lead, here, there = world.supervisor, UserFactory(), UserFactory()
    review(world.employment, lead, 2, ("A1", "B1"))
    colleagues(world, here, 5, codes=("A1", "B1"))
    elsewhere = PostFactory(job_role=world.version.profiles.get().job_role).employment
    SupervisionLineFactory(employment=elsewhere, supervisor=there)
    review(elsewhere, there, 0, ("A1", "B1"))
    before = figures(world, everyone_beside(lead))

    RoleGrantFactory(user=lead, role="workforce_lead", organisation=world.employment.organisation)

    assert [row[-1] is None for row in before] == [False, False]
    lead = type(lead).objects.get(pk=lead.pk)  # Roles are read once for each request.
    assert [row[-1] for row in figures(world, everyone_beside(lead))] == [None, None]
