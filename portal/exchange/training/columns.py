"""Which column of a file of past records is which. What has no place here is not kept."""

from portal.exchange.people.columns import Field, plain


def _field(key, label, hint, known_as) -> Field:
    return Field(key, label, hint, (plain(label), *(plain(name) for name in known_as.split(","))))


FIELDS = (
    _field(
        "email",
        "E-mail",
        "Their address here. It is the surest way to say who it is.",
        "email address,work email,mail,e mail address,learner email,delegate email",
    ),
    _field(
        "name",
        "Name",
        "If there is no e-mail: first and last name, as they are here.",
        "full name,person,learner,learner name,delegate,delegate name,employee name,who",
    ),
    _field(
        "course",
        "Course",
        "Our course by its title or code, or what another course was called.",
        "course title,title,course name,training,course code,what",
    ),
    _field(
        "counts_as",
        "Counts as",
        "Only for a course of somebody else: which of ours it is like, by title or code.",
        "equivalent to,equivalent,our course,like",
    ),
    _field(
        "completed_on",
        "Completed on",
        "A day like 3/4/2026, the day first.",
        "completed,date completed,completion date,finished on,finished,date,attended on,"
        "date attended",
    ),
    _field(
        "provider",
        "Provider",
        "Who ran it, if it was not us.",
        "ran by,training provider,organisation,supplier,who ran it",
    ),
    _field(
        "counts_until",
        "Counts until",
        "The last day on which it counts. Leave it empty and our rule for the course holds.",
        "expires on,expires,expiry,expiry date,valid until,valid to,expiry on,renewal date",
    ),
)
HEADER = [field.label for field in FIELDS]
HOW = [[field.label, field.hint] for field in FIELDS]
KNOWN = {name: field.key for field in reversed(FIELDS) for name in field.known_as}


def looks_like_header(cells) -> bool:
    return sum(plain(cell) in KNOWN for cell in cells) >= 2


def columns_of(headers) -> dict[str, str]:
    """Which header each field is in."""
    by_plain = {plain(header): header for header in headers if header}
    found, taken = {}, set()
    for field in FIELDS:
        names = (name for name in field.known_as if name in by_plain and name not in taken)
        here = next(names, None)
        if here is not None:
            found[field.key] = by_plain[here]
            taken.add(here)
    return found


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
