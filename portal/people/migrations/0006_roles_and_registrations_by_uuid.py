import uuid

from django.db import migrations, models

NAMES = ("registration", "rolegrant")


def give_each_its_own(apps, schema_editor):
    for name in NAMES:
        for row in apps.get_model("people", name).objects.all():
            row.uuid = uuid.uuid4()
            row.save(update_fields=["uuid"])


def end_each_auditor_s(apps, schema_editor):
    """An auditor's access that had no end gets one: a year after it began."""
    for row in apps.get_model("people", "rolegrant").objects.filter(role="auditor", ends=None):
        row.ends = row.starts.replace(year=row.starts.year + 1, day=min(row.starts.day, 28))
        row.save(update_fields=["ends"])


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_safeguarding_statements_and_files"),
    ]

    operations = [
        *[
            migrations.AddField(name, "uuid", models.UUIDField(null=True, editable=False))
            for name in NAMES
        ],
        migrations.RunPython(give_each_its_own, migrations.RunPython.noop),
        migrations.RunPython(end_each_auditor_s, migrations.RunPython.noop),
        *[
            migrations.AlterField(
                name, "uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
            )
            for name in NAMES
        ],
        migrations.AddConstraint(
            model_name="rolegrant",
            constraint=models.CheckConstraint(
                condition=~models.Q(role="auditor") | models.Q(ends__isnull=False),
                name="people_rolegrant_an_auditor_s_ends",
            ),
        ),
    ]
