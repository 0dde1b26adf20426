import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("journal", "0001_initial"), ("journal", "0002_initial")]

    initial = True

    dependencies = [
        ("people", "0002_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("verb", models.CharField(max_length=60)),
                ("kind", models.CharField(max_length=60)),
                ("object_id", models.BigIntegerField()),
                ("ids", models.JSONField(default=dict)),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["kind", "object_id"], name="journal_ent_kind_691716_idx")
                ],
            },
        ),
    ]
