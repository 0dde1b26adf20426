"""How people write a date."""

import re

MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
IN_WORDS = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|"
    r"twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|"
    r"thirty[ -]first)"
)
DAY = rf"(?:[0-3]?\d(?: ?(?:st|nd|rd|th))?\b|{IN_WORDS})"
YEAR = r"(?:(?:19|20)\d\d|'?\d\d)(?!\d)"
NUMERIC = r"[0-3]?\d ?[./ -] ?[01]?\d ?[./ -] ?(?:(?:19|20)\d\d|\d\d)(?!\d)"
ISO = r"(?:19|20)\d\d[./ -][01]?\d[./ -][0-3]?\d(?!\d)"
RUN = r"[0-3]\d[01]\d(?:(?:19|20)\d\d|\d\d)(?!\d)"
DAY_FIRST = rf"{DAY}(?: of)?[ -]?{MONTHS}"
MONTH_FIRST = rf"{MONTHS}[ -]?(?:the )?{DAY}"
AND_YEAR = rf",?[ -]?{YEAR}"
MONTH_AND_YEAR = rf"{MONTHS},?[ -](?:of )?(?:(?:19|20)\d\d|'\d\d)(?!\d)"

DATE_AND_YEAR = rf"(?:{ISO}|{NUMERIC}|{DAY_FIRST}{AND_YEAR}|{MONTH_FIRST}{AND_YEAR})"
A_DATE = (
    rf"(?:{ISO}|{NUMERIC}|{RUN}|{DAY_FIRST}(?:{AND_YEAR})?|{MONTH_AND_YEAR}|"
    rf"{MONTH_FIRST}(?:{AND_YEAR})?)"
)
_NUMERIC = re.compile(rf"{NUMERIC}|{ISO}")


def is_numeric_date(text: str) -> bool:
    return _NUMERIC.fullmatch(text) is not None
