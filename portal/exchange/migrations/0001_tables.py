import django.db.models.deletion
import portal.files.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("exchange", "0001_people_files"), ("exchange", "0002_framework_files")]

    initial = True

    dependencies = [
        ("framework", "0001_tables"),
        ("people", "0002_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="PeopleFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "file",
                    models.FileField(
                        storage=portal.files.models.private, upload_to=portal.files.models.place
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "Sent"),
                            ("checking", "Being checked"),
                            ("checked", "Checked"),
                            ("applying", "Being applied"),
                            ("applied", "Applied"),
                            ("dropped", "Dropped"),
                        ],
                        default="sent",
                        max_length=20,
                    ),
                ),
                (
                    "trouble",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", ""),
                            ("changed", "People changed here since the file was checked"),
                            ("failed", "Something went wrong while it was worked on"),
                        ],
                        max_length=20,
                    ),
                ),
                ("as_at", models.DateField()),
                ("absent_have_left", models.BooleanField(default=False)),
                ("rows", models.PositiveIntegerField()),
                ("columns", models.JSONField(default=dict)),
                ("not_kept", models.JSONField(default=list)),
                ("counts", models.JSONField(default=dict)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("touched_at", models.DateTimeField()),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "applied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people_files",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-added_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("applied_at__isnull", False),
                                ("applied_by__isnull", False),
                                ("state", "applied"),
                            ),
                            models.Q(
                                models.Q(("state", "applied"), _negated=True),
                                ("applied_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="exchange_peoplefile_applied_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dropped_at__isnull", False), ("state", "dropped")),
                            models.Q(
                                models.Q(("state", "dropped"), _negated=True),
                                ("dropped_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="exchange_peoplefile_dropped_has_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PeopleFormat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("columns", models.JSONField(default=dict)),
                ("words", models.JSONField(default=dict)),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people_format",
                        to="people.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FrameworkFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "file",
                    models.FileField(
                        storage=portal.files.models.private, upload_to=portal.files.models.place
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField()),
                ("new_code", models.SlugField(blank=True, max_length=60)),
                ("new_title", models.CharField(blank=True, max_length=200)),
                ("format", models.CharField(max_length=10)),
                ("depth", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("take_out", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "Sent"),
                            ("applying", "Being applied"),
                            ("applied", "Applied"),
                            ("dropped", "Dropped"),
                        ],
                        default="sent",
                        max_length=20,
                    ),
                ),
                (
                    "trouble",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", ""),
                            ("changed", "The framework changed here since the file was looked at"),
                            ("refused", "The draft can’t be written in now"),
                            ("failed", "Something went wrong while it was worked on"),
                        ],
                        max_length=20,
                    ),
                ),
                ("says", models.TextField(blank=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("counts", models.JSONField(default=dict)),
                ("touched_at", models.DateTimeField()),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "applied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="framework.framework",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="framework.frameworkversion",
                    ),
                ),
            ],
            options={
                "ordering": ["-added_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("applied_at__isnull", False),
                                ("applied_by__isnull", False),
                                ("state", "applied"),
                                ("version__isnull", False),
                            ),
                            models.Q(
                                models.Q(("state", "applied"), _negated=True),
                                ("applied_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="exchange_frameworkfile_applied_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("framework__isnull", False),
                            models.Q(("new_code", ""), ("new_title", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="exchange_frameworkfile_is_for_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FileLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("refused", "Left out"),
                            ("ambiguous", "Not clear who it is"),
                            ("added", "Added"),
                            ("moved", "Moved"),
                            ("changed", "Changed"),
                            ("left", "Left"),
                        ],
                        max_length=20,
                    ),
                ),
                ("who", models.CharField(max_length=400)),
                ("says", models.JSONField(default=list)),
                (
                    "people_file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="exchange.peoplefile",
                    ),
                ),
            ],
            options={
                "ordering": ["number", "id"],
                "indexes": [
                    models.Index(fields=["people_file", "outcome"], name="exchange_lines_of_a_file")
                ],
            },
        ),
    ]
