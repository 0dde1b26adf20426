"""Tables to take away: no cell is ever a formula, and each reads back as it was."""

import csv
from datetime import date, datetime
from io import StringIO
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.files.sheets import (
    Sheet,
    begins_like_a_formula,
    csv_lines,
    csv_response,
    workbook,
    workbook_response,
)

LETTERS = st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\0"))
HOSTILE = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", " ", "\u00a0", "\u200b", "\ufeff", "\n"]),
    st.sampled_from(list("=+-@\t\r＝＋－＠")),
    LETTERS,
)
MOMENT = datetime(2026, 7, 3, 14, 31, tzinfo=ZoneInfo("Europe/London"))


def read_csv(lines):
    text = "".join(lines).removeprefix("\ufeff")
    return list(csv.reader(StringIO(text, newline="")))


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 1234", "-x", "@SUM(A1)", "\tx", "\rx", "  =x", "\u200b=x", "＝x", "\n=x"]
)
def test_a_text_that_a_spreadsheet_would_work_out_is_held_back(text):
    assert begins_like_a_formula(text)
    assert read_csv(csv_lines(["A"], [[text]]))[1][0] == f"'{text}"


@pytest.mark.parametrize("text", ["", "Siân", "1+1", "a=b", "’=x", "£5", "005"])
def test_an_ordinary_text_is_left_as_it_is(text):
    assert read_csv(csv_lines(["A"], [[text]]))[1] == [text]


def test_numbers_stay_numbers_and_days_are_written_so_that_they_sort():
    lines = list(csv_lines(["A"], [[-5, 2.5, None, True, date(2026, 12, 3), MOMENT]]))

    assert lines[1] == '-5,2.5,"","Yes","2026-12-03","2026-07-03 14:31"\r\n'


@given(st.lists(st.lists(HOSTILE | LETTERS, min_size=2, max_size=2), max_size=5))
def test_no_cell_of_a_csv_file_begins_like_a_formula_and_each_reads_back(rows):
    back = read_csv(csv_lines(["One", "Two"], rows))[1:]

    assert not any(begins_like_a_formula(cell) for row in back for cell in row)
    for row, read in zip(rows, back, strict=True):
        assert [cell.removeprefix("'") for cell in read] == [cell.removeprefix("'") for cell in row]


@given(HOSTILE | LETTERS)
def test_no_cell_of_a_workbook_is_a_formula_and_each_reads_back(text):
    book = openpyxl.load_workbook(workbook([Sheet("People", ["Name"], [[text, -5]])]))

    cell, number = book.active[2]
    assert cell.data_type != "f"
    assert number.value == -5
    if text.isprintable() and text.strip() == text:
        assert (cell.value or "") == text


def test_a_workbook_tells_its_cells_as_text_even_when_somebody_edits_them():
    made = workbook([Sheet("People", ["=Name"], [["=1+1", date(2026, 12, 3), MOMENT]])])

    book = openpyxl.load_workbook(made)
    text, day, moment = book.active[2]
    assert (text.value, text.data_type, text.quotePrefix) == ("=1+1", "s", True)
    assert day.value == datetime(2026, 12, 3)  # noqa: DTZ001
    assert moment.value == datetime(2026, 7, 3, 14, 31)  # noqa: DTZ001
    assert book.active["A1"].data_type == "s"


def test_sheets_of_one_name_are_told_apart():
    long = "A name that is longer than a sheet’s may be: 1/2"

    book = openpyxl.load_workbook(workbook([Sheet(long, ["A"], []), Sheet(long, ["A"], [])]))

    assert book.sheetnames == [
        "A name that is longer than a sh",
        "A name that is longer than  2",
    ]


@pytest.mark.parametrize(
    ("response", "kind", "name"),
    [
        (csv_response("People/all", ["A"], [["Siân"]]), "text/csv; charset=utf-8", "all.csv"),
        (
            workbook_response("People", [Sheet("A", ["B"], [])]),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "People.xlsx",
        ),
    ],
)
def test_a_table_is_a_download_that_no_cache_keeps(response, kind, name):
    assert response["Content-Type"] == kind
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response)[:2] in {b"\xef\xbb", b"PK"}


def test_a_csv_file_is_sent_row_by_row():
    asked = []

    def rows():
        for number in range(3):
            asked.append(number)
            yield [number]

    response = csv_response("People", ["A"], rows())
    first = next(iter(response))

    assert first == '\ufeff"A"\r\n'.encode()
    assert asked == []
