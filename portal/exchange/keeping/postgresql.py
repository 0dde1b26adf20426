"""The database where it is PostgreSQL: saved and loaded by PostgreSQL's own tools."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from django.db import transaction
from django.db.backends.postgresql.client import DatabaseClient
from psycopg import sql

from .wrong import NotDone

KIND = "postgresql"
ANEW = "SET lock_timeout = '10s'; DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n"
VERSION = re.compile(r"\d+")


def name_of(connection) -> str:
    """What somebody types to say that this database is to be replaced."""
    return connection.settings_dict["NAME"]


def save(connection, target: Path) -> dict:
    """Let pg_dump write the database as it is at one moment, while others use it. How many rows
    each table had at that moment."""
    dump = _tool("pg_dump", connection)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        options = ["--format=custom", "--no-owner", "--no-acl", f"--snapshot={snapshot}"]
        _run([dump, *options, f"--file={target}"], connection)
        return rows(connection, cursor)


def rows(connection, cursor) -> dict:
    counted = {}
    for name in sorted(connection.introspection.table_names(cursor)):
        cursor.execute(sql.SQL("SELECT COUNT(*) FROM {}").format(sql.Identifier(name)))
        counted[name] = cursor.fetchone()[0]
    return counted


def is_empty(connection) -> bool:
    """Is no table there yet?"""
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def load(connection, source: Path, manifest: dict, stamp: str, say) -> None:
    """Write the saved database in the place of the one that is there, in one transaction: if any of
    it fails, nothing was changed."""
    restore, psql = _tool("pg_restore", connection), _tool("psql", connection)
    script = source.with_name("database.sql")
    _run([restore, "--no-owner", "--no-acl", f"--file={script}", str(source)])
    anew = "" if is_empty(connection) else ANEW
    connection.close()
    with script.open("rb") as body:
        asked = [psql, "--no-psqlrc", "--quiet", "--single-transaction", "--output=/dev/null"]
        reading = ["--set=ON_ERROR_STOP=1", "--file=-"]
        _feed([*asked, *reading], connection, anew.encode(), body)
    with connection.cursor() as cursor:
        if rows(connection, cursor) != manifest["rows"]:
            raise NotDone(
                "The database was restored, but its rows don’t agree with the backup’s count. "
                "Don’t use it: restore another backup with --replace."
            )


def _tool(name: str, connection) -> str:
    """Where the tool is: in PG_BIN, else on the path. An older one can’t read a newer server."""
    path = shutil.which(name, path=os.environ.get("PG_BIN") or None)
    if path is None:
        raise NotDone(
            f"{name} is not here. Install PostgreSQL’s client tools (on Debian or Ubuntu: apt-get "
            "install postgresql-client), or set PG_BIN to the folder where they are."
        )
    said = subprocess.run([path, "--version"], capture_output=True, text=True).stdout
    version = VERSION.search(said)
    server = connection.pg_version // 10_000
    if version and int(version[0]) < server:
        raise NotDone(
            f"{name} is version {version[0]} and the server is version {server}. Install the "
            f"client tools of version {server}, or set PG_BIN to the folder where they are."
        )
    return path


def _asked(command, connection):
    """The command with where the database is, and the password where no other user sees it."""
    told, environment = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    _, *options, name = told
    return [*command, *options, f"--dbname={name}"], {**os.environ, **(environment or {})}


def _run(command, connection=None) -> None:
    environment = None
    if connection is not None:
        command, environment = _asked(command, connection)
    run = subprocess.run(command, env=environment, capture_output=True, text=True)
    if run.returncode:
        raise NotDone(f"{Path(command[0]).name} said: {run.stderr.strip()}\nNothing was changed.")


def _feed(command, connection, first: bytes, body) -> None:
    command, environment = _asked(command, connection)
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        try:
            run.stdin.write(first)
            shutil.copyfileobj(body, run.stdin)
        except BrokenPipeError:
            pass  # it stopped at an error, which it tells below
        said = run.communicate()[1].decode(errors="replace").strip()
    if run.returncode:
        raise NotDone(f"psql said: {said}\nNothing was changed.")
