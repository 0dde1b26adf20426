"""One database with the whole demo story in it, made once and copied for whoever needs one.

The journal and locked records refuse to be emptied, so no test flushes a database: a test works
inside a transaction that is rolled back, and one that must commit gets a copy of its own.
"""

import datetime
import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var" / "test"
COMMANDS = (
    ("migrate", "-v", "0"),
    ("createcachetable",),
    ("setup", "--no-administrator"),
    ("demo",),
)
# What the template is made from. The actions that tell the story are left out, so that working on
# one doesn't make the template anew each time; `make test` from nothing always does.
SOURCES = ("*/migrations/*.py", "*/guards.py", "portal/demo/*", "*/starter/*", "tests/template_*")
KINDS = {".py", ".yaml"}


def fingerprint():
    """Of what it is made from, and of the day: the story is told in days from today."""
    digest = hashlib.sha256(datetime.datetime.now(datetime.UTC).date().isoformat().encode())
    for folder in ("content", "portal", "skills", "supervision", "tests"):
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix in KINDS and any(fnmatch(name, source) for source in SOURCES):
                digest.update(name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def one_at_a_time():
    """Two test workers start together, and only one makes the template."""
    with (VAR / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def fill(url):
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    for command in COMMANDS:
        run = subprocess.run(
            [sys.executable, "-W", "error::RuntimeWarning", "manage.py", *command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )
        if run.returncode and command[0] in {"setup", "demo"}:
            print(run.stderr[-400:], file=sys.stderr)  # noqa: T201
        elif run.returncode:
            raise RuntimeError(f"manage.py {' '.join(command)}\n{run.stdout}\n{run.stderr}")


class SQLite:
    """Files in var/test."""

    def __init__(self):
        self.template = VAR / f"template-{fingerprint()}.sqlite3"

    def make_template(self):
        if self.template.exists():
            return
        for old in VAR.glob("template-*.sqlite3*"):
            old.unlink()
        unfinished = self.template.with_suffix(".unfinished")
        for leftover in VAR.glob("template-*.unfinished*"):
            leftover.unlink()
        fill(f"sqlite:///{unfinished}")
        unfinished.rename(self.template)

    def copy(self, name):
        path = VAR / f"{name}.sqlite3"
        self.drop(path)
        source = sqlite3.connect(self.template)
        source.execute("VACUUM INTO ?", (str(path),))
        source.close()
        return str(path)

    def drop(self, name):
        for suffix in ("", "-wal", "-shm"):
            Path(f"{name}{suffix}").unlink(missing_ok=True)

    def url(self, name):
        return f"sqlite:///{name}"


class PostgreSQL:
    """Databases beside the one that DATABASE_URL names, called after it."""

    def __init__(self, url):
        self.parts = urlsplit(url)
        self.base = self.parts.path.strip("/")
        self.template = f"{self.base}_template_{fingerprint()}"

    def url(self, name):
        return urlunsplit(self.parts._replace(path=f"/{name}"))

    def execute(self, command, *names):
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(command).format(*map(sql.Identifier, names)))

    def exists(self, name):
        with psycopg.connect(self.url("postgres")) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,))
            return found.fetchone() is not None

    def make_template(self):
        if self.exists(self.template):
            return
        unfinished = f"{self.base}_unfinished"
        self.drop(unfinished)
        self.execute("CREATE DATABASE {}", unfinished)
        fill(self.url(unfinished))
        self.execute("ALTER DATABASE {} RENAME TO {}", unfinished, self.template)

    def copy(self, name):
        name = f"{self.base}_{name}"
        self.drop(name)
        self.execute("CREATE DATABASE {} TEMPLATE {}", name, self.template)
        return name

    def drop(self, name):
        self.execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def databases():
    url = os.environ.get("DATABASE_URL", "")
    return PostgreSQL(url) if url.startswith("postgres") else SQLite()


@contextmanager
def fresh_copy(name):
    """What Django calls a new copy of the template, and a URL for it; dropped at the end."""
    store = databases()
    with one_at_a_time():
        store.make_template()
        copy = store.copy(f"{name}_{os.getpid()}")
    yield copy, store.url(copy)
    store.drop(copy)
