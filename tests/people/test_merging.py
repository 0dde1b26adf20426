"""Two accounts of one person are pointed together, and no record is rewritten."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portal.dates import today
from portal.journal.models import Entry
from portal.notices.models import Notice
from portal.people.actions.correcting import Taken, change_person
from portal.people.actions.merging import NotMerged, merge, unmerge, why_not_merge
from portal.people.merging import objections
from portal.people.models import Employment, User
from skills.assessments.models import Confirmation
from supervision.readiness.models import Attestation, Decision, FirstSignature
from tests.factories import (
    EmploymentFactory,
    SupervisionLineFactory,
    UserFactory,
    someone_with,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return someone_with("administrator")


def test_the_records_of_both_are_one_persons_and_none_is_rewritten(administrator):
    duplicate, into = EmploymentFactory().user, EmploymentFactory().user
    before = list(Employment.objects.order_by("pk").values())

    merge(duplicate=duplicate, into=into, by=administrator)

    duplicate = User.objects.get(pk=duplicate.pk)
    assert (duplicate.merged_into, duplicate.is_active) == (into, False)
    assert Employment.objects.of(into).count() == 2
    assert list(Employment.objects.order_by("pk").values()) == before


def test_merging_again_changes_nothing(administrator):
    duplicate, into = UserFactory(), UserFactory()
    merge(duplicate=duplicate, into=into, by=administrator)

    merge(duplicate=duplicate, into=into, by=administrator)

    assert Entry.objects.filter(verb="account.merged").count() == 1


def test_they_can_be_parted_again(administrator):
    duplicate, into = EmploymentFactory().user, UserFactory()
    merge(duplicate=duplicate, into=into, by=administrator)
    unmerge(duplicate=duplicate, by=administrator)

    parted = unmerge(duplicate=duplicate, by=administrator)

    assert (parted.merged_into, parted.is_active) == (None, True)
    assert not Employment.objects.of(into).exists()


def test_only_an_administrator_merges_and_parts(cast):
    duplicate, into = UserFactory(merged_into=UserFactory()), UserFactory()

    with pytest.raises(PermissionDenied):
        merge(duplicate=UserFactory(), into=into, by=cast["service-manager"])
    with pytest.raises(PermissionDenied):
        unmerge(duplicate=duplicate, by=cast["service-manager"])


def test_nobody_merges_an_account_of_their_own(administrator):
    for pair in ((UserFactory(), administrator), (administrator, UserFactory())):
        with pytest.raises(PermissionDenied):
            merge(duplicate=pair[0], into=pair[1], by=administrator)


def refused(duplicate, into, by):
    with pytest.raises(NotMerged) as not_merged:
        merge(duplicate=duplicate, into=into, by=by)
    return str(not_merged.value)


def test_an_account_is_not_merged_into_itself(administrator):
    user = UserFactory()

    assert "same account" in refused(user, user, administrator)


def test_what_is_merged_already_is_not_merged_again(administrator):
    merged, into = UserFactory(email=None, merged_into=UserFactory()), UserFactory()

    assert "merged into another account already" in refused(merged, into, administrator)
    assert "merged into this one" in refused(merged.merged_into, into, administrator)


def test_the_account_that_stays_can_sign_in(administrator):
    assert "closed" in refused(UserFactory(), UserFactory(is_active=False), administrator)


def test_whoever_supervised_the_other_is_another(administrator):
    line = SupervisionLineFactory(ends=today())

    assert "supervises the other" in refused(line.supervisor, line.subject, administrator)
    assert "supervises the other" in refused(line.subject, line.supervisor, administrator)


@pytest.mark.parametrize(("count", "words"), [(1, "one person"), (2, "2 people")])
def test_people_are_given_to_the_account_that_stays_first(count, words, administrator):
    duplicate = UserFactory()
    SupervisionLineFactory.create_batch(count, supervisor=duplicate)

    assert f"supervises {words}" in refused(duplicate, UserFactory(), administrator)


def test_two_jobs_at_one_employer_are_put_right_first(administrator):
    one = EmploymentFactory()
    other = EmploymentFactory(organisation=one.organisation)

    assert f"job at {one.organisation}" in refused(one.user, other.user, administrator)


def test_a_job_that_is_over_stands_in_nobody_s_way(administrator):
    one = EmploymentFactory(ends=today() - timedelta(days=1))
    other = EmploymentFactory(organisation=one.organisation)

    assert why_not_merge(one.user, other.user) == []


@pytest.mark.parametrize(
    ("model", "signer", "words"),
    [
        (Confirmation, "by", "reviewed the other"),
        (FirstSignature, "by", "signed or confirmed"),
        (Decision, "first", "signed or confirmed"),
        (Decision, "second", "signed or confirmed"),
        (Attestation, "by", "signed or confirmed"),
    ],
)
def test_whoever_confirmed_or_signed_for_the_other_is_another(model, signer, words, cast):
    row = model.objects.exclude(**{signer: None}).first()
    pair = getattr(row, signer), row.subject

    assert any(words in why for why in objections(*pair))
    assert any(words in why for why in objections(*pair[::-1]))


def test_two_who_signed_one_decision_are_two(cast):
    decision = Decision.objects.exclude(second=None).first()

    assert any("two signatures" in why for why in objections(decision.first, decision.second))


@pytest.mark.database
@pytest.mark.parametrize(
    ("model", "signer"),
    [(Confirmation, "by"), (FirstSignature, "by"), (Attestation, "by")],
)
def test_the_database_refuses_a_signature_by_another_account_of_the_person(model, signer, cast):
    of_live_ones = {"application__state": "recommended"} if model is FirstSignature else {}
    row = model.objects.filter(**of_live_ones).first()
    account = UserFactory(is_active=False)
    User.objects.filter(pk=account.pk).update(merged_into=row.subject)
    row.pk, row._state.adding = None, True
    setattr(row, signer, account)

    with pytest.raises(IntegrityError, match="another account"), transaction.atomic():
        row.save(force_insert=True)


def test_a_name_and_an_address_are_put_right(administrator):
    user = UserFactory()

    change_person(user=user, name="New Name", email="New.Name@tests.example", by=administrator)
    changed = change_person(
        user=user, name="New Name", email="new.name@tests.example", by=administrator
    )

    assert (changed.name, changed.email) == ("New Name", "new.name@tests.example")
    assert Entry.objects.filter(verb="person.changed").count() == 1


def test_a_name_alone_is_put_right_and_an_address_may_be_none(administrator):
    user = UserFactory(email=None)

    assert change_person(user=user, name="New Name", email="", by=administrator).email is None


def test_an_address_that_somebody_has_in_other_capitals_is_refused(administrator):
    there = UserFactory(email="there@tests.example")

    with pytest.raises(Taken) as taken:
        change_person(
            user=UserFactory(), name="Name", email="THERE@tests.example", by=administrator
        )

    assert taken.value.user == there


def test_nobody_else_and_nobody_for_themselves_puts_a_name_right(cast, administrator):
    for user, by in ((UserFactory(), cast["service-manager"]), (administrator, administrator)):
        with pytest.raises(PermissionDenied):
            change_person(user=user, name="Name", email="", by=by)


class TestBothAreTold:
    """A merge gives one account the records of another: neither person learns it by accident."""

    @pytest.fixture
    def pair(self):
        return EmploymentFactory(user__email="old@council.example").user, UserFactory()

    def test_of_the_merge_by_the_address_that_is_closed_too(self, administrator, pair):
        duplicate, into = pair

        merge(duplicate=duplicate, into=into, by=administrator)

        kept = Notice.objects.get(recipient=into)
        closed = Notice.objects.get(email="old@council.example")
        assert duplicate.email in kept.why
        assert into.email in closed.why
        assert str(duplicate) not in kept.title + closed.title

    def test_of_the_parting(self, administrator, pair):
        duplicate, into = pair
        merge(duplicate=duplicate, into=into, by=administrator)

        unmerge(duplicate=duplicate, by=administrator)

        told = Notice.objects.filter(key__startswith="people.parted")
        assert {notice.recipient for notice in told} == {duplicate, into}

    def test_where_the_closed_account_had_no_address(self, administrator):
        duplicate, into = EmploymentFactory(user__email=None).user, UserFactory()

        merge(duplicate=duplicate, into=into, by=administrator)

        assert Notice.objects.get(key__startswith="people.merged").recipient == into


def test_parting_opens_no_account_that_was_closed_before(administrator):
    job, into = EmploymentFactory(starts=today() - timedelta(days=9), ends=today()), UserFactory()
    User.objects.filter(pk=job.user.pk).update(is_active=False)
    merge(duplicate=job.user, into=into, by=administrator)

    assert not unmerge(duplicate=job.user, by=administrator).is_active
