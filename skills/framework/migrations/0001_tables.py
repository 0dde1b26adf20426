import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("framework", "0001_initial"),
        ("framework", "0002_initial"),
        ("framework", "0003_lifecycle"),
        ("framework", "0006_mapping"),
    ]

    initial = True

    dependencies = [
        ("people", "0002_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Framework",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("title", models.CharField(max_length=200)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="StatementMap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("meaning", models.UUIDField(db_index=True)),
                ("answers", models.UUIDField(db_index=True)),
                ("said_at", models.DateTimeField()),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "said_by",
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ends", None)),
                        fields=("meaning", "answers"),
                        name="framework_statementmap_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("meaning", models.F("answers")), _negated=True),
                        name="framework_statementmap_of_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="framework_statementmap_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FrameworkVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("published", "Published"),
                            ("superseded", "Superseded"),
                            ("retired", "Retired"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("notice", models.TextField(blank=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="framework.frameworkversion",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="framework.framework",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["framework", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("framework", "number"), name="framework_version_one_of_a_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "published")),
                        fields=("framework",),
                        name="framework_version_one_published",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "in_review"])),
                        fields=("framework",),
                        name="framework_version_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("follows", models.F("pk")), _negated=True),
                        name="framework_version_follows_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("published_at__isnull", True),
                                ("state__in", ["draft", "in_review"]),
                            ),
                            models.Q(
                                ("published_at__isnull", False),
                                ("state__in", ["published", "superseded", "retired"]),
                            ),
                            _connector="OR",
                        ),
                        name="framework_version_published_has_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Domain",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=10)),
                ("slug", models.SlugField(max_length=80)),
                ("title", models.CharField(max_length=120)),
                ("question", models.CharField(max_length=200)),
                ("summary", models.TextField()),
                ("position", models.PositiveSmallIntegerField()),
                ("edit", models.PositiveIntegerField(default=0)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="domains",
                        to="framework.frameworkversion",
                    ),
                ),
            ],
            options={
                "ordering": ["version", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "code"), name="framework_domain_one_a_code"
                    ),
                    models.UniqueConstraint(
                        fields=("version", "slug"), name="framework_domain_one_a_slug"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Level",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.PositiveSmallIntegerField()),
                ("code", models.SlugField(max_length=40)),
                ("name", models.CharField(max_length=80)),
                ("short", models.CharField(blank=True, max_length=120)),
                ("description", models.TextField(blank=True)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="levels",
                        to="framework.frameworkversion",
                    ),
                ),
            ],
            options={
                "ordering": ["version", "value"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "value"), name="framework_level_one_a_value"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__lte", 4)), name="framework_level_is_0_to_4"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewInvitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(max_length=254)),
                ("invited_at", models.DateTimeField()),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="framework.frameworkversion",
                    ),
                ),
            ],
            options={
                "ordering": ["invited_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "email"), name="framework_reviewinvitation_once_an_email"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleProfile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("summary", models.TextField()),
                ("typical_work", models.SlugField(max_length=40)),
                ("social_work_qualified", models.BooleanField(default=False)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "job_role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="profiles",
                        to="people.jobrole",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="profiles",
                        to="framework.frameworkversion",
                    ),
                ),
            ],
            options={
                "ordering": ["version", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "job_role"), name="framework_roleprofile_one_a_job_role"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lineage", models.UUIDField(null=True)),
                ("about", models.CharField(blank=True, max_length=120)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("comments", "Comment"),
                            ("agrees", "Agrees"),
                            ("asks", "Asks for a change"),
                        ],
                        max_length=10,
                    ),
                ),
                ("comment", models.TextField(blank=True)),
                ("said_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="framework.frameworkversion",
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="framework.reviewinvitation",
                    ),
                ),
            ],
            options={
                "ordering": ["said_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by__isnull", True), ("invitation__isnull", False)),
                            models.Q(("by__isnull", False), ("invitation__isnull", True)),
                            _connector="OR",
                        ),
                        name="framework_review_has_one_reader",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict", "agrees"),
                            models.Q(("comment", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="framework_review_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=10)),
                ("slug", models.SlugField(max_length=80)),
                ("lineage", models.UUIDField(default=uuid.uuid4)),
                ("meaning", models.UUIDField(default=uuid.uuid4)),
                ("title", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("core", models.BooleanField(default=False)),
                ("evidence_hint", models.TextField(blank=True)),
                ("evidence_kinds", models.JSONField(blank=True, default=list)),
                ("topics", models.JSONField(blank=True, default=list)),
                ("position", models.PositiveSmallIntegerField()),
                ("edit", models.PositiveIntegerField(default=0)),
                (
                    "domain",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="framework.domain",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="framework.frameworkversion",
                    ),
                ),
            ],
            options={
                "ordering": ["version", "domain__position", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "code"), name="framework_statement_one_a_code"
                    ),
                    models.UniqueConstraint(
                        fields=("version", "lineage"), name="framework_statement_one_a_lineage"
                    ),
                    models.UniqueConstraint(
                        fields=("domain", "slug"), name="framework_statement_one_a_slug"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Requirement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("minimum", models.PositiveSmallIntegerField()),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirements",
                        to="framework.roleprofile",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirements",
                        to="framework.statement",
                    ),
                ),
            ],
            options={
                "ordering": ["profile", "statement"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("profile", "statement"),
                        name="framework_requirement_one_a_statement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minimum__lte", 4)),
                        name="framework_requirement_is_0_to_4",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LevelDescriptor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="descriptors",
                        to="framework.statement",
                    ),
                ),
            ],
            options={
                "ordering": ["statement", "value"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("statement", "value"), name="framework_leveldescriptor_one_a_value"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 1), ("value__lte", 4)),
                        name="framework_leveldescriptor_is_1_to_4",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("carried", "Same meaning"),
                            ("changed", "Changed: affirm again"),
                            ("split", "Split"),
                            ("merged", "Merged"),
                            ("added", "New"),
                            ("removed", "Taken out"),
                        ],
                        max_length=10,
                    ),
                ),
                ("told", models.BooleanField(default=False)),
                (
                    "from_statement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves_to",
                        to="framework.statement",
                    ),
                ),
                (
                    "to_statement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves_from",
                        to="framework.statement",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="framework.frameworkversion",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("from_statement", "to_statement"),
                        name="framework_statementmove_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "removed")),
                        fields=("version", "from_statement"),
                        name="framework_statementmove_removed_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["added", "carried", "changed"])),
                        fields=("to_statement",),
                        name="framework_statementmove_from_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_statement", models.F("to_statement")), _negated=True
                        ),
                        name="framework_statementmove_to_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("from_statement__isnull", True),
                                ("kind", "added"),
                                ("to_statement__isnull", False),
                            ),
                            models.Q(
                                ("from_statement__isnull", False),
                                ("kind", "removed"),
                                ("to_statement__isnull", True),
                            ),
                            models.Q(
                                ("from_statement__isnull", False),
                                ("kind__in", ["carried", "changed", "split", "merged"]),
                                ("to_statement__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="framework_statementmove_has_its_ends",
                    ),
                ],
            },
        ),
    ]
