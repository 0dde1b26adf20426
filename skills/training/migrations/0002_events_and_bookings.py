import django.db.models.deletion
import portal.files.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_small_income"),
        ("people", "__first__"),
        ("training", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessPolicy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateField()),
                ("words", models.TextField()),
                ("free_sectors", models.JSONField(default=list)),
                ("members_only", models.BooleanField(default=False)),
                ("small_income_free", models.BooleanField(default=True)),
                ("half_day_pence", models.PositiveIntegerField(default=0)),
                ("full_day_pence", models.PositiveIntegerField(default=0)),
                ("held_percent", models.PositiveSmallIntegerField(default=20)),
                ("cancel_working_days", models.PositiveSmallIntegerField(default=3)),
                ("offer_hours", models.PositiveSmallIntegerField(default=48)),
                ("needs_approval", models.BooleanField(default=False)),
                ("missed_half_day_pence", models.PositiveIntegerField(default=0)),
                ("missed_full_day_pence", models.PositiveIntegerField(default=0)),
                ("ask_after_missed", models.PositiveSmallIntegerField(default=2)),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "access policies",
                "ordering": ["starts", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("held_percent__lte", 100)),
                        name="training_policy_holds_at_most_all",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("offer_hours__gte", 1)),
                        name="training_policy_offers_for_a_while",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Elsewhere",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=160)),
                ("provider", models.CharField(max_length=160)),
                ("finished_on", models.DateField()),
                ("words", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits to be checked"),
                            ("agreed", "Counts"),
                            ("refused", "Does not count"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("why", models.TextField(blank=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "completion",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="elsewhere",
                        to="training.completion",
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="elsewhere",
                        to="training.course",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="learning_elsewhere",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "elsewhere",
                "ordering": ["asked_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("user", "course"),
                        name="training_elsewhere_one_waits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "waiting")),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="training_elsewhere_answered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("completion__isnull", False), ("state", "agreed")),
                            models.Q(
                                models.Q(("state", "agreed"), _negated=True),
                                ("completion__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="training_elsewhere_agreed_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by__isnull", True),
                            models.Q(("answered_by", models.F("user")), _negated=True),
                            _connector="OR",
                        ),
                        name="training_elsewhere_not_by_oneself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("series", models.UUIDField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=120)),
                ("address", models.CharField(blank=True, max_length=250)),
                ("link", models.URLField(blank=True)),
                ("trainer", models.CharField(max_length=120)),
                ("capacity", models.PositiveSmallIntegerField()),
                ("held", models.PositiveSmallIntegerField(default=0)),
                ("held_until", models.DateField(blank=True, null=True)),
                ("closes_on", models.DateField()),
                ("access_notes", models.TextField(blank=True)),
                ("help_with_cost", models.TextField(blank=True)),
                ("here_code", models.CharField(max_length=8, unique=True)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_why", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="training.course",
                    ),
                ),
                (
                    "locality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.locality",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["closes_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capacity__gte", 1), ("held__lte", models.F("capacity"))
                        ),
                        name="training_event_holds_at_most_all",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held", 0), ("held_until__isnull", False), _connector="OR"
                        ),
                        name="training_event_holds_until_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cancelled_at__isnull", True),
                            ("opened_at__isnull", False),
                            _connector="OR",
                        ),
                        name="training_event_cancelled_was_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Needs",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField()),
                ("kept_at", models.DateTimeField()),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="training_needs",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "needs",
                "ordering": ["user"],
            },
        ),
        migrations.CreateModel(
            name="Booking",
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
                            ("requested", "Waits for a manager"),
                            ("confirmed", "Booked"),
                            ("waiting", "On the waiting list"),
                            ("offered", "Offered a place"),
                            ("refused", "Not agreed"),
                            ("cancelled", "Cancelled"),
                            ("attended", "Came"),
                            ("partly", "Came for a part"),
                            ("missed", "Did not come"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "pool",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("held", "Held for voluntary groups"),
                            ("general", "For everyone"),
                        ],
                        max_length=8,
                    ),
                ),
                ("waiting_since", models.DateTimeField(blank=True, null=True)),
                ("needs", models.TextField(blank=True)),
                ("price_pence", models.PositiveIntegerField(default=0)),
                ("booked_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decided_why", models.TextField(blank=True)),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("person", "Cancelled"),
                            ("late", "Cancelled late"),
                            ("let_go", "Let the offer go"),
                            ("ran_out", "The offer ran out"),
                            ("swapped", "A colleague came instead"),
                            ("event", "The event was cancelled"),
                        ],
                        max_length=8,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "missed_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("illness", "Illness"),
                            ("emergency", "An emergency with a family"),
                            ("caring", "Caring for somebody"),
                            ("access", "Access needs that were not met"),
                            ("cover", "No cover at work"),
                            ("travel", "No way to get there"),
                            ("religion", "A religious day"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("missed_words", models.TextField(blank=True)),
                ("charge_pence", models.PositiveIntegerField(default=0)),
                ("waived_at", models.DateTimeField(blank=True, null=True)),
                ("waived_why", models.TextField(blank=True)),
                (
                    "approver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "booked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "employment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="people.employment",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "instead_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="swapped_for",
                        to="training.booking",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="people.organisation",
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="training.accesspolicy",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "waived_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="training.event",
                    ),
                ),
            ],
            options={
                "ordering": ["booked_at", "id"],
                "indexes": [
                    models.Index(fields=["event", "state"], name="training_places_of_an_event")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["refused", "cancelled"]), _negated=True),
                        fields=("event", "user"),
                        name="training_booking_once_an_event",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    [
                                        "requested",
                                        "confirmed",
                                        "offered",
                                        "attended",
                                        "partly",
                                        "missed",
                                    ],
                                ),
                                models.Q(("pool", ""), _negated=True),
                            ),
                            ("state__in", ["waiting", "refused", "cancelled"]),
                            _connector="OR",
                        ),
                        name="training_booking_has_a_kind_of_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "waiting"), _negated=True),
                            models.Q(("waiting_since__isnull", False), ("pool", "")),
                            _connector="OR",
                        ),
                        name="training_booking_waits_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", False),
                                ("state", "cancelled"),
                                models.Q(("ending", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "cancelled"), _negated=True),
                                ("ended_at__isnull", True),
                                ("ending", ""),
                            ),
                            _connector="OR",
                        ),
                        name="training_booking_says_how_it_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("waived_at__isnull", True),
                            models.Q(("waived_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="training_booking_waived_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CertificateFile",
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
                    "elsewhere",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="training.elsewhere",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="EventDate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateTimeField()),
                ("ends", models.DateTimeField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dates",
                        to="training.event",
                    ),
                ),
            ],
            options={
                "ordering": ["starts", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "starts"), name="training_eventdate_starts_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("starts"))),
                        name="training_eventdate_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("came", models.BooleanField()),
                ("late_minutes", models.PositiveSmallIntegerField(default=0)),
                ("early_minutes", models.PositiveSmallIntegerField(default=0)),
                ("signed_in_at", models.DateTimeField(blank=True, null=True)),
                ("noted_at", models.DateTimeField()),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="training.booking",
                    ),
                ),
                (
                    "date",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="training.eventdate",
                    ),
                ),
            ],
            options={
                "ordering": ["date", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("booking", "date"), name="training_attendance_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("came", True),
                            models.Q(
                                ("early_minutes", 0),
                                ("late_minutes", 0),
                                ("signed_in_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="training_attendance_only_who_came_was_late",
                    ),
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
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("before", "Before"),
                            ("on_the_day", "On the day"),
                            ("later", "After 3 months"),
                            ("supervisor", "After 3 months, the supervisor"),
                        ],
                        max_length=12,
                    ),
                ),
                ("due_on", models.DateField()),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("sure", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("words", models.TextField(blank=True)),
                (
                    "seen",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("a_little", "A little"),
                            ("not_yet", "Not yet"),
                            ("cant_say", "I can’t say"),
                        ],
                        max_length=8,
                    ),
                ),
                ("declared", models.CharField(blank=True, max_length=80)),
                (
                    "asked_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="training.booking",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("booking", "kind"), name="training_evaluation_once_a_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sure__isnull", True),
                            models.Q(("sure__gte", 1), ("sure__lte", 4)),
                            _connector="OR",
                        ),
                        name="training_evaluation_sure_is_1_to_4",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "pool",
                    models.CharField(
                        choices=[
                            ("held", "Held for voluntary groups"),
                            ("general", "For everyone"),
                        ],
                        max_length=8,
                    ),
                ),
                ("offered_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("taken", "Taken"),
                            ("let_go", "Let go"),
                            ("ran_out", "Ran out"),
                            ("ended", "The event ended"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="training.booking",
                    ),
                ),
            ],
            options={
                "ordering": ["offered_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=("booking",),
                        name="training_offer_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            models.Q(
                                ("answered_at__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="training_offer_answered_with_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("offered_at"))),
                        name="training_offer_holds_for_a_while",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="completion",
            name="code",
            field=models.CharField(blank=True, max_length=16, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="completion",
            name="source",
            field=models.CharField(
                choices=[
                    ("recorded", "Recorded by the training team"),
                    ("attended", "Came to the course"),
                    ("elearning", "Done online"),
                    ("elsewhere", "Done elsewhere, and checked"),
                    ("imported", "From older records"),
                ],
                default="recorded",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="course",
            name="address",
            field=models.URLField(blank=True),
        ),
        migrations.AddField(
            model_name="course",
            name="ends_day",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="course",
            name="ends_month",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="course",
            name="expiry",
            field=models.CharField(
                choices=[
                    ("from_completion", "Counted from the day it was finished"),
                    ("from_last_expiry", "Counted from the day it would have run out"),
                    ("fixed_day", "On the same day each time"),
                ],
                default="from_completion",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="course",
            name="needs_evaluation",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="course",
            name="renewal_days",
            field=models.PositiveSmallIntegerField(default=60),
        ),
        migrations.AddField(
            model_name="course",
            name="retired_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="course",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("expiry", "fixed_day"), _negated=True),
                    models.Q(
                        ("ends_day__gte", 1),
                        ("ends_day__lte", 31),
                        ("ends_month__gte", 1),
                        ("ends_month__lte", 12),
                    ),
                    _connector="OR",
                ),
                name="training_course_has_its_fixed_day",
            ),
        ),
        migrations.AddField(
            model_name="completion",
            name="booking",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="completion",
                to="training.booking",
            ),
        ),
    ]
