from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("readiness", "0002_no_overlap")]

    operations = [
        migrations.AlterField(
            model_name="pause",
            name="rule",
            field=models.CharField(
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
    ]
