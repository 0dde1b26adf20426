"""A file of people is read the same in whatever it was written, or refused with words."""

import codecs
import io
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.exchange.people.columns import FIELDS, faults, guess, not_kept
from portal.exchange.people.days import NoDay, day_of
from portal.exchange.people.kept import from_bytes, to_bytes, without
from portal.exchange.people.reading import read
from portal.exchange.people.table import FORMULA, MOST_COLUMNS, Unreadable, tidy
from portal.exchange.people.taking import take

from .people.files import csv_text, row, upload, workbook_bytes

ENCODINGS = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with its mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "UTF-16 LE": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "UTF-16 without its mark": lambda text: text.encode("utf-16-le"),
}
NAMES = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), min_size=1, max_size=30
).map(tidy)
HEADERS = ["Name", "Email", "Team", "Payroll No", "Supervisor"]
ROWS = st.lists(
    st.fixed_dictionaries(
        {"Name": NAMES, "Team": NAMES, "Payroll No": st.from_regex(r"0[0-9]{3}", fullmatch=True)}
    ),
    min_size=1,
    max_size=8,
).map(lambda rows: [each | {"Email": "a@b.example"} for each in rows])


@given(ROWS, st.permutations(HEADERS), st.sampled_from(sorted(ENCODINGS)), st.sampled_from(",;\t"))
def test_a_table_reads_the_same_in_any_encoding_order_and_delimiter(rows, headers, coding, between):
    content = ENCODINGS[coding](csv_text(rows, headers, between))

    table = read(content)

    assert [dict(zip(table.headers, each.cells, strict=True)) for each in table.rows] == [
        {header: tidy(each.get(header, "")) for header in headers} for each in rows
    ]


def test_windows_letters_are_read():
    content = csv_text([row(Name="Zoë O’Brien")]).encode("cp1252")

    assert read(content).rows[0].cells[1] == "Zoë O’Brien"


def test_zeros_in_front_and_quotes_and_line_breaks_stay():
    table = read(
        b'Name,Email,Staff number\n"Lee, Ada",a@b.example,000123\n"Bea\nMay",b@b.example,7\n'
    )

    assert [each.cells for each in table.rows] == [
        ("Lee, Ada", "a@b.example", "000123"),
        ("Bea May", "b@b.example", "7"),
    ]
    assert [each.number for each in table.rows] == [2, 3]


def test_rows_above_the_headers_and_empty_rows_are_passed_over():
    table = read(b"Our people\n\nName,Email\n\nAda,a@b.example\n,\n")

    assert table.headers == ("Name", "Email")
    assert [each.number for each in table.rows] == [5]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty"),
        (b"\n\n", "There is nothing in this file"),
        (b"Name,Email\n", "no people under them"),
        (b'Name,Email\n"Ada,a@b.example\n', "row 2 and never closes"),
        (b'Name,Email\n"Ada"x,a@b.example\n', "quotation mark out of place"),
        (b"Name,Email,Team\nA,a@b.example,Red\nB,b@b.ex", "row 3, the last, stops halfway"),
        (codecs.BOM_UTF16_LE + "Name,Email\nÉ,b".encode("utf-16-le")[:-1], "cut short"),
        ("Name,Email\nZoë,z@b.example\nÉ".encode()[:-1], "in the middle of a letter"),
        (b"Name,name\nAda,Ada\n", "Two columns are called “name”"),
        (b"\xd0\xcf\x11\xe0 old", "old kind (.xls)"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"PK\x03\x04 and then nothing", "can’t be opened"),
        (b"Name,Email\nA\x81,b\n", "The letters in this file can’t be read"),
        (b"Name, Email\n" + b"\0\0\0a" * 40, "damaged"),
    ],
)
def test_a_file_that_can_not_be_used_is_refused_whole_with_words(content, words):
    with pytest.raises(Unreadable) as caught:
        read(content)

    assert words in str(caught.value)


def test_too_many_columns_are_refused():
    header = ",".join(["Name", "Email", *(f"Column {n}" for n in range(MOST_COLUMNS))])

    with pytest.raises(Unreadable, match="62 columns"):
        read(f"{header}\nAda,a@b.example\n".encode())


def test_a_row_with_too_many_cells_is_torn():
    table = read(b"Name,Email\nLee,Ada,a@b.example\nBea,b@b.example,\n")

    assert [each.torn for each in table.rows] == [True, False]


def test_a_workbook_gives_dates_whole_numbers_and_text_as_they_stand():
    content = workbook_bytes(
        [["Name", "Email", "Payroll No", "Start Date", "Term Time"]]
        + [["Ada", "a@b.example", 123.0, date(2024, 4, 3), True], ["Bea", None, "007", None, 1.5]]
    )

    table = read(content)

    assert [each.cells for each in table.rows] == [
        ("Ada", "a@b.example", "123", date(2024, 4, 3), "yes"),
        ("Bea", "", "007", "", "1.5"),
    ]


def test_the_first_sheet_with_rows_is_read_and_the_others_are_named():
    people = [["Name", "Email"], ["Ada", "a@b.example"]]

    table = read(workbook_bytes([], people, [["more"]]))

    assert (table.headers, table.left_out) == (("Name", "Email"), ("Sheet 3",))


def test_a_formula_without_an_answer_is_told_apart_from_text():
    table = read(workbook_bytes([["Name", "Email"], ["Ada", "=A2"], ["=B1", "=1"]]))

    assert [each.cells for each in table.rows] == [("Ada", FORMULA), (FORMULA, FORMULA)]


def test_a_workbook_that_claims_a_million_empty_columns_is_read_for_what_it_holds():
    content = workbook_bytes([["Name", "Email"], ["Ada", "a@b.example"]])
    content = spoilt(content, b'ref="A1:B2"', b'ref="A1:XFD1048576"')
    content = spoilt(content, b"</row></sheetData>", b'<c r="XFD2" s="0"/></row></sheetData>')

    assert [each.cells for each in read(content).rows] == [("Ada", "a@b.example")]


def test_a_workbook_that_claims_rows_without_end_is_refused():
    content = workbook_bytes([["Name", "Email"], ["Ada", "a@b.example"]])
    content = spoilt(
        content, b"</sheetData>", b'<row r="9999999"><c r="A9999999"/></row></sheetData>'
    )

    with pytest.raises(Unreadable, match="more than 100,000 rows"):
        read(content)


def spoilt(content, old, new):
    """The workbook with something else in its first sheet."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as there, zipfile.ZipFile(made, "w") as here:
        for name in there.namelist():
            part = there.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert old in part
                part = part.replace(old, new)
            here.writestr(name, part)
    return made.getvalue()


def bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", b"spreadsheetml.sheet.main+xml")
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"Name,Email\nAda,a@b.example\n", "people.xlsx", "something else"),
        (workbook_bytes([["Name", "Email"], ["A", "b"]]), "people.csv", "something else"),
        (b"Name,Email\nAda,a@b.example\n", "people.exe", "can’t take this kind"),
        (bomb(), "people.xlsx", "swells"),
        (workbook_bytes([["Name", "Email"], ["A", "b"]])[:-200], "people.xlsx", "cut short"),
    ],
)
def test_what_belies_its_name_or_swells_is_refused(content, name, words):
    with pytest.raises(Unreadable) as caught:
        take(upload(content, name))

    assert words in str(caught.value)


@pytest.mark.parametrize("coding", ENCODINGS)
def test_each_encoding_is_taken_in(coding):
    name, table = take(upload(ENCODINGS[coding](csv_text([row(Name="Zoë")])), "../Our people.CSV"))

    assert name.endswith("Our people.csv")
    assert table.rows[0].cells[1] == "Zoë"


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("3/4/2026", date(2026, 4, 3)),
        ("03-04-26", date(2026, 4, 3)),
        ("3.4.98", date(1998, 4, 3)),
        ("3 April 2026", date(2026, 4, 3)),
        ("3rd Apr 2026", date(2026, 4, 3)),
        ("3-Apr-26", date(2026, 4, 3)),
        ("2026-04-03", date(2026, 4, 3)),
        ("2026-04-03T00:00:00", date(2026, 4, 3)),
        ("03/04/2026 00:00", date(2026, 4, 3)),
        (date(2026, 4, 3), date(2026, 4, 3)),
        ("", None),
    ],
)
def test_a_day_is_read_with_the_day_first(cell, day):
    assert day_of(cell) == day


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("4/13/2026", "Write the day first: 13/4/2026"),
        ("31/2/2026", "There is no day “31/2/2026”"),
        ("3 Foo 2026", "is no day"),
        ("45000", "is no day"),
        ("soon", "is no day"),
        ("3/4/1066", "1066 can’t be right"),
    ],
)
def test_what_is_no_day_is_refused_with_words(cell, words):
    with pytest.raises(NoDay) as caught:
        day_of(cell)

    assert words in str(caught.value)


def test_columns_are_guessed_by_name_and_remembered_as_said():
    headers = ["E-Mail Address", "Known As", "Surname", "Name", "Salary", "Crew"]

    assert guess(headers, {}) == {"email": "E-Mail Address", "name": "Name"}
    assert guess(headers, {"team": "Crew"})["team"] == "Crew"


def test_no_field_takes_what_is_none_of_our_business():
    table = read(b"Name,Email,Salary,NI Number,Date of birth,Home address\nA,b@b.example,1,2,3,4\n")

    chosen = guess(table.headers, {})

    assert not_kept(table, chosen) == ["Salary", "NI Number", "Date of birth", "Home address"]
    assert not {field.key for field in FIELDS} & {"salary", "ni_number", "birth", "address"}


@pytest.mark.parametrize(
    ("chosen", "wrong"),
    [
        ({"email": "A"}, {"name"}),
        ({"name": "A"}, {"email"}),
        ({"email": "A", "name": "A"}, {"name"}),
        ({"email": "A", "first_name": "B", "last_name": "C"}, set()),
        ({"email": "A", "name": "B", "top_team": "C", "team": "D"}, {"parent_team"}),
        ({"email": "A", "name": "B", "parent_team": "C"}, {"team"}),
    ],
)
def test_a_choice_of_columns_that_can_not_be_says_why(chosen, wrong):
    assert set(faults(chosen)) == wrong


def test_a_kept_table_is_the_same_and_without_what_is_not_kept():
    table = read(workbook_bytes([["Name", "Email", "Pay"], ["Ada", "=A2", date(2024, 4, 3)]]))

    assert from_bytes(to_bytes(table)) == table
    assert without(table, ["Pay"]).rows[0].cells == ("Ada", FORMULA, "")
