"""The tables. Models never leave `store`: plain frozen values go in and out."""

from django.db import models

import unkink.store.ready  # noqa: F401  models need Django's settings


class ProfileRow(models.Model):
    """The runner; one row."""

    data = models.JSONField()


class RunRow(models.Model):
    """A run: facts for lists, its work for every later load, a thinned course."""

    id = models.UUIDField(primary_key=True)
    digest = models.CharField(max_length=64)
    leg = models.PositiveIntegerField()
    start = models.DateTimeField(db_index=True)
    end = models.DateTimeField(db_index=True)
    # Before what is long: to read a column, SQLite passes all that lie before it.
    original = models.CharField(max_length=64, blank=True, db_index=True)
    facts = models.JSONField()
    bands = models.JSONField()
    work = models.JSONField()
    course = models.JSONField()

    class Meta:
        """One row for each leg of a file."""

        constraints = (
            models.UniqueConstraint(fields=["digest", "leg"], name="run_once"),
        )


class ReportRow(models.Model):
    """Soreness that the runner reported; the id is the client's."""

    id = models.UUIDField(primary_key=True)
    muscle = models.CharField(max_length=32)
    side = models.CharField(max_length=8)
    value = models.FloatField(null=True)
    is_stiff = models.BooleanField()
    at = models.DateTimeField(db_index=True)


class SessionRow(models.Model):
    """A session as performed; the id is the client's."""

    id = models.UUIDField(primary_key=True)
    started = models.DateTimeField(db_index=True)
    session = models.JSONField()
    routine = models.JSONField(null=True)
    played = models.JSONField()
    after = models.JSONField()
    next_morning = models.JSONField()
    too_much = models.JSONField()


class TakenFileRow(models.Model):
    """A session file of `unkink roll` that was taken in, and is not taken in again."""

    name = models.CharField(max_length=255, primary_key=True)


class RoutineRow(models.Model):
    """A routine that the runner saved."""

    id = models.UUIDField(primary_key=True)
    saved = models.DateTimeField(db_index=True)
    routine = models.JSONField()


class AnswerRow(models.Model):
    """The first answer to a request that may be repeated; status 0 while it works."""

    key = models.CharField(max_length=255, primary_key=True)
    request = models.CharField(max_length=64)
    status = models.PositiveIntegerField()
    kind = models.CharField(max_length=127)
    body = models.BinaryField()
    at = models.DateTimeField(db_index=True)


class UploadRow(models.Model):
    """A file that comes in parts, and what became of it."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=255)
    size_bytes = models.BigIntegerField()
    offset = models.BigIntegerField(default=0)
    purpose = models.CharField(max_length=16)
    sport = models.CharField(max_length=16, blank=True)
    state = models.CharField(max_length=16, db_index=True)
    done_share = models.FloatField(default=0.0)
    tries = models.PositiveIntegerField(default=0)
    runs = models.PositiveIntegerField(default=0)
    left_out = models.JSONField(default=list)
    left_out_counts = models.JSONField(default=dict)
    error = models.TextField(blank=True)
    begun = models.DateTimeField(db_index=True)


class PairingRow(models.Model):
    """An offer to pair one phone: the digest of its secret, and how long it holds."""

    secret = models.CharField(max_length=64, primary_key=True)
    made = models.DateTimeField(db_index=True)
    misses = models.PositiveIntegerField(default=0)


class CalendarRow(models.Model):
    """The secret in the address of the calendar, which is shown again; one row."""

    secret = models.CharField(max_length=64)


class DeviceRow(models.Model):
    """A paired phone: the digest of its token, and when it was last here."""

    id = models.UUIDField(primary_key=True)
    token = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=100)
    created = models.DateTimeField()
    last_seen = models.DateTimeField()
