"""Which column of a file of past records is which. What has no place here is not kept."""

from functools import partial

from portal.exchange.people.columns import field_of, guess, has_names

FIELDS = (
    field_of(
        "email",
        "E-mail",
        "Their address here. It is the surest way to say who it is.",
        "email address,work email,mail,e mail address,learner email,delegate email",
    ),
    field_of(
        "name",
        "Name",
        "If there is no e-mail: first and last name, as they are here.",
        "full name,person,learner,learner name,delegate,delegate name,employee name,who",
    ),
    field_of(
        "course",
        "Course",
        "Our course by its title or code, or what another course was called.",
        "course title,title,course name,training,course code,what",
    ),
    field_of(
        "counts_as",
        "Counts as",
        "Only for a course of somebody else: which of ours it is like, by title or code.",
        "equivalent to,equivalent,our course,like",
    ),
    field_of(
        "completed_on",
        "Completed on",
        "A day like 3/4/2026, the day first.",
        "completed,date completed,completion date,finished on,finished,date,attended on,"
        "date attended",
    ),
    field_of(
        "provider",
        "Provider",
        "Who ran it, if it was not us.",
        "ran by,training provider,organisation,supplier,who ran it",
    ),
    field_of(
        "counts_until",
        "Counts until",
        "The last day on which it counts. Leave it empty and our rule for the course holds.",
        "expires on,expires,expiry,expiry date,valid until,valid to,expiry on,renewal date",
    ),
)
HEADER = [field.label for field in FIELDS]
HOW = [[field.label, field.hint] for field in FIELDS]
KNOWN = {name for field in FIELDS for name in field.known_as}
looks_like_header = partial(has_names, known=KNOWN)


def columns_of(headers) -> dict[str, str]:
    """Which header each field is in."""
    return guess(headers, {}, FIELDS)


def missing(columns: dict[str, str]) -> str:
    """What the file can't be without, in words, or nothing."""
    if "email" not in columns and "name" not in columns:
        return "There is no column that says who it is. Call it “E-mail” or “Name”."
    for key, words in (
        ("course", "There is no column with the course. Call it “Course”."),
        ("completed_on", "There is no column with the day. Call it “Completed on”."),
    ):
        if key not in columns:
            return words
    return ""
