"""What a file of people would do, row by row."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.changes.models import Change
from portal.dates import today
from portal.home.templatetags.portal import plaindate
from tests.factories import someone_with

from .people.files import found, said
from .people.place import ADA, BEA, NEW, SOON, in_cell

pytestmark = pytest.mark.django_db

YEAR = today().year


def test_somebody_new_is_added_and_nothing_is_written(place):
    with CaptureQueriesContext(connection) as asked:
        it = place.plan({**NEW, "Supervisor": "BEA@new.example"})

    assert found(it) == [(2, "added")]
    assert "Family Help practitioner, Red, from 3 April 2024, supervisor Bea May" in said(it)
    assert not [query for query in asked if not query["sql"].startswith("SELECT")]


def test_who_is_as_the_file_says_is_counted_and_not_shown(place):
    it = place.plan({**ADA, "Supervisor": "bea@new.example", "District": "North"}, BEA)

    assert (it.counts, it.lines, it.does_anything) == ({"unchanged": 2}, [], False)
    assert it.kept_starts == 2


@pytest.mark.parametrize(
    ("cells", "outcome", "words"),
    [
        ({"Name": "Ada Li"}, "changed", "Name: Ada Lee → Ada Li"),
        ({"Email": "ADA@other.example"}, "changed", "ada@new.example → ada@other.example"),
        ({"Payroll_No": "0009"}, "changed", "Staff number: 001 → 0009"),
        ({"Team": "Blue", "District": ""}, "moved", "Team: Red → Blue"),
        ({"Job_Title": "Team manager"}, "moved", "Family Help practitioner → Team manager"),
        ({"End_Date": "31/10/2026"}, "left", "Last day: 31 October 2026"),
        ({"End_Date": in_cell(SOON)}, "changed", f"Last day: {plaindate(SOON)}"),
        ({"Supervisor": "cy@new.example"}, "changed", "Supervisor: Bea May (bea@new.example) → Cy"),
    ],
)
def test_each_difference_is_told_in_words(place, cells, outcome, words):
    it = place.plan({**ADA, **cells}, NEW)

    assert found(it) == [(2, outcome), (3, "added")]
    assert words in said(it)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Name": ""}, "Row 2, Name: There is no name"),
        ({"Team": "", "District": ""}, "Row 2, Team: There is no team"),
        ({"Team": ""}, "Row 2, Team: This cell is empty, and the level above it is not"),
        ({"Job_Title": "Wizard"}, "Row 2, Job role: Nobody has said what “Wizard” means"),
        ({"Job_Title": ""}, "Row 2, Job role: There is no job role"),
        ({"Start_Date": ""}, "Row 2, Start date: There is no first day"),
        (
            {"Start_Date": f"3/4/{YEAR + 3}"},
            f"Row 2, Start date: 3 April {YEAR + 3} is more than a year ahead",
        ),
        ({"Start_Date": "4/13/2024"}, "Row 2, Start date: “4/13/2024” has the month first"),
        ({"End_Date": "2/4/2024"}, "Row 2, End date: The last day is before the first"),
        ({"Email": "cy at home"}, "Row 2, E-mail: “cy at home” is no e-mail address"),
        ({"Email": ""}, "Row 2, E-mail: Give an e-mail address or a staff number"),
        ({"Name": "x" * 130}, "Row 2, Name: This is too long: 130 letters"),
        (
            {"Supervisor": "who@x.example"},
            "Row 2, Supervisor’s e-mail: Nobody here has the address",
        ),
        ({"Supervisor": "cy@new.example"}, "Nobody supervises themselves"),
        ({"District": "South"}, "Row 2, Part of: “Red” is part of North here"),
    ],
)
def test_a_row_that_can_not_be_used_names_row_and_column(place, cells, words):
    it = place.plan({**NEW, **cells})

    assert found(it) == [(2, "refused")]
    assert words in said(it)
    assert (it.left_out, it.does_anything) == (1, False)


def test_an_address_twice_in_other_letters_is_no_row_s(place):
    it = place.plan(NEW, {**NEW, "Name": "Cyril Ng", "Email": "CY@New.example"})

    assert found(it) == [(2, "ambiguous"), (3, "ambiguous")]
    assert "Row 2: Row 3 has the same e-mail address" in said(it)


def test_three_rows_of_one_person_name_each_other(place):
    it = place.plan(ADA, {**ADA, "Email": ""}, {**ADA, "Payroll_No": ""})

    assert [outcome for _, outcome in found(it)] == ["ambiguous"] * 3


def test_a_number_of_one_and_an_address_of_another_is_ambiguous(place):
    it = place.plan({**ADA, "Email": "bea@new.example"})

    assert found(it) == [(2, "ambiguous")]
    assert "Ada Lee (ada@new.example), Family Help practitioner, Red" in said(it)


def test_an_address_with_another_name_and_number_is_ambiguous(place):
    assert found(place.plan({**ADA, "Payroll_No": "9", "Name": "Al"})) == [(2, "ambiguous")]


def test_a_name_alone_is_never_taken_for_somebody(place):
    nobody = {"Name": "ada lee", "Email": ""}
    place.job("Di Doe", None)

    it = place.plan(nobody, {"Name": "Di Doe", "Email": "", "Payroll_No": "77"})

    assert found(it) == [(2, "ambiguous"), (3, "ambiguous")]
    assert "This may be Ada Lee (ada@new.example)" in said(it)


def test_a_namesake_with_an_address_of_their_own_is_added_with_a_warning(place):
    it = place.plan({"Name": "Ada Lee", "Email": "another@new.example"})

    assert found(it) == [(2, "added")]
    assert "Somebody of this name is here already: Ada Lee (ada@new.example)" in said(it)


def test_the_zeros_in_front_of_a_staff_number_tell_people_apart(place):
    it = place.plan({**NEW, "Payroll_No": "1"})

    assert found(it) == [(2, "added")]


def test_who_is_not_in_the_file_leaves_only_when_asked(place):
    it = place.plan(BEA)
    asked = place.plan(BEA, absent_have_left=True)

    assert it.lines == []
    assert found(asked) == [(None, "left")]
    assert (asked.absent, asked.is_drastic) == (1, True)


def test_a_row_that_can_not_be_used_still_keeps_somebody_from_leaving(place):
    unclear = {"Name": "Ada Lee", "Email": ""}
    torn = {**BEA, "Start_Date": "soon"}

    it = place.plan(unclear, torn, absent_have_left=True)

    assert it.absent == 0


def test_the_sender_never_leaves_by_a_file_and_never_changes_their_own_job(place):
    by = someone_with("administrator")
    own = place.job_of(by)

    silent = place.plan(ADA, BEA, by=by, absent_have_left=True)
    left = place.plan({"Name": by.name, "Email": by.email, "End_Date": "1/10/2026"}, by=by)
    moved = place.plan({"Name": by.name, "Email": by.email, "Team": "North"}, by=by)
    own.staff_number = "0042"
    own.save()
    address = place.plan({"Name": by.name, "Email": "own@new.example", "Payroll_No": "0042"}, by=by)

    assert silent.absent == 0
    for it in (left, moved, address):
        assert found(it) == [(2, "refused")]


def test_somebody_who_left_comes_back_with_a_later_first_day(place):
    place.ada.ends = date(2026, 6, 1)
    place.ada.save()

    early = place.plan(ADA)
    later = place.plan({**ADA, "Start_Date": "1/9/2026"})
    still_gone = place.plan({**ADA, "End_Date": "31/5/2026"})

    assert found(early) == [(2, "refused")]
    assert "31 May 2026 was their last day" in said(early)
    assert found(later) == [(2, "added")]
    assert "Comes back: Family Help practitioner, Red" in said(later)
    assert still_gone.counts == {"gone": 1}


def test_somebody_who_left_before_the_portal_knew_them_is_not_brought_in(place):
    it = place.plan({**NEW, "End_Date": "1/5/2025"})

    assert (it.counts, it.lines) == ({"gone": 1}, [])


@pytest.mark.parametrize(
    ("ends", "cell", "words"),
    [
        (None, "7/1/2024", "The last day is before the job began here, on 8 January 2024"),
        (date(2026, 12, 1), "31/12/2026", "The job ends here on 30 November 2026"),
        (None, f"31/12/{YEAR + 3}", f"31 December {YEAR + 3} is more than a year ahead"),
    ],
)
def test_an_end_that_can_not_be_is_refused(place, ends, cell, words):
    place.ada.ends = ends
    place.ada.save()

    it = place.plan({**ADA, "Start_Date": "", "End_Date": cell})

    assert found(it) == [(2, "refused")]
    assert words in said(it)


def test_an_end_that_is_known_already_is_no_change(place):
    Change.objects.create(
        kind="leave",
        employment=place.ada,
        on_day=SOON + timedelta(days=1),
        planned_at="2026-11-01T09:00Z",
    )

    assert place.plan({**ADA, "End_Date": in_cell(SOON)}).counts == {"unchanged": 1}
