"""Those for whom new terms change something are told once."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.dates import on_day, today
from portal.notices.models import Notice
from skills.training import actions
from skills.training.models import AccessPolicy
from skills.training.new_terms import before_it, changes_for, tell_of
from tests.factories import EmploymentFactory, OrganisationFactory, UserFactory, someone_with
from tests.training.planning import booked, charity, coordinator, opened

pytestmark = pytest.mark.django_db
DAY = timedelta(days=10)
ALL = ["council", "school", "health", "police", "voluntary", "carers", "private"]


def new_terms(**terms):
    usual = {"free_sectors": ["voluntary"], "half_day_pence": 9000, "full_day_pence": 18000}
    return actions.set_policy(
        starts=today() + DAY, words="New.", reason="A fee.", by=coordinator(), **usual | terms
    )


def old_terms():
    return AccessPolicy.objects.create(starts=today(), words="All free.", free_sectors=ALL)


def told(user):
    return list(Notice.objects.filter(recipient=user, key__startswith="training.terms"))


@pytest.fixture
def school_lead():
    old_terms()
    return someone_with("partner_coordinator", organisation=OrganisationFactory(sector="school"))


def test_whoever_books_for_an_organisation_is_told_once_what_changes_for_it(school_lead):
    policy = new_terms(cancel_working_days=5)

    counts = [tell_of.call(policy.pk) for _ in range(2)]

    (notice,) = told(school_lead)
    assert counts[0] == counts[1] >= 1
    assert f"From {on_day(policy.starts)}" in notice.why
    assert "A place costs £90 for half a day, £180 for a longer course. It cost nothing." in (
        notice.why
    )
    assert "Give a place back at least 5 working days before." in notice.why
    assert "keeps the terms that you booked on" in notice.why


def test_whoever_leads_a_group_for_which_nothing_changes_is_not_told(school_lead):
    lead = someone_with("employer_manager", organisation=charity())

    tell_of.call(new_terms().pk)

    assert told(lead) == []


def test_whoever_has_a_place_that_would_cost_more_reads_that_it_stays_as_it_is(school_lead):
    job = EmploymentFactory(organisation=OrganisationFactory(sector="health"))
    other = EmploymentFactory(organisation=charity())
    event = opened()
    booking = booked(event, job.user, job.organisation)
    booked(event, other.user, other.organisation)

    tell_of.call(new_terms().pk)

    (notice,) = told(job.user)
    booking.refresh_from_db()
    assert notice.title.startswith("Your booking stays as it is")
    assert told(other.user) == []
    assert booking.price_pence == 0


def test_a_lead_with_a_place_gets_one_message(school_lead):
    organisation = school_lead.grants.get().organisation
    EmploymentFactory(user=school_lead, organisation=organisation)
    booked(opened(), school_lead, organisation)

    tell_of.call(new_terms().pk)

    assert len(told(school_lead)) == 1


def test_who_leads_two_organisations_is_told_once():
    old_terms()
    lead = someone_with("partner_coordinator", organisation=OrganisationFactory(sector="school"))
    lead.grants.create(
        role="employer_manager",
        organisation=OrganisationFactory(sector="health"),
        starts=today(),
    )

    tell_of.call(new_terms().pk)

    assert len(told(lead)) == 1


def test_of_the_first_terms_of_all_nobody_is_told():
    first = AccessPolicy.objects.order_by("starts", "pk").first()

    assert before_it(first) is None
    assert tell_of.call(first.pk) == 0


def test_it_is_told_once_they_are_saved(school_lead, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        new_terms()

    assert len(told(school_lead)) == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"missed_full_day_pence": 1250}, "Not coming costs £0 for half a day, £12.50"),
        ({"needs_approval": True}, "A manager agrees to each place first."),
        ({"offer_hours": 3}, ""),
    ],
)
def test_each_change_has_its_sentence(change, says):
    before, after = AccessPolicy(free_sectors=ALL), AccessPolicy(free_sectors=ALL, **change)
    school = OrganisationFactory(sector="school")

    there, back = changes_for(school, before, after), changes_for(school, after, before)

    assert says in " ".join(there)
    assert bool(there) == bool(back) == bool(says)


def test_a_group_with_a_small_income_is_told_of_no_charge():
    small = charity(small_income=True)

    after = AccessPolicy(free_sectors=ALL, missed_full_day_pence=5000)

    assert changes_for(small, AccessPolicy(free_sectors=ALL), after) == []


PENCE = st.integers(0, 1_000_000)


@given(prices=st.tuples(PENCE, PENCE, PENCE, PENCE))
def test_something_is_said_exactly_where_a_price_differs(prices):
    names = "half_day_pence full_day_pence missed_half_day_pence missed_full_day_pence".split()
    after = AccessPolicy(free_sectors=[], **dict(zip(names, prices, strict=True)))
    organisation = OrganisationFactory.build(sector="school")

    assert bool(changes_for(organisation, AccessPolicy(free_sectors=[]), after)) == any(prices)


def test_without_an_account_the_message_has_a_link(school_lead):
    guest = UserFactory()
    guest.set_unusable_password()
    guest.save()
    job = EmploymentFactory(user=guest, organisation=OrganisationFactory(sector="police"))
    booked(opened(), guest, job.organisation)

    tell_of.call(new_terms().pk)

    assert "/l/" in told(guest)[0].url
