from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_partners")]

    operations = [
        migrations.AddField(
            "user", "work_phone", models.CharField(blank=True, default="", max_length=30)
        ),
    ]
