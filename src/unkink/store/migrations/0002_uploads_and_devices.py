"""Uploads, offers to pair, and paired phones."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeviceRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("token", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=100)),
                ("created", models.DateTimeField()),
                ("last_seen", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="PairingRow",
            fields=[
                (
                    "secret",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("made", models.DateTimeField(db_index=True)),
                ("misses", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="UploadRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=255)),
                ("size_bytes", models.BigIntegerField()),
                ("offset", models.BigIntegerField(default=0)),
                ("purpose", models.CharField(max_length=16)),
                ("sport", models.CharField(blank=True, max_length=16)),
                ("state", models.CharField(db_index=True, max_length=16)),
                ("done_share", models.FloatField(default=0.0)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("runs", models.PositiveIntegerField(default=0)),
                ("left_out", models.JSONField(default=list)),
                ("left_out_counts", models.JSONField(default=dict)),
                ("error", models.TextField(blank=True)),
                ("begun", models.DateTimeField(db_index=True)),
            ],
        ),
    ]
