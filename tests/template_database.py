"""One database with the whole demo story in it, made once and copied for whoever needs one.

The journal and locked records refuse to be emptied, so no test flushes a database: a test works
inside a transaction that is rolled back, and one that must commit gets a copy of its own.
"""

import datetime
import fcntl
import hashlib
import os
import shutil
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
# Two templates, the second made from a copy of the first. What each is made from: the actions that
# tell the story are left out, so that working on one doesn't make it anew each time; `make test`
# from nothing always does.
STARTER = "starter"
STORY = "story"
MIGRATE = ("migrate", "-v", "0")
COMMANDS = {
    STARTER: [
        MIGRATE,
        ("createcachetable",),
        ("setup", "--no-administrator"),
    ],
    STORY: [("demo",)],
}
# What `make run` left, when it began with nothing: each table, and no row of ours.
TABLES = ROOT / "var" / "stamps" / "tables.sqlite3"
MADE_TABLES = ("*/migrations/*.py", "*/guards.py", "*/guards/*.py", "*/requirements.lock")
SOURCES = {
    STARTER: (
        "*/migrations/*.py",
        "*/guards.py",
        "*/guards/*.py",
        "*/starter/*",
        "content/pages/*",
    ),
    STORY: (
        "*/migrations/*.py",
        "*/guards.py",
        "*/guards/*.py",
        "*/starter/*",
        "content/pages/*",
        "portal/demo/*",
    ),
}
KINDS = {".py", ".yaml"}


def fingerprint(stage):
    """Of what it is made from, and of the day: the story is told in days from today."""
    digest = hashlib.sha256(datetime.datetime.now(datetime.UTC).date().isoformat().encode())
    for folder in ("content", "portal", "skills", "supervision"):
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix in KINDS and any(fnmatch(name, kind) for kind in SOURCES[stage]):
                digest.update(name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def one_at_a_time(store):
    """Two test workers start together, and only one makes the template."""
    with (VAR / f"{type(store).__name__}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def has_tables():
    """Is what `make run` left there, and newer than all that it is made from?"""
    if not TABLES.exists():
        return False
    made = TABLES.stat().st_mtime
    sources = [ROOT / "requirements.lock", *ROOT.glob("[cps]*/**/*.py")]
    newer = [path for path in sources if path.stat().st_mtime > made]
    return not any(fnmatch(path, kind) for path in newer for kind in MADE_TABLES)


def fill(url, commands):
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    for command in commands:
        run = subprocess.run(
            [sys.executable, "-W", "error::RuntimeWarning", "manage.py", *command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )
        if run.returncode:
            raise RuntimeError(f"manage.py {' '.join(command)}\n{run.stdout}\n{run.stderr}")


class SQLite:
    """Files in var/test."""

    def name(self, name):
        return str(VAR / f"{name}.sqlite3")

    def url(self, name):
        return f"sqlite:///{name}"

    def exists(self, name):
        return Path(name).exists()

    def create(self, name):
        """Nothing to do: the first to open the file makes it."""

    def begin(self, name):
        """As `create`, with tables where they are there already; are they?"""
        if has_tables():
            shutil.copyfile(TABLES, name)
            return True
        return False

    def copy(self, source, name):
        """Whoever made the source has closed it, so that all of it is in the one file."""
        shutil.copyfile(source, name)

    def rename(self, name, new):
        """As a served database is. Of two threads that both ask for it first, SQLite tells one at
        once that the database is locked, however long it was to wait."""
        connection = sqlite3.connect(name)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("VACUUM")
        connection.close()
        Path(name).rename(new)

    def drop(self, name):
        for suffix in ("", "-wal", "-shm"):
            Path(f"{name}{suffix}").unlink(missing_ok=True)

    def others(self, stage):
        return [str(path) for path in VAR.glob(f"{stage}_*.sqlite3")]


class PostgreSQL:
    """Databases beside the one that DATABASE_URL names, called after it."""

    def __init__(self, url):
        self.parts = urlsplit(url)

    def name(self, name):
        return f"{self.parts.path.strip('/')}_{name}"

    def url(self, name):
        return urlunsplit(self.parts._replace(path=f"/{name}"))

    def execute(self, command, *names):
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(command).format(*map(sql.Identifier, names)))

    def exists(self, name):
        return name in self.others(name)

    def create(self, name):
        self.execute("CREATE DATABASE {}", name)

    def begin(self, name):
        self.create(name)
        return False

    def copy(self, source, name):
        self.execute("CREATE DATABASE {} TEMPLATE {}", name, source)

    def rename(self, name, new):
        self.execute("ALTER DATABASE {} RENAME TO {}", name, new)

    def drop(self, name):
        self.execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def others(self, stage):
        start = stage if stage.startswith(self.name("")) else self.name(f"{stage}_")
        with psycopg.connect(self.url("postgres")) as connection:
            found = connection.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", (start,)
            )
            return [row[0] for row in found]


def databases():
    url = os.environ.get("DATABASE_URL", "")
    return PostgreSQL(url) if url.startswith("postgres") else SQLite()


def template(store, stage):
    """The stage's template, made if it isn't there; those of other days and versions go."""
    made = store.name(f"{stage}_{fingerprint(stage)}")
    if store.exists(made):
        return made
    unfinished = store.name(f"unfinished_{stage}")
    store.drop(unfinished)
    commands = list(COMMANDS[stage])
    if stage == STORY:
        store.copy(template(store, STARTER), unfinished)
    elif store.begin(unfinished):
        commands.remove(MIGRATE)
    fill(store.url(unfinished), commands)
    for old in store.others(stage):
        store.drop(old)
    store.rename(unfinished, made)
    return made


@contextmanager
def fresh_copy(name, stage=STORY):
    """What Django calls a new copy of the template, and a URL for it; dropped at the end."""
    store = databases()
    copy = store.name(f"{name}_{os.getpid()}")
    with one_at_a_time(store):
        source = template(store, stage)
        store.drop(copy)
        store.copy(source, copy)
    yield copy, store.url(copy)
    store.drop(copy)


if __name__ == "__main__":  # beforehand, for a run that will ask for it
    VAR.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(databases()):
        template(databases(), STORY)
