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
    facts = models.JSONField()
    bands = models.JSONField()
    work = models.JSONField()
    course = models.JSONField()
    original = models.CharField(max_length=64, blank=True)

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
