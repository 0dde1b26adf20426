import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("notices", "0001_initial"), ("notices", "0002_next_try")]

    initial = True

    dependencies = [
        ("people", "0002_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Preference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("daily", models.BooleanField(default=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notice_preference",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("key", models.CharField(max_length=120)),
                ("title", models.CharField(max_length=160)),
                ("why", models.CharField(max_length=600)),
                ("url", models.CharField(blank=True, max_length=500)),
                ("button", models.CharField(blank=True, max_length=60)),
                ("by_when", models.DateField(blank=True, null=True)),
                ("ask", models.CharField(blank=True, max_length=200)),
                ("daily", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("next_try_at", models.DateTimeField(blank=True, null=True)),
                ("given_up_at", models.DateTimeField(blank=True, null=True)),
                (
                    "recipient",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-id"],
                "indexes": [
                    models.Index(fields=["daily", "sent_at", "given_up_at"], name="notices_waiting")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("recipient__isnull", False)),
                        fields=("recipient", "key"),
                        name="notices_notice_once_a_recipient_and_key",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("recipient__isnull", True)),
                        fields=("email", "key"),
                        name="notices_notice_once_an_address_and_key",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("email", ""), ("recipient__isnull", False)),
                            models.Q(
                                ("recipient__isnull", True), models.Q(("email", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="notices_notice_to_a_person_or_an_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), _negated=True),
                            models.Q(("title", ""), _negated=True),
                        ),
                        name="notices_notice_has_a_key_and_a_title",
                    ),
                ],
            },
        ),
    ]
