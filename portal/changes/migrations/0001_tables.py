import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("changes", "0001_initial")]

    initial = True

    dependencies = [
        ("people", "0002_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="StepRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("step", models.CharField(max_length=60)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("running", "Running"), ("done", "Done"), ("failed", "Failed")],
                        default="running",
                        max_length=20,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("count", models.PositiveIntegerField(default=0)),
                ("fault", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["-day", "step"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "step"), name="changes_steprun_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", True), ("outcome", "running")),
                            models.Q(
                                models.Q(("outcome", "running"), _negated=True),
                                ("finished_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="changes_steprun_finished_has_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("join", "Joins"),
                            ("move", "Moves to another team or job"),
                            ("leave", "Leaves"),
                            ("away", "Goes on leave"),
                            ("return", "Comes back from leave"),
                            ("supervisor", "Gets another supervisor"),
                        ],
                        max_length=20,
                    ),
                ),
                ("on_day", models.DateField()),
                ("details", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("made", "Made"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="planned",
                        max_length=20,
                    ),
                ),
                ("planned_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(blank=True, null=True)),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="people.employment",
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["on_day", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("made_at__isnull", False), ("state", "made")),
                            models.Q(
                                models.Q(("state", "made"), _negated=True),
                                ("made_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="changes_change_made_has_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "planned")),
                        fields=("employment", "kind"),
                        name="changes_change_one_planned_a_kind",
                    ),
                ],
            },
        ),
    ]
