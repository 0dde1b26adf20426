"""A file of people on its way: sent, told, checked, applied or dropped."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal.dates import now, today
from portal.exchange.actions import (
    NotNow,
    apply_people,
    check_people,
    drop_people,
    export_people,
    is_stuck,
    remove_old_people_files,
    say_columns,
    say_words,
    send_people,
)
from portal.exchange.models import FileLine, PeopleFile, PeopleFormat
from portal.exchange.people.carrying_out import apply_now, check_now
from portal.exchange.people.reading import read
from portal.people.models import Employment, Organisation, User
from tests.factories import someone_with

from .people.files import csv_bytes, row
from .people.place import ADA, DAY, NEW, ROLE

pytestmark = [pytest.mark.django_db, pytest.mark.database]
COLUMNS = {
    "staff_number": "Payroll No",
    "name": "Name",
    "email": "Email",
    "team": "Team",
    "parent_team": "District",
    "job_role": "Job Title",
    "starts": "Start Date",
    "ends": "End Date",
    "supervisor": "Supervisor",
}


@pytest.fixture
def by():
    return someone_with("administrator")


def sent(place, by, *people):
    people_file = send_people(
        organisation=place.organisation,
        name="people.csv",
        table=read(csv_bytes(*(row(**each) for each in people))),
        by=by,
    )
    return say_columns(people_file=people_file, columns=COLUMNS, by=by)


def checked(place, by, *people, **asked):
    people_file = sent(place, by, *people)
    said = {"as_at": today(), "absent_have_left": False, **asked}
    return check_people(people_file=people_file, by=by, **said)


def applied(people_file, by):
    return apply_people(people_file=people_file, seen=people_file.digest, by=by)


class TestAFileOnItsWay:
    """Sent, columns and words told, checked, applied or dropped."""

    def test_it_is_applied_once_and_remembered_by_its_numbers(self, place, by):
        people_file = applied(checked(place, by, NEW, ADA), by)
        again = applied(people_file, by)

        assert (again.state, again.applied_by, again.counts["added"]) == ("applied", by, 1)
        assert User.objects.filter(email="cy@new.example").count() == 1

    def test_what_is_not_chosen_is_forgotten_at_once(self, place, by):
        table = read(b"Name,Email,Salary\nAda Lee,ada@new.example,31000\n")
        people_file = send_people(
            organisation=place.organisation, name="people.csv", table=table, by=by
        )
        told = {"name": "Name", "email": "Email"}

        people_file = say_columns(people_file=people_file, columns=told, by=by)
        again = say_columns(people_file=people_file, columns={}, by=by)

        assert again.columns == told
        assert again.not_kept == ["Salary"]
        with again.file.open("rb") as kept:
            assert b"31000" not in kept.read()

    def test_columns_and_words_are_remembered_for_the_next_file(self, place, by):
        first = sent(place, by, {**NEW, "Job_Title": "Wizard"})
        say_words(people_file=first, words={"job_role": {"wizard": ROLE}}, by=by)

        table = read(csv_bytes(row(**{**NEW, "Job_Title": "Wizard"})))
        second = send_people(organisation=place.organisation, name="b.csv", table=table, by=by)
        second = check_people(people_file=second, as_at=today(), absent_have_left=False, by=by)

        assert second.columns == COLUMNS
        assert second.counts["added"] == 1
        assert PeopleFormat.objects.get(organisation=place.organisation).words["kind"] == {}

    def test_rows_with_a_job_that_is_left_out_are_only_counted(self, place, by):
        first = sent(place, by, {**ADA, "Job_Title": "Chef"})
        say_words(people_file=first, words={"job_role": {"chef": ""}}, by=by)

        said = {"as_at": today(), "absent_have_left": True, "by": by}
        people_file = check_people(people_file=first, **said)

        assert people_file.counts["skipped"] == 1
        assert people_file.counts["absent"] == 1

    def test_it_is_shown_anew_when_people_changed_meanwhile(self, place, by):
        people_file = checked(place, by, NEW)
        User.objects.create_user(name="Cy Ng", email="cy@new.example")

        people_file = applied(people_file, by)

        assert (people_file.state, people_file.trouble) == ("checked", "changed")
        assert "Has an account here" in people_file.lines.get().says[0]
        assert not Employment.objects.filter(user__email="cy@new.example").exists()

    def test_a_plan_that_was_not_seen_is_not_applied(self, place, by):
        people_file = checked(place, by, NEW)

        with pytest.raises(NotNow, match="checked anew"):
            apply_people(people_file=people_file, seen="another", by=by)

    def test_it_is_dropped_with_all_that_it_held(self, place, by):
        people_file = checked(place, by, NEW)

        dropped = drop_people(people_file=drop_people(people_file=people_file, by=by), by=by)

        assert (dropped.state, bool(dropped.file)) == ("dropped", False)
        assert not FileLine.objects.filter(people_file=dropped).exists()
        for again in (
            lambda: check_people(people_file=dropped, as_at=DAY, absent_have_left=False, by=by),
            lambda: apply_people(people_file=dropped, seen="", by=by),
        ):
            with pytest.raises(NotNow):
                again()

    def test_nothing_is_checked_before_the_columns_are_told(self, place, by):
        table = read(csv_bytes(row(**NEW)))
        people_file = send_people(organisation=place.organisation, name="a.csv", table=table, by=by)

        with pytest.raises(NotNow, match="which column"):
            check_people(people_file=people_file, as_at=DAY, absent_have_left=False, by=by)

    def test_one_that_was_applied_is_not_dropped(self, place, by):
        people_file = applied(checked(place, by, NEW), by)

        with pytest.raises(NotNow, match="applied already"):
            drop_people(people_file=people_file, by=by)

    def test_a_worker_that_stopped_can_be_asked_again(self, place, by):
        people_file = checked(place, by, NEW)
        long_ago = now() - timedelta(hours=1)
        for state, back in (("applying", "checked"), ("checking", "sent")):
            PeopleFile.objects.filter(pk=people_file.pk).update(state=state, touched_at=long_ago)
            people_file.refresh_from_db()
            assert is_stuck(people_file)

            say_words(people_file=people_file, words={}, by=by)

            people_file.refresh_from_db()
            assert (people_file.state, people_file.trouble) == (back, "failed")

    def test_a_failure_leaves_it_as_it_was_and_says_so(self, place, by):
        people_file = checked(place, by, NEW)
        people_file.file.storage.delete(people_file.file.name)
        for state, work in (("applying", apply_now), ("checking", check_now)):
            PeopleFile.objects.filter(pk=people_file.pk).update(state=state)

            with pytest.raises(FileNotFoundError):
                work(people_file.pk, by)

            people_file.refresh_from_db()
            assert people_file.trouble == "failed"

    def test_work_that_is_done_already_is_not_done_again(self, place, by):
        people_file = checked(place, by, NEW)

        apply_now(people_file.pk, by)
        check_now(people_file.pk, by)

        assert not User.objects.filter(email="cy@new.example").exists()

    def test_a_large_one_is_checked_by_the_worker(self, place, by, monkeypatch):
        monkeypatch.setattr("portal.exchange.actions.people_files.AT_ONCE", 0)

        assert checked(place, by, NEW).state == "checked"

    def test_a_week_later_what_it_held_is_removed_and_its_numbers_stay(self, place, by):
        over = applied(checked(place, by, NEW), by)
        forgotten = checked(place, by, ADA)

        count = remove_old_people_files(before=now() + timedelta(minutes=1))

        over.refresh_from_db()
        forgotten.refresh_from_db()
        assert count == 2
        assert (over.state, over.counts["added"], bool(over.file)) == ("applied", 1, False)
        assert forgotten.state == "dropped"

    def test_only_who_looks_after_the_employer_does_any_of_this(self, place, by):
        people_file = checked(place, by, NEW)
        stranger = someone_with("partner_coordinator")
        table = read(csv_bytes(row(**NEW)))
        for refused in (
            lambda: send_people(
                organisation=place.organisation, name="a.csv", table=table, by=stranger
            ),
            lambda: applied(people_file, stranger),
            lambda: export_people(organisation=place.organisation, by=stranger),
        ):
            with pytest.raises(PermissionDenied):
                refused()

    def test_a_coordinator_does_it_for_their_own_while_the_agreement_holds(self, place):
        by = someone_with("partner_coordinator", organisation=place.organisation)

        people_file = applied(checked(place, by, NEW), by)

        assert people_file.state == "applied"
        assert list(PeopleFile.objects.visible_to(by)) == [people_file]
        Organisation.objects.filter(pk=place.organisation.pk).update(agreement_ends=today())
        assert not PeopleFile.objects.visible_to(by).exists()
