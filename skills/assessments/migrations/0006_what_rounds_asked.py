"""Rounds of before asked everything; a level was affirmed on the day on which it was confirmed."""

from django.db import migrations
from django.db.models import F


def ask(apps, schema_editor):
    Assessment = apps.get_model("assessments", "Assessment")
    SelfRating = apps.get_model("assessments", "SelfRating")
    Statement = apps.get_model("framework", "Statement")
    for assessment in Assessment.objects.iterator():
        there = SelfRating.objects.filter(assessment=assessment).values("statement")
        missing = Statement.objects.filter(version=assessment.version_id).exclude(pk__in=there)
        SelfRating.objects.bulk_create(
            SelfRating(assessment=assessment, statement=one) for one in missing
        )


def affirm(apps, schema_editor):
    apps.get_model("assessments", "ConfirmedLevel").objects.update(affirmed_on=F("starts"))


def name_the_kind(apps, schema_editor):
    Review = apps.get_model("assessments", "Review")
    Review.objects.filter(second_look=True).update(kind="second_look")


class Migration(migrations.Migration):
    dependencies = [("assessments", "0005_rounds_that_fit")]

    operations = [
        migrations.RunPython(ask, migrations.RunPython.noop),
        migrations.RunPython(affirm, migrations.RunPython.noop),
        migrations.RunPython(name_the_kind, migrations.RunPython.noop),
    ]
