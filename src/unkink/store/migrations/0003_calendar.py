"""The secret in the address of the calendar."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0002_uploads_and_devices"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("secret", models.CharField(max_length=64)),
            ],
        ),
    ]
