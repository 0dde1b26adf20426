"""Our YAML and workbook: what is wrong is told at its row and column."""

import io
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from portal.exchange.frameworks.reading import read
from portal.exchange.frameworks.tree import Unreadable
from portal.exchange.frameworks.writing import workbook, yaml
from portal.exchange.starter.framework import read_framework
from portal.exchange.starter.node import Node
from portal.exchange.starter.strict import parse_yaml
from portal.files.sheets import workbook as made_of

HEAD = "framework: {code: x, title: X}\n"


def said(tree):
    return [str(fault) for row in (*tree.areas, *tree.items) for fault in row.faults]


def book_of(**sheets):
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_the_starter_reader_takes_what_is_taken_out(version):
    faults = []

    found = read_framework(Node(parse_yaml(yaml.written(version)), file="", path="", faults=faults))

    assert (faults, len(found.statement_codes)) == ([], 56)


def test_each_fault_of_yaml_stands_at_its_row_and_the_rest_is_read():
    tree = read(
        (
            HEAD + "domains:\n"
            "- code: A\n  title: First\n  question: 7\n  statements:\n"
            "  - {code: 1.1, title: Good, text: Words, levels: {1: One}, minimum: {a: 2}}\n"
            "  - {code: 12345678901, title: Long, text: ''}\n"
            "  - {code: 1.1, title: Twice, text: Words, levels: {5: x, 1: 2}, core: maybe}\n"
            "  - {code: B, title: C, text: D, minimum: {a: 9}, key: none, other: 1, minimum2: 3}\n"
            "- {code: a, title: Again}\n"
        ).encode(),
        "yaml",
    )

    assert said(tree) == [
        "Area 1, question: This should be text, and it is 7.",
        "Area 2, code: a is here already: Area 1.",
        "Area 1, statement 2, code: This is 11 letters long. 10 fit.",
        "Area 1, statement 2, text: This is empty.",
        "Area 1, statement 3, levels: There is no level 5.",
        "Area 1, statement 3, levels.1: This should be text.",
        "Area 1, statement 3, core: This should be true or false, and it is 'maybe'.",
        "Area 1, statement 3, code: 1.1 is here already: Area 1, statement 1.",
        "Area 1, statement 4, key: This is no key of a statement. Leave it out.",
        "Area 1, statement 4, minimum: The level for a should be 0 to 4.",
        "Area 1, statement 4: Other is not something that is read here.",
        "Area 1, statement 4: Minimum2 is not something that is read here.",
    ]
    good = tree.items[0]
    assert (good.levels, good.minimum, good.core, good.faults) == ({1: "One"}, {"a": 2}, None, [])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: &x [1]\nb: *x", "points elsewhere"),
        ("a:\n- !!bool perhaps", "Line 2: “tag:yaml.org,2002:bool” says what kind"),
        ('a: !!python/object/apply:os.system ["id"]', "says what kind"),
        ("a: " + "[" * 30, "nested more than 20 deep"),
        ("a: [", "Line 2"),
        ("a: 1\na: 2", "here twice"),
        ("a: \x07", "can’t be read"),
        ("a: 2026-99-99", "can’t be read"),
        ("- 1", "list of names"),
        ("framework: {title: X}", "code is missing"),
        (HEAD + "levels: [{value: 1, name: One}]\ndomains: []", "“not yet”, which is 0"),
    ],
)
def test_yaml_that_is_no_framework_says_why(text, says):
    with pytest.raises(Unreadable, match=says):
        read(text.encode(), "yaml")


def test_letters_that_are_not_utf_8_are_told():
    with pytest.raises(Unreadable, match="UTF-8"):
        read(b"a: \xff", "yaml")


def test_each_fault_of_a_workbook_stands_at_its_row_and_column():
    headers = ["Area code", "Code", "Title", "Statement", "Level 1", "Core", "Needed: a", "Shoes"]
    rows = [
        headers,
        ["A", "S1", "One", "First\nsecond line", "Words", "Yes", 3],
        [],
        ["A", "S1", "Two", "=1+1", None, "perhaps", 7, "red"],
        ["Z", "S3", "Lost", "Words"],
        [None, "S4", None, None, None, None, None, None, "beyond"],
    ]
    areas = [["Code", "Title", "Question"], ["A", "Area", "Q" * 201], ["A", "Again"]]
    levels = [["Value", "Name"], *([value, f"Level {value}"] for value in range(5))]
    roles = [["Code", "Name", "Qualified social worker"], ["a", "Role", "yes"]]

    tree = read(
        book_of(Statements=rows, Areas=areas, Levels=levels, Roles=roles, Framework=[["Title"]]),
        "xlsx",
    )

    assert said(tree) == [
        "Sheet Areas, row 2, question: This is 201 letters long. 200 fit.",
        "Sheet Areas, row 3, code: A is here already: Sheet Areas, row 2.",
        "Row 4, Core: Write Yes or No, not “perhaps”.",
        "Row 4, Needed: a: Write a level from 0 to 4, not “7”.",
        "Row 4, Statement: This cell holds a formula. Put the words themselves in.",
        "Row 4, Shoes: The portal doesn’t know this column. Take it out.",
        "Row 4, text: This is empty.",
        "Row 4, code: S1 is here already: Row 2.",
    ]
    assert [str(fault) for fault in tree.lost] == [
        "Row 5, Area code: There is no area Z on the sheet Areas. “Lost” (S3) is left out.",
        "Row 6, Area code: This is empty. S4 is left out.",
    ]
    one = tree.items[0]
    assert (one.text, one.core, one.minimum) == ("First\nsecond line", True, {"a": 3})
    assert (one.topics, one.evidence_hint) == (None, None)
    assert ([level.value for level in tree.levels], tree.roles[0].social_work_qualified) == (
        [0, 1, 2, 3, 4],
        True,
    )


def test_what_a_spreadsheet_made_of_words_is_no_words():
    rows = [
        ["Area code", "Code", "Title", "Statement"],
        ["A", date(2026, 2, 1), "Title", "I do it."],
        ["A", "S2", "#REF!", "I do it."],
    ]

    tree = read(book_of(Statements=rows, Areas=[["Code", "Title"], ["A", "Area"]]), "xlsx")

    assert [fault for fault in said(tree) if "cell" in fault] == [
        "Row 2, Code: This cell holds a date. Make the cell a text cell, and type the words again.",
        "Row 3, Title: This cell holds an error of the spreadsheet. Put the words themselves in.",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04 no zip", "can’t be opened"),
        (book_of(Other=[["Code"], ["A"]]), "no sheet called “Statements”"),
        (book_of(Statements=[["Code"]]), "no statements in it"),
        (book_of(Statements=[["Code", "code"], ["A", "B"]]), "Two columns"),
    ],
)
def test_a_workbook_that_is_no_framework_says_why(content, says):
    with pytest.raises(Unreadable, match=says):
        read(content, "xlsx")


def test_the_empty_workbook_offers_what_to_choose_and_has_no_statement(version):
    content = made_of(workbook.empty(version))

    page = load_workbook(content)["Statements"]
    rules = [rule.formula1 for rule in page.data_validations.dataValidation]
    assert rules == ['"Yes,No"', *['"0,1,2,3,4"'] * 6]
    assert (page.max_row, page["A1"].value) == (1, "Area code")
