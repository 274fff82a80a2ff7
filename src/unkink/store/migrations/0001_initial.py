"""The first tables."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AnswerRow",
            fields=[
                (
                    "key",
                    models.CharField(max_length=255, primary_key=True, serialize=False),
                ),
                ("request", models.CharField(max_length=64)),
                ("status", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=127)),
                ("body", models.BinaryField()),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="ProfileRow",
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
                ("data", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="ReportRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("muscle", models.CharField(max_length=32)),
                ("side", models.CharField(max_length=8)),
                ("value", models.FloatField(null=True)),
                ("is_stiff", models.BooleanField()),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="RoutineRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("saved", models.DateTimeField(db_index=True)),
                ("routine", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="SessionRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("started", models.DateTimeField(db_index=True)),
                ("session", models.JSONField()),
                ("routine", models.JSONField(null=True)),
                ("played", models.JSONField()),
                ("after", models.JSONField()),
                ("next_morning", models.JSONField()),
                ("too_much", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="TakenFileRow",
            fields=[
                (
                    "name",
                    models.CharField(max_length=255, primary_key=True, serialize=False),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RunRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("leg", models.PositiveIntegerField()),
                ("start", models.DateTimeField(db_index=True)),
                ("end", models.DateTimeField(db_index=True)),
                (
                    "original",
                    models.CharField(blank=True, db_index=True, max_length=64),
                ),
                ("facts", models.JSONField()),
                ("bands", models.JSONField()),
                ("work", models.JSONField()),
                ("course", models.JSONField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("digest", "leg"), name="run_once")
                ],
            },
        ),
    ]
