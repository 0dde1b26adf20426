"""Of all that others build on, a person alone is there when Wagtail's and the sign-in's two hundred
steps are taken: with each table that is there already, each of those steps takes longer."""

import django.db.models.deletion
import django.db.models.functions.text
import portal.files.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("people", "0002_absence_cover_invitation_opening"),
        ("people", "0003_employment_staff_number"),
        ("people", "0004_openings_are_whole"),
        ("people", "0005_safeguarding_statements_and_files"),
        ("people", "0006_roles_and_registrations_by_uuid"),
    ]

    initial = True

    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("people", "0001_user"),
        ("sessions", "0001_initial"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("usersessions", "0001_initial"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailembeds", "0009_embed_cache_until"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailsearch", "0010_add_text_fields"),
        ("wagtailusers", "0015_userprofile_keyboard_shortcuts"),
    ]

    operations = [
        migrations.CreateModel(
            name="JobRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("social_work_qualified", models.BooleanField(default=False)),
                ("rates_own_skills", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Locality",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True)),
                ("is_pilot", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name_plural": "localities",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Cover",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                (
                    "absent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covered_by",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "covering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["starts", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("starts"))),
                        name="people_cover_has_an_end_that_comes_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("absent", models.F("covering")), _negated=True),
                        name="people_cover_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptPost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("path", models.CharField(max_length=500)),
                ("fields", models.JSONField()),
                ("kept_at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kept_posts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-kept_at"],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120, unique=True)),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("council", "Council"),
                            ("health", "Health"),
                            ("school", "School or college"),
                            ("police", "Police"),
                            ("voluntary", "Voluntary, community or faith group"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("micro", "Fewer than 10 people"),
                            ("small", "10 to 49 people"),
                            ("medium", "50 to 249 people"),
                            ("large", "250 people or more"),
                        ],
                        max_length=20,
                    ),
                ),
                ("consortium_member", models.BooleanField(default=False)),
                ("agreement_starts", models.DateField(blank=True, null=True)),
                ("agreement_ends", models.DateField(blank=True, null=True)),
                (
                    "localities",
                    models.ManyToManyField(
                        blank=True, related_name="organisations", to="people.locality"
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreement_ends__isnull", True),
                            ("agreement_ends__gt", models.F("agreement_starts")),
                            _connector="OR",
                        ),
                        name="people_organisation_agreement_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Registration",
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
                ("qualified_on", models.DateField()),
                ("checked_on", models.DateField()),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["starts", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="people_registration_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("checked_by", models.F("user")), _negated=True),
                        name="people_registration_checked_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Employment",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("employed", "Employed"),
                            ("agency", "Agency"),
                            ("student", "Student"),
                            ("volunteer", "Volunteer"),
                        ],
                        default="employed",
                        max_length=20,
                    ),
                ),
                ("term_time", models.BooleanField(default=False)),
                ("staff_number", models.CharField(blank=True, max_length=40)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="employments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="employments",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["starts", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="people_employment_ends_after_it_starts",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends__isnull", True)),
                        fields=("user", "organisation"),
                        name="people_employment_one_open_an_employer",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("ends__isnull", True), models.Q(("staff_number", ""), _negated=True)
                        ),
                        fields=("organisation", "staff_number"),
                        name="people_employment_staff_number_once_an_employer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationFile",
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
                    "what",
                    models.CharField(
                        choices=[
                            ("agreement", "Data-sharing agreement"),
                            ("evidence", "Safeguarding evidence"),
                        ],
                        max_length=20,
                    ),
                ),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="people.organisation",
                    ),
                ),
                (
                    "removed_by",
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
                "ordering": ["-added_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at__isnull", True), ("removed_by__isnull", True)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="people_organisationfile_removed_by_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SafeguardingStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("lead_name", models.CharField(max_length=120)),
                ("lead_email", models.EmailField(max_length=254)),
                ("safe_recruitment", models.BooleanField()),
                ("lead_trained", models.BooleanField()),
                ("people_trained", models.BooleanField()),
                ("supervision", models.BooleanField()),
                ("said_by_email", models.EmailField(blank=True, max_length=254)),
                ("confirmed_on", models.DateField()),
                ("runs_out_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="people.organisation",
                    ),
                ),
                (
                    "said_by",
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
                "ordering": ["-confirmed_on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("said_by__isnull", False), ("said_by_email", "")),
                            models.Q(
                                ("said_by__isnull", True),
                                models.Q(("said_by_email", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="people_safeguardingstatement_said_by_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("runs_out_on__gt", models.F("confirmed_on"))),
                        name="people_safeguardingstatement_runs_out_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lead_name", ""), _negated=True),
                            models.Q(("lead_email", ""), _negated=True),
                        ),
                        name="people_safeguardingstatement_has_a_lead",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "localities",
                    models.ManyToManyField(blank=True, related_name="teams", to="people.locality"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teams",
                        to="people.organisation",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="people.team",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "name"), name="people_team_one_of_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent", None),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="people_team_not_part_of_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                (
                    "recorded_by",
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
                        related_name="absences",
                        to="people.employment",
                    ),
                ),
            ],
            options={
                "ordering": ["starts", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="people_absence_ends_after_it_starts",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends__isnull", True)),
                        fields=("employment",),
                        name="people_absence_one_open_an_employment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("complaint", "A complaint"),
                            ("inquiry", "An inquiry"),
                            ("no_supervisor", "Their supervisor is away and nobody covers"),
                            ("disagreement", "To settle a disagreement"),
                            ("sample", "A sample for an audit or an inspection"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.CharField(max_length=500)),
                ("asked_at", models.DateTimeField()),
                ("starts_at", models.DateTimeField(blank=True, null=True)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("hours", models.PositiveSmallIntegerField()),
                ("told_later", models.BooleanField(default=False)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
                ("tell_on", models.DateField(blank=True, null=True)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings_made",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="people.employment",
                    ),
                ),
                (
                    "refused_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings_of_theirs",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-id"],
                "indexes": [
                    models.Index(fields=["by", "ends_at"], name="people_opening_running"),
                    models.Index(fields=["tell_on", "told_at"], name="people_opening_to_tell"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by", models.F("subject")), _negated=True),
                        name="people_opening_of_another_s_records",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="people_opening_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by__isnull", True),
                            models.Q(
                                models.Q(("approved_by", models.F("by")), _negated=True),
                                models.Q(("approved_by", models.F("subject")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="people_opening_approved_by_a_third",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ends_at__isnull", True), ("starts_at__isnull", True)),
                            models.Q(
                                ("ends_at__gt", models.F("starts_at")), ("starts_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="people_opening_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("told_later", False),
                            ("starts_at__isnull", True),
                            models.Q(
                                ("approved_by__isnull", False),
                                ("reason", "inquiry"),
                                ("tell_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="people_opening_told_later_only_when_approved",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("told_later", False), ("reason", "inquiry"), _connector="OR"
                        ),
                        name="people_opening_told_later_only_in_an_inquiry",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("told_later", True),
                            models.Q(("starts_at__isnull", False), ("told_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="people_opening_told_at_once_unless_told_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at__isnull", True), ("approved_by__isnull", True)),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("told_later", True),
                            ),
                            _connector="OR",
                        ),
                        name="people_opening_approved_by_somebody_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("refused_at__isnull", True), ("refused_by__isnull", True)),
                            models.Q(
                                ("refused_at__isnull", False),
                                ("refused_by__isnull", False),
                                ("starts_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="people_opening_refused_by_somebody_and_never_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hours__gte", 1), ("hours__lte", 168)),
                        name="people_opening_for_hours_not_weeks",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupervisionLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("line", "Line manager"), ("practice", "Practice supervisor")],
                        default="line",
                        max_length=20,
                    ),
                ),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supervision_lines",
                        to="people.employment",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supervision_received",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supervision_given",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["starts", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="people_supervisionline_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("supervisor", models.F("subject")), _negated=True),
                        name="people_supervisionline_nobody_supervises_themselves",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends__isnull", True)),
                        fields=("employment", "kind"),
                        name="people_supervisionline_one_open_a_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleGrant",
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
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("practice_supervisor", "Practice supervisor"),
                            ("service_manager", "Service manager"),
                            ("employer_manager", "Employer’s manager or trustee"),
                            ("working_lead", "Working lead"),
                            ("partner_coordinator", "Partner coordinator"),
                            ("training_coordinator", "Training coordinator"),
                            ("workforce_lead", "Workforce lead"),
                            ("editor", "Content editor"),
                            ("auditor", "Auditor"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
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
                        related_name="grants",
                        to="people.organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="people.team",
                    ),
                ),
            ],
            options={
                "ordering": ["starts", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="people_rolegrant_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("granted_by__isnull", True),
                            models.Q(("granted_by", models.F("user")), _negated=True),
                            _connector="OR",
                        ),
                        name="people_rolegrant_nobody_grants_themselves",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role", "auditor"), _negated=True),
                            ("ends__isnull", False),
                            _connector="OR",
                        ),
                        name="people_rolegrant_an_auditor_s_ends",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="people.employment",
                    ),
                ),
                (
                    "job_role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="people.jobrole",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="people.team",
                    ),
                ),
            ],
            options={
                "ordering": ["starts", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="people_post_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("employed", "Employed"),
                            ("agency", "Agency"),
                            ("student", "Student"),
                            ("volunteer", "Volunteer"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("practice_supervisor", "Practice supervisor"),
                            ("service_manager", "Service manager"),
                            ("employer_manager", "Employer’s manager or trustee"),
                            ("working_lead", "Working lead"),
                            ("partner_coordinator", "Partner coordinator"),
                            ("training_coordinator", "Training coordinator"),
                            ("workforce_lead", "Workforce lead"),
                            ("editor", "Content editor"),
                            ("auditor", "Auditor"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=30,
                    ),
                ),
                ("ends", models.DateField()),
                ("sent_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations_accepted",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sponsor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations_sent",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "job_role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.jobrole",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="people.organisation",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.team",
                    ),
                ),
            ],
            options={
                "ordering": ["-sent_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("email", django.db.models.functions.text.Lower("email"))
                        ),
                        name="people_invitation_email_is_lower_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("sent_at"))),
                        name="people_invitation_expires_after_it_is_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_at__isnull", True), ("accepted_by__isnull", True)),
                            models.Q(
                                ("accepted_at__isnull", False),
                                ("accepted_by__isnull", False),
                                ("withdrawn_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="people_invitation_accepted_by_somebody_and_not_withdrawn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="people_invitation_withdrawn_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("email", ""), _negated=True),
                        ),
                        name="people_invitation_to_somebody",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("accepted_at__isnull", True), ("withdrawn_at__isnull", True)
                        ),
                        fields=("email", "organisation"),
                        name="people_invitation_one_open_an_employer",
                    ),
                ],
            },
        ),
    ]
