"""Which column of a file is which. A field that is not here is never kept: there is no place for
pay, a date of birth, a home address or a National Insurance number."""

from dataclasses import dataclass
from functools import partial

from .table import Table


@dataclass(frozen=True)
class Field:
    key: str
    label: str
    hint: str
    # What HR systems call it, as `plain` writes it.
    known_as: tuple[str, ...]


def plain(words) -> str:
    """Letters and digits alone, in lower case: “E-mail Address” is “emailaddress”."""
    return "".join(letter for letter in str(words).casefold() if letter.isalnum())


def field_of(key, label, hint, known_as) -> Field:
    return Field(key, label, hint, (plain(label), *(plain(name) for name in known_as.split(","))))


FIELDS = (
    field_of(
        "email",
        "E-mail",
        "Their work address. They sign in with it.",
        "email address,work email,work email address,e mail address,business email,mail,"
        "office email,employee email",
    ),
    field_of("name", "Name", "", "full name,employee name,display name,known name,person,employee"),
    field_of(
        "first_name",
        "First name",
        "Only where there is no column with the whole name.",
        "forename,forenames,given name,first names,firstname,known as,preferred name,"
        "preferred first name",
    ),
    field_of("last_name", "Last name", "", "surname,family name,lastname,second name"),
    field_of(
        "staff_number",
        "Staff number",
        "Payroll or staff number. Zeros in front stay.",
        "payroll number,payroll no,employee number,employee no,employee id,staff no,staff id,"
        "personnel number,personnel no,assignment number,payroll,emp no,person number,payroll ref,"
        "employee reference",
    ),
    field_of("team", "Team", "", "team name,department,service team,unit,cost centre name,section"),
    field_of(
        "parent_team",
        "Part of",
        "The district or service that the team is part of.",
        "parent team,district,service,service area,division,area,team is part of",
    ),
    field_of(
        "top_team",
        "Which is part of",
        "One level higher, if there is one.",
        "directorate,top team,group,branch,service,service area",
    ),
    field_of(
        "job_role",
        "Job role",
        "The job title. Next you say what each one means here.",
        "job title,job,role,position,position title,post title,post,title of post,jobrole",
    ),
    field_of(
        "kind",
        "Kind of employment",
        "Employed, agency, student or volunteer.",
        "employment type,contract type,employment kind,worker type,type of contract,kind,"
        "employee type,employment status",
    ),
    field_of(
        "term_time",
        "Term time only",
        "Yes or no.",
        "term time,tto,term time working,works term time,termtimeonly",
    ),
    field_of(
        "starts",
        "Start date",
        "Their first day in this employment.",
        "start,date started,start of employment,employment start date,date joined,hire date,"
        "commencement date,joined,continuous service date",
    ),
    field_of(
        "ends",
        "End date",
        "Their last day, for those who leave.",
        "leaving date,end,date left,leave date,last day,termination date,contract end date,"
        "end of employment,employment end date,left",
    ),
    field_of(
        "supervisor",
        "Supervisor’s e-mail",
        "The line manager’s work address.",
        "supervisor email,supervisor,line manager email,manager email,line managers email,"
        "managers email,reports to email,line manager email address,manager email address,"
        "supervisor email address,reports to",
    ),
    field_of(
        "practice_supervisor",
        "Practice supervisor’s e-mail",
        "If it is somebody else.",
        "practice supervisor email,practice supervisor,social work supervisor email",
    ),
)
BY_KEY = {field.key: field for field in FIELDS}
KNOWN = {name for field in FIELDS for name in field.known_as}


def has_names(cells, known) -> bool:
    """Are two of the cells names that we know?"""
    return sum(plain(cell) in known for cell in cells) >= 2


looks_like_header = partial(has_names, known=KNOWN)


def guess(headers, remembered: dict, fields=FIELDS) -> dict[str, str]:
    """Which header each field is in, as it was said the last time for this organisation or, where
    nothing was said, by its name."""
    by_plain = {plain(header): header for header in headers if header}
    found, taken = {}, set()
    for field in fields:
        said = remembered.get(field.key)
        names = field.known_as if said is None else (plain(said),)
        here = next((by_plain[name] for name in names if name in by_plain), None)
        if here is not None and here not in taken:
            found[field.key] = here
            taken.add(here)
    if "name" in found and remembered.get("name") is None:
        found.pop("first_name", None)
        found.pop("last_name", None)
    return found


def faults(chosen: dict[str, str]) -> dict[str, str]:
    """What is wrong with a choice, by field: twice the same column, or one that is missing."""
    wrong = {}
    for key, header in chosen.items():
        twin = next(k for k, other in chosen.items() if other == header)
        if twin != key:
            label = BY_KEY[twin].label
            wrong[key] = f"“{header}” is chosen for “{label}” too. Choose it once."
    if "name" not in chosen and not {"first_name", "last_name"} <= chosen.keys():
        wrong["name"] = "Choose the column with the name, or both first name and last name."
    if "email" not in chosen and "staff_number" not in chosen:
        wrong["email"] = "Choose the column with the e-mail address or the staff number, or both."
    if "top_team" in chosen and "parent_team" not in chosen:
        wrong["parent_team"] = "Choose the level in between first."
    if "parent_team" in chosen and "team" not in chosen:
        wrong["team"] = "Choose the column with the team first."
    return wrong


def not_kept(table: Table, chosen: dict[str, str]) -> list[str]:
    """The headers of what the portal doesn't keep."""
    return [header for header in table.headers if header and header not in chosen.values()]


def examples(table: Table, header: str) -> list[str]:
    """The first few different things in the column."""
    at = table.headers.index(header)
    found = dict.fromkeys(str(row.cells[at]) for row in table.rows[:200] if row.cells[at])
    return list(found)[:3]
