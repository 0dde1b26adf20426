"""What is found in a text, at which place, and what is left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.plain.finding import LooksLikeFamily, check, digest_of, find, says, undeclared
from portal.plain.shapes import SHAPES
from tests.plain.repeating import endless

SEPARATORS = ["", " ", "-", ".", "/", "_", " - ", "\u00a0", "\u2009", "\u2013", "\u200b", "  "]
DIGITS = ["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩"]
CASE = "I stayed calm (case 48213) and found a way back in."


def last_digit(nine):
    """The check digit of an NHS number; 10 where there is none."""
    total = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11


nines = st.text("0123456789", min_size=9, max_size=9).filter(lambda nine: last_digit(nine) < 10)
around = st.text().filter(lambda text: not (text[:1] + text[-1:]).strip("x").isdecimal())


@st.composite
def written(draw, numbers):
    """Ten digits as somebody may type them."""
    script = draw(st.sampled_from(DIGITS))
    typed = [script[int(digit)] for digit in draw(numbers)]
    gaps = draw(st.lists(st.sampled_from(SEPARATORS), min_size=9, max_size=9))
    return "".join(digit + gap for digit, gap in zip(typed, [*gaps, ""], strict=True))


def kinds(text):
    return [finding.kind for finding in find(text)]


@given(before=around, number=written(nines.map(lambda n: f"{n}{last_digit(n)}")), after=around)
def test_an_nhs_number_is_found_however_it_is_typed(before, number, after):
    text = f"{before} x {number} x {after}"
    start = len(before) + 3

    findings = find(text)

    assert any(f.start <= start and start + len(number) <= f.end for f in findings)


@given(nine=nines, add=st.integers(1, 9))
def test_ten_digits_with_another_check_digit_are_no_nhs_number(nine, add):
    wrong = f"{nine}{(last_digit(nine) + add) % 10}"

    assert "nhs" not in kinds(f"It says {wrong} there.")


@given(text=st.text() | written(nines.map(lambda n: f"case {n}0"[-10:])))
def test_a_finding_tells_where_its_words_stand(text):
    findings = find(text)

    assert all(text[f.start : f.end] == f.words for f in findings)
    assert all(a.end <= b.start for a, b in pairwise(findings))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.pattern.pattern[:30])
def test_no_pattern_repeats_without_an_end(shape):
    assert endless(shape.pattern) == []


@pytest.mark.parametrize("letters", ["a", "1", "a.", "1 ", "a@", "case ", "born ", "(0", "Ab 1 "])
def test_a_long_hostile_text_is_read_to_its_end(letters):
    text = (letters * 20_000)[:20_000] + " case 48213"

    findings = find(text)

    assert findings[-1].end == len(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("９９９ ０１２ ３４５４ is hers", "nhs"),
        ("born on the third of April 2015", "birth"),
        ("her birthday (3rd April) was sad", "birth"),
        ("3/4/15 is her birthday", "birth"),
        ("he turned 5 on 3 May and hid", "birth"),
        ("b. 3/4/2015", "birth"),
        ("a visit to ls7 4qt", "postcode"),
        ("kelly [at] example [dot] com", "email"),
        ("+353 87 123 4567", "telephone"),
        ("phone is 960 019", "telephone"),
        ("44 7700 900461", "telephone"),
        ("case file number 2019", "case"),
        ("3072218 on LCS", "case"),
        ("ask for number 48213", "case"),
        ("it is 3072218", "case"),
        ("A801200001001", "pupil"),
        ("04/123456Q", "police"),
        ("LS24C50123", "court"),
        ("QQ 12 34 56 C", "insurance"),
        ("from 14b Elm Close", "address"),
        ("from Flat 12B, Elm House", "address"),
        ("from 12 acacia avenue", "address"),
    ],
)
def test_a_number_a_date_or_an_address_of_a_family_is_found(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "I did FH03 on 14/01/2027, and 3 of 5 visits.",
        "When the baby was born, I went back on 3 May 2026.",
        "Staff number 10482 in room 12345.",
        "The DBS certificate 001234567890 was seen.",
        "G2 1st signature, then E1 4th.",
        "In most cases 10-12 weeks is right.",
        "The case from 2023, the file 14/01/2027 and the record for 2025-26.",
        "Ring 101, or Childline on 0800 1111.",
        "We took 3 Family Court days.",
        "It costs £1450000 a year, for 2000000 people.",
        "We are open 09.00-12.30 and 13.00-16.45.",
    ],
)
def test_what_points_to_no_family_is_left_alone(text):
    assert find(text) == []


def test_numbers_that_run_into_each_other_are_one_finding():
    findings = find("Look at case 48213 999 012 3454 again.")

    assert [f.words for f in findings] == ["case 48213 999 012 3454"]


def test_the_words_say_what_they_look_like():
    (finding,) = find(CASE)

    assert says(finding) == (
        "“case 48213” looks like a case number. Change it, or say that it is not about a family."
    )


def test_who_declares_words_declares_just_these():
    declared = {digest_of(find(CASE))}

    assert undeclared(CASE + " It went on.", declared) == []
    assert undeclared(CASE + " And case 99421.", declared) != []


def test_words_that_nobody_declared_are_refused():
    with pytest.raises(LooksLikeFamily) as refusal:
        check("All is well.", CASE)

    assert str(refusal.value).startswith("“case 48213” looks like a case number.")
    assert len(refusal.value.findings) == 1


def test_words_that_were_declared_are_counted():
    assert check("All is well.", CASE, declared={digest_of(find(CASE))}) == 1
    assert check("All is well.") == 0
