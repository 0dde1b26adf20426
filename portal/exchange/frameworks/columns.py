"""What the columns of our workbook are called, for reading and writing it."""

STATEMENTS, AREAS, LEVELS, ROLES, HEAD = (
    "Statements",
    "Areas",
    "Levels",
    "Roles",
    "Framework",
)
# Header to field. A header that begins as `NEEDED` is a role's.
TEXTS = {
    "Area code": "area",
    "Code": "code",
    "Title": "title",
    "Statement": "text",
    "Evidence hint": "evidence_hint",
    "Key (leave as it is)": "key",
}
LISTS = {"Evidence kinds": "evidence_kinds", "Topics": "topics", "Also answers": "answers"}
STEPS = {f"Level {value}": value for value in (1, 2, 3, 4)}
CORE = "Core"
NEEDED = "Needed: "
ORDER = [
    "Area code", "Code", "Title", "Statement", *STEPS, CORE, "Evidence hint", "Evidence kinds",
    "Topics",
]  # fmt: skip
LAST = ["Also answers", "Key (leave as it is)"]
AREA_COLUMNS = {"Code": "code", "Title": "title", "Question": "question", "Summary": "summary"}
LEVEL_COLUMNS = {
    "Value": "value",
    "Code": "code",
    "Name": "name",
    "In short": "short",
    "Description": "description",
}
ROLE_COLUMNS = {
    "Code": "code",
    "Name": "name",
    "Summary": "summary",
    "Typical work": "typical_work",
    "Qualified social worker": "social_work_qualified",
}
HEAD_COLUMNS = {"Code": "code", "Title": "title", "Version": "version", "Notice": "notice"}
YES, NO = "Yes", "No"
