"""What the database refuses, whoever asks: locked records and copies that must agree.

An app lists its guards in a module `guards`. They become triggers on SQLite and on PostgreSQL. They
are taken off before each `migrate` and put back after it, because SQLite drops a table's triggers
whenever a migration rebuilds it; so a guard is always the one that the code tells of.
"""

from dataclasses import dataclass

from django.db import connections
from django.utils.module_loading import autodiscover_modules

LONGEST_NAME = 63  # of PostgreSQL, which cuts the rest off without a word


@dataclass(frozen=True)
class Guard:
    """Refuse `events` on `table` where `when` holds: SQL over OLD and NEW, in the words that both
    databases know, with IS DISTINCT FROM for "differs"."""

    table: str
    name: str
    events: tuple[str, ...]
    message: str
    when: str = "1 = 1"

    def __post_init__(self):
        names = [self.trigger(event) for event in self.events_on("postgresql")]
        if any(len(name) > LONGEST_NAME for name in names):
            raise ValueError(f"The name of guard {self.name} on {self.table} is too long.")

    def trigger(self, event: str) -> str:
        return f"guard_{self.table}_{self.name}_{event.lower()}"

    def events_on(self, vendor: str) -> tuple[str, ...]:
        """PostgreSQL can empty a table at once, of which its rows' triggers are not told."""
        empties = vendor == "postgresql" and "DELETE" in self.events
        return (*self.events, "TRUNCATE") if empties else self.events

    def create_sql(self, vendor: str) -> list[str]:
        make = self.postgresql if vendor == "postgresql" else self.sqlite
        return [sql for event in self.events_on(vendor) for sql in make(event)]

    def drop_sql(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [
                f"DROP FUNCTION IF EXISTS {self.trigger(event)}() CASCADE"
                for event in self.events_on(vendor)
            ]
        return [f"DROP TRIGGER IF EXISTS {self.trigger(event)}" for event in self.events]

    def sqlite(self, event: str) -> list[str]:
        when = self.when.replace("IS DISTINCT FROM", "IS NOT")
        return [
            f"CREATE TRIGGER {self.trigger(event)} BEFORE {event} ON {self.table} "
            f"FOR EACH ROW WHEN {when} BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        ]

    def postgresql(self, event: str) -> list[str]:
        name = self.trigger(event)
        row = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(event, "NEW")
        when, each = ("TRUE", "STATEMENT") if event == "TRUNCATE" else (self.when, "ROW")
        return [
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {when} THEN RAISE EXCEPTION '{self.message}' USING ERRCODE = '23514'; "
            f"END IF; RETURN {row}; END $$",
            f"CREATE TRIGGER {name} BEFORE {event} ON {self.table} "
            f"FOR EACH {each} EXECUTE FUNCTION {name}()",
        ]


_guards: list[Guard] = []


def declare(*guards: Guard) -> None:
    _guards.extend(guard for guard in guards if guard not in _guards)


def append_only(table: str) -> Guard:
    return Guard(table, "append_only", ("UPDATE", "DELETE"), f"{table} is append-only")


def all_guards() -> list[Guard]:
    autodiscover_modules("guards")
    return _guards


def take_off(using: str = "default", **kwargs) -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        for guard in all_guards():
            for sql in guard.drop_sql(connection.vendor):
                cursor.execute(sql)


def put_on(using: str = "default", **kwargs) -> None:
    """Make every guard anew; a table that is not there yet gets its guards with its migration."""
    take_off(using)
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in all_guards():
            if guard.table in tables:
                for sql in guard.create_sql(connection.vendor):
                    cursor.execute(sql)
