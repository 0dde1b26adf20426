import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("readiness", "0001_initial"), ("readiness", "0003_pause_without_registration")]

    initial = True

    dependencies = [
        ("framework", "0001_tables"),
        ("people", "0002_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Gate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=10, unique=True)),
                ("position", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="GateVersion",
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
                            ("published", "Published"),
                            ("superseded", "Superseded"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("plain", models.TextField()),
                ("kind_of_work", models.SlugField(max_length=40)),
                ("may_do", models.JSONField(default=list)),
                ("may_not_do", models.JSONField(default=list)),
                (
                    "first_signer",
                    models.CharField(
                        choices=[
                            ("line_manager", "Line manager"),
                            ("practice_supervisor", "Practice supervisor (social worker)"),
                            ("employer_manager", "Employer’s manager or trustee"),
                            ("working_lead", "Working lead"),
                            ("service_manager", "Service manager (social worker)"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "second_signer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("line_manager", "Line manager"),
                            ("practice_supervisor", "Practice supervisor (social worker)"),
                            ("employer_manager", "Employer’s manager or trustee"),
                            ("working_lead", "Working lead"),
                            ("service_manager", "Service manager (social worker)"),
                        ],
                        max_length=30,
                    ),
                ),
                ("valid_months", models.PositiveSmallIntegerField(default=12)),
                ("families_to_start", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("look_again_weeks", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "framework_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gate_versions",
                        to="framework.frameworkversion",
                    ),
                ),
                (
                    "gate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="readiness.gate",
                    ),
                ),
                (
                    "job_roles",
                    models.ManyToManyField(related_name="gate_versions", to="people.jobrole"),
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
                "ordering": ["gate__position", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("gate", "number"), name="readiness_gateversion_one_a_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "published")),
                        fields=("gate",),
                        name="readiness_gateversion_one_published",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", True), ("state", "draft")),
                            models.Q(
                                models.Q(("state", "draft"), _negated=True),
                                ("published_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="readiness_gateversion_published_has_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("recommended", "Recommended"),
                            ("signed_off", "Signed off"),
                            ("not_yet", "Not ready yet"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="people.employment",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="readiness.gate",
                    ),
                ),
                (
                    "gate_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="readiness.gateversion",
                    ),
                ),
            ],
            options={
                "ordering": ["opened_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["open", "recommended"])),
                        fields=("employment", "gate"),
                        name="readiness_application_one_live_each",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True), ("state__in", ["open", "recommended"])
                            ),
                            models.Q(
                                ("closed_at__isnull", False),
                                ("state__in", ["signed_off", "not_yet", "withdrawn"]),
                            ),
                            _connector="OR",
                        ),
                        name="readiness_application_closed_has_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("checks", "Checks"),
                            ("skills", "Knowledge and skills"),
                            ("courses", "Courses"),
                            ("practice", "Practice seen"),
                            ("supervision", "Supervision"),
                        ],
                        max_length=20,
                    ),
                ),
                ("kind", models.SlugField(max_length=40)),
                ("params", models.JSONField(default=dict)),
                ("plain", models.TextField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria",
                        to="readiness.gateversion",
                    ),
                ),
            ],
            options={
                "ordering": ["version", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "code"), name="readiness_criterion_one_a_code"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                ("results", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="readiness.application",
                    ),
                ),
            ],
            options={
                "ordering": ["taken_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Attestation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("happened_on", models.DateField()),
                ("note", models.CharField(blank=True, max_length=300)),
                ("recorded_on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attestations",
                        to="people.employment",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.registration",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attestations",
                        to="readiness.criterion",
                    ),
                ),
            ],
            options={
                "ordering": ["happened_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by", models.F("subject")), _negated=True),
                        name="readiness_attestation_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("happened_on__lte", models.F("recorded_on"))),
                        name="readiness_attestation_of_what_has_happened",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_qualified", models.BooleanField()),
                ("needs_second", models.BooleanField()),
                ("second_qualified", models.BooleanField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("ready", "Ready"),
                            ("ready_with_conditions", "Ready with conditions"),
                            ("not_yet", "Not ready yet"),
                        ],
                        max_length=30,
                    ),
                ),
                ("reasons", models.TextField()),
                ("conditions", models.TextField(blank=True)),
                ("families_to_start", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("look_again_weeks", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("decided_on", models.DateField()),
                ("decided_at", models.DateTimeField()),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="readiness.application",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "first_registration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.registration",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "second_registration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.registration",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="readiness.evaluation",
                    ),
                ),
            ],
            options={
                "ordering": ["decided_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("first", models.F("subject")), _negated=True),
                            models.Q(
                                ("second", None),
                                models.Q(("second", models.F("subject")), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="readiness_decision_nobody_signs_for_themselves",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("second", None),
                            models.Q(("second", models.F("first")), _negated=True),
                            _connector="OR",
                        ),
                        name="readiness_decision_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "not_yet"),
                            ("needs_second", False),
                            ("second__isnull", False),
                            _connector="OR",
                        ),
                        name="readiness_decision_second_where_needed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_qualified", False),
                            ("first_registration__isnull", False),
                            _connector="OR",
                        ),
                        name="readiness_decision_first_qualified_has_a_registration",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("second", None),
                            ("second_qualified", False),
                            ("second_registration__isnull", False),
                            _connector="OR",
                        ),
                        name="readiness_decision_second_qualified_has_a_registration",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True),
                        name="readiness_decision_has_reasons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "ready_with_conditions"), _negated=True),
                            models.Q(("conditions", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="readiness_decision_conditions_are_said",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FirstSignature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("qualified", models.BooleanField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("ready", "Ready"),
                            ("ready_with_conditions", "Ready with conditions"),
                            ("not_yet", "Not ready yet"),
                        ],
                        max_length=30,
                    ),
                ),
                ("reasons", models.TextField()),
                ("conditions", models.TextField(blank=True)),
                ("signed_on", models.DateField()),
                ("signed_at", models.DateTimeField()),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="first_signature",
                        to="readiness.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="first_signature",
                        to="readiness.evaluation",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.registration",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["signed_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by", models.F("subject")), _negated=True),
                        name="readiness_firstsignature_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("qualified", False), ("registration__isnull", False), _connector="OR"
                        ),
                        name="readiness_firstsignature_qualified_has_a_registration",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True),
                        name="readiness_firstsignature_has_reasons",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Authorisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=8, unique=True)),
                ("starts", models.DateField()),
                ("ends", models.DateField()),
                ("ended", models.DateField(blank=True, null=True)),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="authorisations",
                        to="people.employment",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="authorisation",
                        to="readiness.decision",
                    ),
                ),
                (
                    "gate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="authorisations",
                        to="readiness.gate",
                    ),
                ),
            ],
            options={
                "ordering": ["starts", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("starts"))),
                        name="readiness_authorisation_ends_after_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended__isnull", True),
                            models.Q(
                                ("ended__gte", models.F("starts")), ("ended__lte", models.F("ends"))
                            ),
                            _connector="OR",
                        ),
                        name="readiness_authorisation_ended_within_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("P1", "A required course has run out"),
                            ("P2", "No supervision for too long"),
                            ("P3", "Away from direct work"),
                            ("P4", "A manager decided"),
                            ("P5", "Changed role, team or employer"),
                            ("P7", "A social worker’s registration has run out"),
                        ],
                        max_length=2,
                    ),
                ),
                ("opened", models.DateField()),
                ("lifted", models.DateField(blank=True, null=True)),
                (
                    "authorisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pauses",
                        to="readiness.authorisation",
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["opened", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lifted__isnull", True),
                            ("lifted__gte", models.F("opened")),
                            _connector="OR",
                        ),
                        name="readiness_pause_lifted_after_it_opened",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("lifted__isnull", True)),
                        fields=("authorisation", "rule"),
                        name="readiness_pause_one_open_a_rule",
                    ),
                ],
            },
        ),
    ]
