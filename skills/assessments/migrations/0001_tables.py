import django.db.models.deletion
import portal.files.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("assessments", "0001_initial"),
        ("assessments", "0002_initial"),
        ("assessments", "0003_initial"),
        ("assessments", "0004_words_declared"),
        ("assessments", "0005_rounds_that_fit"),
        ("assessments", "0006_what_rounds_asked"),
        ("assessments", "0007_kinds_of_review"),
        ("assessments", "0011_others_give_their_word"),
    ]

    initial = True

    dependencies = [
        ("framework", "0001_tables"),
        ("people", "0002_tables"),
        ("training", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assessment",
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
                            ("core", "Safety statements"),
                            ("short", "Short profile"),
                            ("area", "One area"),
                            ("changes", "What changed or is due"),
                            ("full", "Everything"),
                        ],
                        default="full",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Sent"),
                            ("reviewed", "Reviewed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "domain",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="framework.domain",
                    ),
                ),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="people.employment",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="framework.roleprofile",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="framework.frameworkversion",
                    ),
                ),
            ],
            options={
                "ordering": ["started_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "submitted"])),
                        fields=("employment", "profile"),
                        name="assessments_assessment_one_open_each",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("domain__isnull", False), ("kind", "area")),
                            models.Q(
                                models.Q(("kind", "area"), _negated=True), ("domain__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="assessments_assessment_an_area_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "withdrawn"]),
                            ("submitted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="assessments_assessment_sent_has_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at__isnull", False), ("state", "reviewed")),
                            models.Q(
                                models.Q(("state", "reviewed"), _negated=True),
                                ("reviewed_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="assessments_assessment_reviewed_has_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DevelopmentAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("meaning", models.UUIDField(blank=True, null=True)),
                ("what", models.CharField(max_length=300)),
                ("declared", models.CharField(blank=True, max_length=80)),
                ("by_when", models.DateField()),
                ("added_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "To do"), ("done", "Done"), ("dropped", "Dropped")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="training.course",
                    ),
                ),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="development_actions",
                        to="people.employment",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="development_owned",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["by_when", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True),
                        name="assessments_developmentaction_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True),
                                ("closed_by__isnull", True),
                                ("state", "open"),
                            ),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="assessments_developmentaction_closed_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="assessments_developmentaction_dropped_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Nudge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("review", "A round that waits for its review"),
                            ("round", "A round to send"),
                            ("confirmer", "An area to confirm"),
                            ("opinion", "A second opinion"),
                        ],
                        max_length=10,
                    ),
                ),
                ("object_id", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "indexes": [
                    models.Index(fields=["about", "object_id"], name="assessments_nudge_of")
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("profession", models.CharField(blank=True, max_length=120)),
                ("asked_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("taken_back", "Taken back"),
                            ("refused", "The practitioner said no"),
                            ("left", "Works here no longer"),
                            ("over", "The self-assessment is over"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmers",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "domain",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="framework.domain",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirms",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("email", ""), ("name", ""), ("user__isnull", False)),
                            models.Q(
                                ("user__isnull", True),
                                models.Q(("name", ""), _negated=True),
                                models.Q(("email", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="assessments_confirmer_is_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("user__isnull", False),
                            ("done_at__isnull", True),
                            ("agreed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="assessments_confirmer_outside_needs_a_yes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_why", "")),
                            models.Q(
                                ("ended_at__isnull", False),
                                models.Q(("ended_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="assessments_confirmer_ended_says_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True), ("user__isnull", False)),
                        fields=("assessment", "domain"),
                        name="assessments_confirmer_one_colleague_an_area",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True), ("user__isnull", True)),
                        fields=("assessment", "domain", "email"),
                        name="assessments_confirmer_asked_once",
                    ),
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("review", "Review"),
                            ("second_look", "Second look"),
                            ("second_opinion", "Second opinion"),
                        ],
                        default="review",
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("declaration", models.TextField(blank=True)),
                ("finished_at", models.DateTimeField()),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="assessments.assessment",
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
            ],
            options={
                "ordering": ["finished_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "second_opinion"), _negated=True),
                        fields=("assessment", "kind"),
                        name="assessments_review_one_of_a_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agrees", models.BooleanField()),
                ("comment", models.TextField(blank=True)),
                ("responded_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="response",
                        to="assessments.review",
                    ),
                ),
            ],
            options={
                "ordering": ["responded_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agrees", True),
                            models.Q(("comment", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="assessments_response_says_what_differs",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "tier",
                    models.CharField(
                        choices=[
                            ("private", "Private"),
                            ("shared", "Shared"),
                            ("evidence", "Evidence"),
                        ],
                        default="private",
                        max_length=10,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("observation", "Someone watched my practice"),
                            ("family_feedback", "What a child, young person or family said"),
                            ("reflection", "My own thinking about a piece of work"),
                            ("record_check", "A supervisor checked my records"),
                            ("supervision", "A supervision discussion"),
                            ("training", "Learning I finished"),
                            ("colleague_feedback", "What a colleague or partner said"),
                            ("group_discussion", "Group supervision or team discussion"),
                            ("test", "A quiz or short test"),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_on", models.DateField(blank=True, null=True)),
                ("text", models.TextField(blank=True)),
                ("declared", models.CharField(blank=True, max_length=80)),
                ("edit", models.PositiveIntegerField(default=0)),
                ("added_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="people.employment",
                    ),
                ),
            ],
            options={
                "ordering": ["-added_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_at__isnull", True), ("tier", "private"), _connector="OR"
                        ),
                        name="assessments_evidence_removed_is_private",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="EvidenceFile",
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
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="assessments.evidence",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="SelfRating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("level", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("not_in_role", models.BooleanField(default=False)),
                ("past_practice", models.BooleanField(default=False)),
                ("comment", models.TextField(blank=True)),
                ("declared", models.CharField(blank=True, max_length=40)),
                ("reopened", models.BooleanField(default=False)),
                ("edit", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratings",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "evidence",
                    models.ManyToManyField(
                        blank=True, related_name="ratings", to="assessments.evidence"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratings",
                        to="framework.statement",
                    ),
                ),
            ],
            options={
                "ordering": ["assessment", "statement"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assessment", "statement"),
                        name="assessments_selfrating_one_a_statement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("level__isnull", False), ("level__lte", 4), ("not_in_role", False)
                            ),
                            models.Q(("level__isnull", True), ("not_in_role", True)),
                            models.Q(("level__isnull", True), ("not_in_role", False)),
                            _connector="OR",
                        ),
                        name="assessments_selfrating_level_is_0_to_4",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("observation", "Someone watched my practice"),
                            ("family_feedback", "What a child, young person or family said"),
                            ("reflection", "My own thinking about a piece of work"),
                            ("record_check", "A supervisor checked my records"),
                            ("supervision", "A supervision discussion"),
                            ("training", "Learning I finished"),
                            ("colleague_feedback", "What a colleague or partner said"),
                            ("group_discussion", "Group supervision or team discussion"),
                            ("test", "A quiz or short test"),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_on", models.DateField()),
                ("text", models.TextField(blank=True)),
                ("digest", models.CharField(max_length=64)),
                ("cut_at", models.DateTimeField()),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="assessments.evidence",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="assessments.evidencefile",
                    ),
                ),
            ],
            options={
                "ordering": ["evidence", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("evidence", "number"),
                        name="assessments_evidencerevision_one_a_number",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("level", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("not_in_role", models.BooleanField(default=False)),
                ("past_practice", models.BooleanField(default=False)),
                ("comment", models.TextField(blank=True)),
                ("digest", models.CharField(max_length=64)),
                ("cut_at", models.DateTimeField()),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="framework.statement",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "evidence",
                    models.ManyToManyField(
                        blank=True, related_name="answers", to="assessments.evidencerevision"
                    ),
                ),
            ],
            options={
                "ordering": ["assessment", "statement", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assessment", "statement", "number"),
                        name="assessments_answerrevision_one_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("level__isnull", False), ("level__lte", 4), ("not_in_role", False)
                            ),
                            models.Q(("level__isnull", True), ("not_in_role", True)),
                            _connector="OR",
                        ),
                        name="assessments_answerrevision_level_is_0_to_4",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("level", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("not_in_role", models.BooleanField(default=False)),
                ("comment", models.TextField(blank=True)),
                ("confirmed_on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="assessments.answerrevision",
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
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="assessments.review",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("revision", "by"), name="assessments_confirmation_one_a_reviewer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by", models.F("subject")), _negated=True),
                        name="assessments_confirmation_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("level__isnull", False), ("level__lte", 4), ("not_in_role", False)
                            ),
                            models.Q(("level__isnull", True), ("not_in_role", True)),
                            _connector="OR",
                        ),
                        name="assessments_confirmation_level_is_0_to_4",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutsideView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("level", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("comment", models.TextField(blank=True)),
                ("said_at", models.DateTimeField()),
                (
                    "confirmer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="views",
                        to="assessments.confirmer",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outside_views",
                        to="assessments.answerrevision",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("confirmer", "revision"), name="assessments_outsideview_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level__isnull", False), ("level__lte", 4)),
                            models.Q(("comment", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="assessments_outsideview_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Return",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField()),
                ("returned_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returns",
                        to="assessments.answerrevision",
                    ),
                ),
            ],
            options={
                "ordering": ["returned_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="assessments_return_has_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("level", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("not_in_role", models.BooleanField(default=False)),
                ("comment", models.TextField(blank=True)),
                ("send_back", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True)),
                ("declared", models.CharField(blank=True, max_length=80)),
                ("edit", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="assessments.answerrevision",
                    ),
                ),
            ],
            options={
                "ordering": ["revision", "by"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("revision", "by"), name="assessments_reviewmark_one_a_reviewer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("level__isnull", False), ("level__lte", 4), ("not_in_role", False)
                            ),
                            models.Q(("level__isnull", True), ("not_in_role", True)),
                            models.Q(("level__isnull", True), ("not_in_role", False)),
                            _connector="OR",
                        ),
                        name="assessments_reviewmark_level_is_0_to_4",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConfirmedLevel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                ("meaning", models.UUIDField()),
                ("level", models.PositiveSmallIntegerField()),
                ("affirmed_on", models.DateField()),
                (
                    "confirmation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmed_levels",
                        to="assessments.confirmation",
                    ),
                ),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmed_levels",
                        to="people.employment",
                    ),
                ),
                (
                    "job_role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmed_levels",
                        to="people.jobrole",
                    ),
                ),
            ],
            options={
                "ordering": ["employment", "starts", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="assessments_confirmedlevel_ends_after_it_starts",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends__isnull", True)),
                        fields=("employment", "job_role", "meaning"),
                        name="assessments_confirmedlevel_one_open_a_key",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__lte", 4)),
                        name="assessments_confirmedlevel_is_0_to_4",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("affirmed_on__gte", models.F("starts"))),
                        name="assessments_confirmedlevel_affirmed_since",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResponseNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("differs", models.BooleanField(default=False)),
                ("comment", models.TextField()),
                (
                    "confirmation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="assessments.confirmation",
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="assessments.response",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("response", "confirmation"),
                        name="assessments_responsenote_one_a_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("comment", ""), _negated=True),
                        name="assessments_responsenote_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SecondOpinion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("why", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("taken_back", "Taken back"),
                            ("declined", "Could not look at it"),
                            ("left", "Is no longer a practice supervisor here"),
                            ("anew", "The level was confirmed anew"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions_asked",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "confirmation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="assessments.confirmation",
                    ),
                ),
                (
                    "review",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinion",
                        to="assessments.review",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True),
                        name="assessments_secondopinion_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_of", models.F("asked_by")), _negated=True),
                        name="assessments_secondopinion_of_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("review__isnull", True), ("ended_at__isnull", True), _connector="OR"
                        ),
                        name="assessments_secondopinion_given_or_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_why", "")),
                            models.Q(
                                ("ended_at__isnull", False),
                                models.Q(("ended_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="assessments_secondopinion_ended_says_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("confirmation",),
                        name="assessments_secondopinion_one_a_level",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="Evidence",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="used_by",
                to="assessments.evidencefile",
            ),
        ),
    ]
