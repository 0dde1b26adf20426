from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("demo", "0001_initial")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("to", models.TextField()),
                ("subject", models.TextField()),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
    ]
