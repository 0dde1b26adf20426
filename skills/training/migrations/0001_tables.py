import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("training", "0001_initial")]

    initial = True

    dependencies = [
        ("people", "0002_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Course",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=10, unique=True)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("title", models.CharField(max_length=120)),
                ("summary", models.TextField()),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("awareness", "Awareness"),
                            ("core", "Core"),
                            ("advanced", "Advanced"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("elearning", "Online, in your own time"),
                            ("live_online", "Live online group"),
                            ("in_person", "In person"),
                            ("blended", "Online, then in person or live"),
                        ],
                        max_length=20,
                    ),
                ),
                ("hours", models.DecimalField(decimal_places=1, max_digits=5)),
                ("refresh_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("yearly_update", models.BooleanField(default=False)),
                ("audience", models.CharField(max_length=200)),
                ("open_to_voluntary_sector", models.BooleanField(default=True)),
                ("why_not_open", models.TextField(blank=True)),
                ("practice_sessions", models.PositiveSmallIntegerField(default=0)),
                ("certificate", models.BooleanField(default=True)),
                (
                    "before",
                    models.ManyToManyField(blank=True, related_name="after", to="training.course"),
                ),
                (
                    "required_for",
                    models.ManyToManyField(blank=True, related_name="courses", to="people.jobrole"),
                ),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Completion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("completed_on", models.DateField()),
                ("expires_on", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="completions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="completions",
                        to="training.course",
                    ),
                ),
            ],
            options={
                "ordering": ["user", "course", "completed_on"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "course", "completed_on"),
                        name="training_completion_once_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_on__isnull", True),
                            ("expires_on__gt", models.F("completed_on")),
                            _connector="OR",
                        ),
                        name="training_completion_expires_after_it_is_done",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CourseStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lineage", models.UUIDField()),
                ("up_to_level", models.PositiveSmallIntegerField()),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="training.course",
                    ),
                ),
            ],
            options={
                "ordering": ["course", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("course", "lineage"), name="training_coursestatement_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("up_to_level__gte", 1), ("up_to_level__lte", 4)),
                        name="training_coursestatement_is_1_to_4",
                    ),
                ],
            },
        ),
    ]
