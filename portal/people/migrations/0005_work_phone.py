from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0003_small_income")]

    operations = [
        migrations.AddField(
            "user", "work_phone", models.CharField(blank=True, default="", max_length=30)
        ),
    ]
