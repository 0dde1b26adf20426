"""What a number, a date or an address that points to a family looks like.

Each shape reads simple characters (`reading.py`). No pattern repeats without an end, so that a long
text costs no more than its length.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import words
from .dates import A_DATE, DATE_AND_YEAR, is_numeric_date

Span = tuple[int, int]
GAP = r"[ ./_-]{0,3}"


@dataclass(frozen=True)
class Shape:
    kind: str
    plain: str
    pattern: re.Pattern
    accepts: Callable[[re.Match], bool] = lambda match: True

    def spans(self, text: str) -> Iterator[Span]:
        """Where it stands. A part named `found` is what is shown, or else the whole."""
        for match in self.pattern.finditer(text):
            if self.accepts(match):
                name = "found" if "found" in self.pattern.groupindex else 0
                yield match.span(name)


def shape(kind: str, plain: str, pattern: str, accepts=None, flags=re.IGNORECASE) -> Shape:
    compiled = re.compile(pattern, flags)
    return Shape(kind, plain, compiled, accepts) if accepts else Shape(kind, plain, compiled)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


# NHS numbers: ten digits with the last to check the others. They may overlap other digits, so each
# place is tried.
NHS = rf"(?<!\d)(?=(?P<found>\d(?:{GAP}\d){{9}})(?!\d))"


def is_nhs_number(match: re.Match) -> bool:
    *digits, last = map(int, _digits(match["found"]))
    total = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11 == last


# Postcodes. With a capital area and small letters after (“E1 4th”, “G2 2hr”) it is a code and a
# word, where the area is one letter and one digit.
POSTCODE = (
    r"(?<![a-z0-9])(?P<area>[a-z]{1,2})(?P<district>\d[\da-z]?)[ -]{0,2}"
    r"(?P<inward>\d[abd-hjlnp-uw-z]{2})(?![a-z0-9])"
)


def is_postcode(match: re.Match) -> bool:
    area, district, inward = match["area"], match["district"], match["inward"]
    is_code_and_word = area.isupper() and inward.islower() and len(area + district) == 2
    return area.upper() in words.POSTCODE_AREAS and not is_code_and_word


EMAIL = r"(?<![\w.+%'-])[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
EMAIL_IN_WORDS = (
    r"(?<![\w.])[\w.]{1,64} ?[\[(]at[\])] ?[\w-]{1,63}(?: ?(?:\.|[\[(]dot[\])]) ?[\w-]{1,63}){1,5}"
)

BETWEEN = r"[ ()./-]{0,3}"
TELEPHONE = (
    rf"(?<![\w+])(?:(?:\+|00)? ?44{BETWEEN}(?:0{BETWEEN})?|\(?0)[1-35789]\d(?:{BETWEEN}\d){{7,8}}"
    r"(?!\d)"
)
ABROAD = r"(?<![\w+])\+[1-9]\d{0,2}(?:[ ().-]{0,2}\d){7,12}(?!\d)"
LOCAL_TELEPHONE = (
    r"\b(?:tel|telephone|phone|mobile|mob|landline)\b\.?(?: (?:no|number|is|was|on)\b\.?){0,2}"
    r"[ :(-]{0,3}(?P<found>\d(?:[ -]?\d){5,10})(?!\d)"
)

# Dates of birth: a date beside words of birth, and no other.
BIRTH = r"(?:born|birth ?date|birthday|date of birth|d\.? ?o\.? ?b\b\.?|d/o/b)"
BORN_ON = rf"\b{BIRTH}(?P<between>[^.;!?\n]{{0,40}}?)(?<![\d/.-])(?P<found>{A_DATE})(?![\d/])"
BORN_SHORT = rf"(?<![\w.])b(?:n|\.)? ?(?P<found>{DATE_AND_YEAR})(?![\d/])"
IS_BIRTHDAY = rf"(?<![\d/.-])(?P<found>{A_DATE})(?P<between>[^.;!?\n\d]{{0,25}}?)\b{BIRTH}"
TURNED = rf"\b(?:turn(?:s|ed|ing)?|will be) \w{{1,9}},? on (?:the )?(?P<found>{A_DATE})(?![\d/])"
OTHER_SUBJECT = re.compile(
    r"\b(?:I|we|my|our|training|course|meeting|review|visit|visited|went|met)\b"
)


def is_of_birth(match: re.Match) -> bool:
    """Not where the sentence has gone on to something else: “was born, and I went on 3 May”."""
    return not OTHER_SUBJECT.search(match["between"])


# Numbers that a system, a school, the police or a court gives.
NUMBER_WORD = r"(?:no|nos|num|number|numbers|nr|id|ids|ref|reference|urn|code)\b\.?|[#№]"
PREFIX = r"(?-i:[A-Z]{1,4}[ /-]?|[a-z]{1,3}[/-]?)?"
TOKEN = rf"{PREFIX}\d(?:[/-]?\d| (?=\d{{3}})\d){{3,14}}(?:[/-]?[a-z]{{1,2}})?(?!\w)"
LINK_WORD = r"(?:file|record|plan|system|is|was|are|were|under|called|on)\b"
JOIN = rf"(?:{NUMBER_WORD}|{LINK_WORD}|[:(,.=-])"
CASE = (
    rf"\b(?P<found>(?:{words.SYSTEMS}|{words.CASES})(?P<join>(?: ?{JOIN}){{0,5}}) ?"
    rf"(?P<token>{TOKEN})(?:(?:,| and| or| &) ?{TOKEN}){{0,5}})"
)
CASE_AFTER = (
    r"(?<![\w£$.,/-])(?P<found>\d{4,12})\)?,? (?:on|in|from|is|was)"
    rf" (?:(?:the|his|her|their|our|its) )?(?:{words.SYSTEMS}|{words.CASES})\b"
)
NUMBERED = rf"(?P<found>(?:\b(?:no|number|id|ref)\b\.?|[#№])[ :]{{0,2}}(?P<token>{TOKEN}))"
LONG = r"(?<![\w£$€.,/+-])(?P<found>\d{7,16})(?![\w%]|[.,]\d)"
PUPIL = r"(?<!\w)[A-HJ-NP-RT-Z]\d{11}[\dA-Z](?!\w)"
POLICE = r"(?<![\w/])(?:\d{2}|\d{4})/\d{4,7}[A-Z](?!\w)"
COURT = r"(?<!\w)[A-Z]{2}\d\d[A-Z]\d{5}(?!\w)"
INSURANCE = r"(?<!\w)[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)"
YEAR_OR_RANGE = re.compile(r"(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?|\d{1,3}[/-]\d{1,3}")
SAYS_NUMBER = re.compile(NUMBER_WORD, re.IGNORECASE)
# How far before a number its word is looked for: “staff number 10482” is the writer's own.
BEFORE = 30


def is_case_number(match: re.Match) -> bool:
    """A year, a date or “10-12” after “case” or “file” is none, unless it is called a number."""
    if is_of_work(match):
        return False
    token = match["token"].strip()
    is_other = YEAR_OR_RANGE.fullmatch(token) or is_numeric_date(token)
    return not is_other or bool(SAYS_NUMBER.search(match["join"]))


def is_of_work(match: re.Match) -> bool:
    """A number of the writer's own, of a paper or of a room."""
    before = match.string[max(0, match.start() - BEFORE) : match.start("found")]
    return bool(words.OF_WORK.search(before))


def is_of_nobody(match: re.Match) -> bool:
    is_round = match["found"].endswith("000")
    return not is_round and not is_of_work(match)


def is_numbered(match: re.Match) -> bool:
    return len(_digits(match["token"])) >= 5 and not is_of_work(match)


# Streets. A court of law is no address.
HOUSE = (
    r"(?<![\w£$.,/-])(?P<found>(?:[Ff]lat \d{1,4}[A-Za-z]?,? )?\d{1,4}[A-Za-z]?,? "
    rf"(?P<street>(?:[A-Z][\w'-]{{1,20}}\.? ){{1,3}})(?:{words.STREETS})\b)"
)
FLAT = (
    r"\b[Ff]lat \d{1,4}[A-Za-z]?,? (?:[A-Z][\w'-]{1,20} ){1,3}(?:House|Tower|Heights|Point|Lodge)\b"
)
SMALL_HOUSE = (
    r"(?<![\w£$.,/-])(?P<found>\d{1,4}[a-z]? (?P<street>[a-z]{3,20}) "
    r"(?:street|road|avenue|crescent|lane|terrace|close|drive))\b"
)


def is_address(match: re.Match) -> bool:
    return not words.NO_STREET & {word.lower() for word in match["street"].split()}


CASE_NUMBER = "a case number"
BIRTHDAY = "a date of birth"
PHONE = "a telephone number"
MAIL = "an e-mail address"
HOME = "an address"

SHAPES = [
    shape("nhs", "an NHS number", NHS, is_nhs_number),
    shape("email", MAIL, EMAIL),
    shape("email", MAIL, EMAIL_IN_WORDS),
    shape("case", CASE_NUMBER, CASE, is_case_number),
    shape("telephone", PHONE, TELEPHONE),
    shape("telephone", PHONE, ABROAD),
    shape("telephone", PHONE, LOCAL_TELEPHONE),
    shape("postcode", "a postcode", POSTCODE, is_postcode),
    shape("birth", BIRTHDAY, BORN_ON, is_of_birth),
    shape("birth", BIRTHDAY, IS_BIRTHDAY, is_of_birth),
    shape("birth", BIRTHDAY, BORN_SHORT),
    shape("birth", BIRTHDAY, TURNED),
    shape("pupil", "a pupil number", PUPIL, flags=0),
    shape("police", "a police number", POLICE, flags=0),
    shape("court", "a court number", COURT, flags=0),
    shape("insurance", "a National Insurance number", INSURANCE),
    shape("address", HOME, HOUSE, is_address, flags=0),
    shape("address", HOME, FLAT, flags=0),
    shape("address", HOME, SMALL_HOUSE, is_address),
    shape("case", CASE_NUMBER, CASE_AFTER),
    shape("case", CASE_NUMBER, NUMBERED, is_numbered),
    shape("case", CASE_NUMBER, LONG, is_of_nobody),
]
