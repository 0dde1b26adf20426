"""Moodle’s CSV as it is met in the wild: nothing in it is lost without a word."""

import csv
import io

import pytest

from portal.exchange.frameworks.reading import read
from portal.exchange.frameworks.tree import Unreadable
from portal.exchange.frameworks.writing.moodle import HEADER

SCALE = '[{"scaleid":"2"},{"id":1,"scaledefault":1},{"id":4,"proficient":1}]'


def row(above, name, title, words="", kind="1", cross=""):
    return [above, name, title, words, kind, "", "", "", "", "", cross, "", "0", ""]


def head(title="National", scale="One,Two,Three,Four", taxonomy=""):
    return ["", "NAT", title, "", "1", scale, SCALE, "", "", "", "", "", "1", taxonomy]


def file_of(*rows, delimiter=",", bom=False):
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter).writerows([HEADER, *rows])
    return made.getvalue().encode("utf-8-sig" if bom else "utf-8")


def told(forest):
    return [str(fault) for fault in forest.lost]


def titles(nodes):
    return [node.title for node in nodes]


@pytest.mark.parametrize("delimiter", ",;:\t")
@pytest.mark.parametrize("bom", [True, False])
def test_each_way_of_parting_cells_is_read_and_a_parent_may_come_later(delimiter, bom):
    rows = [row("A", "a2", "Second"), row("", "A", "Area"), head(), row("A", "a1", "First; last")]
    forest = read(file_of(*rows, delimiter=delimiter, bom=bom), "csv")

    assert (forest.title, titles(forest.roots)) == ("National", ["Area"])
    assert titles(forest.roots[0].below) == ["Second", "First; last"]
    assert [level.name for level in forest.levels] == ["Not yet", "One", "Two", "Three", "Four"]
    assert told(forest) == []


def test_what_has_no_place_is_told_with_its_row():
    torn = row("A", "a9", "Torn")[:-1]
    blank = [""] * 14
    forest = read(
        file_of(
            head(),
            row("", "A", "Area"),
            row("A", "a1", "One", "<p>Over\nlines</p>"),
            row("A", "a1", "Again"),
            row("gone", "a2", "Orphan"),
            row("a2", "a3", "Its child"),
            torn,
            row("c2", "c1", "Round"),
            row("c1", "c2", "And round"),
            row("A", "", "No name"),
            blank,
            [],
        ),
        "csv",
    )

    assert told(forest) == [
        "Row 6, ID number: a1 is here already, in row 4.",
        "Row 7: “Orphan” belongs to gone, which is not in the file.",
        "Row 8: “Its child” hangs on a row that has no place in the tree.",
        "Row 9: This row has 13 columns and 14 are needed.",
        "Row 10: “Round” hangs on a row that has no place in the tree.",
        "Row 11: “And round” hangs on a row that has no place in the tree.",
        "Row 12, ID number: This is empty.",
    ]
    assert titles(forest.at(2)) == ["One"]


def test_names_are_matched_as_loosely_as_moodle_does_and_only_where_one_is_meant():
    one = read(file_of(head(), row("", "1.10", "Ten"), row("1.1", "x", "Below")), "csv")
    two = read(
        file_of(head(), row("", "1.10", "Ten"), row("", "1.1", "One"), row("1.100", "x", "?")),
        "csv",
    )

    assert titles(one.roots[0].below) == ["Below"]
    assert titles(two.roots) == ["Ten", "One"]
    assert told(two) == ["Row 5: “?” belongs to 1.100, which is not in the file."]


def test_cross_references_are_looked_over_and_the_row_of_the_framework_may_be_the_parent():
    cross = row("NAT", "a,b", "With a comma"), row("NAT", "c", "Other", cross="a%2Cb,d")

    forest = read(file_of(head(), *cross), "csv")

    assert titles(forest.roots) == ["With a comma", "Other"]
    assert told(forest) == ["Row 4, Cross-references: There is no d in the file."]
    assert forest.notes == ["2 links between statements are not kept: the portal has none."]


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        ("1", "<p>One &amp; two</p><ul><li>a</li><li>b</li></ul>", "One & two\n– a\n– b"),
        ("1", "<script>alert(1)</script><b>Bold</b> <a href='x'>link</a>", "Bold link"),
        ("0", "Plain<br>lines", "Plain\nlines"),
        ("2", "1 < 2 <b>as it is</b>\nnext", "1 < 2 <b>as it is</b>\nnext"),
        ("4", "# Head\n\ntext", "# Head\n\ntext"),
        ("4", "text <b>bold</b>", "text bold"),
    ],
)
def test_a_description_of_each_format_becomes_plain_text(kind, words, said):
    forest = read(file_of(head(), row("", "a", "A", words, kind)), "csv")

    assert forest.roots[0].text == said


def test_a_deep_tree_keeps_what_is_above_as_a_path_and_what_is_below_as_words():
    above = ""
    rows = []
    for depth in range(1, 7):
        rows.append(row(above, f"d{depth}", f"Depth {depth}", f"Words {depth}"))
        above = f"d{depth}"
    forest = read(file_of(head(taxonomy="domain,skill"), *rows, row("", "s", "Short")), "csv")

    tree = forest.tree(4)

    assert (forest.deepest, forest.usual) == (6, 2)
    item = tree.items[0]
    assert item.path == ("Depth 1", "Depth 2", "Depth 3")
    assert item.text == "Words 4\n– Depth 5: Words 5\n  – Depth 6: Words 6"
    assert (tree.areas[0].title, tree.areas[0].summary) == ("Depth 3", "Depth 1 › Depth 2\nWords 3")
    assert [str(fault) for fault in tree.lost] == [
        "Row 9: “Short” has nothing at level 4, so it is left out."
    ]
    assert [area.code for area in forest.tree(1).areas] == ["ALL"]


def test_codes_and_titles_that_are_too_long_are_shortened_always_alike():
    name, title = "A very long name indeed", "Words " * 40
    forest = read(file_of(head(), row("", "A", "Area"), row("A", name, title, "All of it")), "csv")

    first, again = forest.tree(2).items[0], forest.tree(2).items[0]

    assert (len(first.code), first.code) == (9, again.code)
    assert (len(first.title), first.title[-1], first.text) == (118, "…", "All of it")
    assert first.faults == []


def test_a_scale_of_another_length_is_told():
    forest = read(file_of(head(scale="No,Yes"), row("", "a", "A")), "csv")

    assert (forest.levels, forest.notes) == (
        [],
        [
            "The scale in the file has 2 steps. The portal has four levels, so the ones here are "
            "used."
        ],
    )
    five = read(file_of(head(scale="0,1,2,3,4"), row("", "a", "A")), "csv")
    assert [level.name for level in five.levels] == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (file_of(row("", "a", "A")), "This file has none."),
        (file_of(head(), head()), "This file has 2: rows 2, 3."),
        ("Zoë".encode() + b"\xc3", "ends in the middle of a letter"),
        (file_of(head()) + b'"never closed' + b"x" * 140_000, "Row 3 can’t be read"),
    ],
)
def test_a_file_that_is_no_framework_says_why(content, says):
    with pytest.raises(Unreadable, match=says):
        read(content, "csv")
