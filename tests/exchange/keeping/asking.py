"""A backup or a restore, asked for as at a terminal; and what is there before and after."""

import json
import tarfile
from contextlib import contextmanager
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection

from portal.exchange.keeping import archive
from portal.exchange.keeping.restore import FORGOTTEN
from tests.conftest import point_at
from tests.template_database import databases


@contextmanager
def empty_database(name="restored"):
    store = databases()
    there = store.name(f"{name}_{Path(connection.settings_dict['NAME']).stem}")
    store.drop(there)
    store.create(there)
    usual = point_at(there)
    try:
        yield there
    finally:
        point_at(usual)
        store.drop(there)


def run(command, path, **options):
    said = StringIO()
    call_command(command, path, stdout=said, **options)
    return said.getvalue()


def refusal(command, path, **options):
    with pytest.raises(CommandError) as refused:
        run(command, path, **options)
    return str(refused.value)


def everything():
    """Every row of every table, and every file."""
    with connection.cursor() as cursor:
        tables = {}
        for name in connection.introspection.table_names(cursor):
            if name not in FORGOTTEN:
                cursor.execute(f'SELECT * FROM "{name}"')
                tables[name] = sorted(map(repr, cursor.fetchall()))
    files = {
        (alias, path.relative_to(storages[alias].location)): path.read_bytes()
        for alias in ("default", "private")
        for path in sorted(Path(storages[alias].location).rglob("*"))
        if path.is_file()
    }
    return tables, files


def triggers():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        return {row[0] for row in cursor.fetchall()}


def changed(path, change):
    """The backup with its parts changed by `change(parts)`, and packed again."""
    with tarfile.open(path) as tar:
        parts = {one.name: tar.extractfile(one).read() for one in tar.getmembers()}
    change(parts)
    other = path.with_name("changed.tar.gz")
    with tarfile.open(other, "w:gz") as tar:
        for name, content in parts.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, BytesIO(content))
    return other


def manifest(path):
    with tarfile.open(path) as tar:
        return json.load(tar.extractfile(archive.MANIFEST))
