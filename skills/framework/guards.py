"""From publication on a version of the framework is frozen, whatever writes to the database."""

from portal.guards import Guard, append_only, declare

SHUT = "IN ('published', 'superseded', 'retired')"
MESSAGE = "a published framework version never changes"


def _frozen(table: str, version: str) -> list[Guard]:
    """Guards for `table`, where `version` is SQL for its version’s id, with {row} for the row."""

    def when(row):
        return (
            f"(SELECT state FROM framework_frameworkversion WHERE id = "
            f"({version.format(row=row)})) {SHUT}"
        )

    return [
        Guard(table, "frozen_insert", ("INSERT",), MESSAGE, when("NEW")),
        Guard(table, "frozen_update", ("UPDATE",), MESSAGE, f"{when('OLD')} OR {when('NEW')}"),
        Guard(table, "frozen_delete", ("DELETE",), MESSAGE, when("OLD")),
    ]


for table in (
    "framework_level",
    "framework_domain",
    "framework_statement",
    "framework_roleprofile",
    "framework_statementmove",
):
    declare(*_frozen(table, "{row}.version_id"))
declare(
    *_frozen(
        "framework_leveldescriptor",
        "SELECT version_id FROM framework_statement WHERE id = {row}.statement_id",
    ),
    *_frozen(
        "framework_requirement",
        "SELECT version_id FROM framework_roleprofile WHERE id = {row}.profile_id",
    ),
    Guard("framework_frameworkversion", "delete", ("DELETE",), MESSAGE, f"OLD.state {SHUT}"),
    Guard(
        "framework_frameworkversion",
        "only_its_state_moves",
        ("UPDATE",),
        MESSAGE,
        f"OLD.state {SHUT} AND ("
        "NEW.framework_id IS DISTINCT FROM OLD.framework_id "
        "OR NEW.number IS DISTINCT FROM OLD.number "
        "OR NEW.title IS DISTINCT FROM OLD.title "
        "OR NEW.notice IS DISTINCT FROM OLD.notice "
        "OR NEW.follows_id IS DISTINCT FROM OLD.follows_id "
        "OR NEW.published_at IS DISTINCT FROM OLD.published_at "
        "OR NEW.published_by_id IS DISTINCT FROM OLD.published_by_id "
        "OR NEW.state IN ('draft', 'in_review') "
        "OR (OLD.state <> 'published' AND NEW.state IS DISTINCT FROM OLD.state))",
    ),
)
declare(
    append_only("framework_review"),
    append_only("framework_reviewinvitation"),
    Guard(
        "framework_review",
        "only_in_review",
        ("INSERT",),
        "nobody is asked about this version now",
        "(SELECT state FROM framework_frameworkversion WHERE id = NEW.version_id) <> 'in_review'",
    ),
    Guard(
        "framework_review",
        "of_the_version_asked_about",
        ("INSERT",),
        "the reader was asked about another version",
        "NEW.invitation_id IS NOT NULL AND NEW.version_id IS DISTINCT FROM (SELECT version_id "
        "FROM framework_reviewinvitation WHERE id = NEW.invitation_id)",
    ),
    Guard(
        "framework_statementmove",
        "from_the_version_before",
        ("INSERT", "UPDATE"),
        "a statement comes from the version before",
        "NEW.from_statement_id IS NOT NULL AND (SELECT version_id FROM framework_statement "
        "WHERE id = NEW.from_statement_id) IS DISTINCT FROM (SELECT follows_id "
        "FROM framework_frameworkversion WHERE id = NEW.version_id)",
    ),
    Guard(
        "framework_statementmove",
        "to_its_own_version",
        ("INSERT", "UPDATE"),
        "a statement goes to its own version",
        "NEW.to_statement_id IS NOT NULL AND (SELECT version_id FROM framework_statement "
        "WHERE id = NEW.to_statement_id) IS DISTINCT FROM NEW.version_id",
    ),
)
declare(
    Guard(
        "framework_statementmap", "stays", ("DELETE",), "what a statement answers stays on record"
    ),
    Guard(
        "framework_statementmap",
        "only_its_end_is_told",
        ("UPDATE",),
        "what a statement answers is ended, never edited",
        "OLD.ends IS NOT NULL OR NEW.meaning IS DISTINCT FROM OLD.meaning "
        "OR NEW.answers IS DISTINCT FROM OLD.answers OR NEW.starts IS DISTINCT FROM OLD.starts "
        "OR NEW.said_by_id IS DISTINCT FROM OLD.said_by_id",
    ),
)
