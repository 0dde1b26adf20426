"""On PostgreSQL an exclusion constraint keeps authorisations from overlapping, two writers at once
included. On SQLite, which has one writer at a time, the guard of the same rule does."""

from django.db import migrations

ADD = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE readiness_authorisation ADD CONSTRAINT readiness_authorisation_no_overlap
EXCLUDE USING gist (
    employment_id WITH =, gate_id WITH =, daterange(starts, COALESCE(ended, ends)) WITH &&
);
"""
DROP = "ALTER TABLE readiness_authorisation DROP CONSTRAINT readiness_authorisation_no_overlap"


def add(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ADD)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(DROP)


class Migration(migrations.Migration):
    dependencies = [("readiness", "0001_tables")]
    operations = [migrations.RunPython(add, drop)]
