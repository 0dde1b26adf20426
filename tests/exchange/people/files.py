"""Files of people, made for the tests."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from portal.exchange.people.carrying_out import plan_of
from portal.exchange.people.columns import guess
from portal.exchange.people.here import Asked
from portal.exchange.people.reading import read

HEADERS = [
    "Payroll No",
    "Name",
    "Email",
    "Team",
    "District",
    "Job Title",
    "Start Date",
    "End Date",
    "Supervisor",
]
USUAL = {
    "Payroll No": "",
    "Name": "Ada Lee",
    "Email": "ada@new.example",
    "Team": "Red",
    "District": "North",
    "Job Title": "family_help_practitioner",
    "Start Date": "3/4/2024",
    "End Date": "",
    "Supervisor": "",
}


def row(**cells) -> dict:
    """A row of somebody new; `row(Email="…", Start_Date="…")`."""
    named = {key.replace("_", " "): value for key, value in cells.items()}
    return {**USUAL, **named}


def csv_text(rows, headers=HEADERS, delimiter=",") -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(headers)
    writer.writerows([each.get(header, "") for header in headers] for each in rows)
    return text.getvalue()


def csv_bytes(*rows) -> bytes:
    return csv_text(rows).encode()


def workbook_bytes(*sheets) -> bytes:
    """A workbook of sheets, each a list of rows of cells."""
    book = Workbook()
    book.remove(book.active)
    for number, lines in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Sheet {number}")
        for line in lines:
            sheet.append(line)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def upload(content, name="people.csv"):
    return SimpleUploadedFile(name, content)


def planned(rows, organisation, day, by=None, **asked):
    """The plan for rows, for the organisation as of the day."""
    table = read(csv_bytes(*rows))
    columns = guess(table.headers, {})
    return plan_of(table, columns, Asked(organisation, day, by=by, **asked))


def found(plan) -> list[tuple]:
    return [(line.number, line.outcome) for line in plan.lines]


def said(plan) -> str:
    return " | ".join(words for line in plan.lines for words in line.says)
