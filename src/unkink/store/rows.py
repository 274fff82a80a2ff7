"""All rows as plain documents, and back: what a backup holds.

Answers that wait to be given again, uploads, phones and the calendar's address stay
out: they belong to one machine and to one day.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from unkink.errors import DatabaseError, DataFileError
from unkink.store.database import database_path, told
from unkink.store.models import (
    AnswerRow,
    CalendarRow,
    DeviceRow,
    PairingRow,
    ProfileRow,
    ReportRow,
    RoutineRow,
    RunRow,
    SessionRow,
    TakenFileRow,
    UploadRow,
)

# A connection that sees one moment.
Snapshot = sqlite3.Connection

TABLES: Mapping[str, type[models.Model]] = {
    "profile": ProfileRow,
    "runs": RunRow,
    "reports": ReportRow,
    "sessions": SessionRow,
    "taken_files": TakenFileRow,
    "routines": RoutineRow,
}
_PASSING: tuple[type[models.Model], ...] = (
    AnswerRow,
    UploadRow,
    PairingRow,
    DeviceRow,
    CalendarRow,
)
_BATCH = 100


@contextmanager
def snapshot() -> Iterator[Snapshot]:
    """Yield a connection that sees one moment, however long it reads.

    Writers go on meanwhile; a transaction of Django's would keep them out.

    Raises:
        DatabaseError: If the database cannot be read.
    """
    path = database_path()
    try:
        with closing(
            sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        ) as seen:
            seen.execute("PRAGMA query_only = on")
            seen.execute("BEGIN")
            yield seen
    except sqlite3.Error as error:
        raise DatabaseError(path, str(error)) from error


def documents(table: str, seen: Snapshot) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table, each with its schema, in the order of their keys."""
    model = TABLES[table]
    fields = _fields(model)
    columns = ", ".join(f'"{field.column}"' for field in fields)
    # Names of our own models stand in it and nothing else.
    query = f'SELECT {columns} FROM "{model._meta.db_table}" ORDER BY 1'  # noqa: S608
    for row in seen.execute(query):
        values = zip(fields, row, strict=True)
        yield {"schema": schema_of(table)} | {f.name: _plain(f, v) for f, v in values}


def schema_of(table: str) -> str:
    """Return the schema of a table's documents."""
    return f"unkink.backup.{table}/1"


@contextmanager
def in_place_of_all() -> Iterator[None]:
    """Empty the tables and let the block fill them; all of it happens, or nothing.

    Raises:
        StoreError: If it could not be kept.
    """
    with told(), transaction.atomic():
        for model in TABLES.values():
            model._default_manager.all().delete()
        yield


def put_documents(table: str, docs: Iterable[Mapping[str, Any]]) -> int:
    """Keep the rows of a table from their documents; return how many there were.

    Raises:
        DataFileError: If one is no row of that table.
        StoreError: If they could not be kept.
    """
    model, count = TABLES[table], 0
    rows = (_row(table, doc) for doc in docs)
    while batch := list(islice(rows, _BATCH)):
        try:
            with told():
                model._default_manager.bulk_create(batch)
        except DatabaseError as error:
            if isinstance(error.__cause__, IntegrityError):
                raise DataFileError(table, "holds a row twice") from error
            raise
        count += len(batch)
    return count


def forget_all_rows() -> None:
    """Forget every row of every table, and leave nothing of them in the file."""
    with told(), transaction.atomic():
        for model in (*TABLES.values(), *_PASSING):
            model._default_manager.all().delete()
    leave_nothing_behind()


def leave_nothing_behind() -> None:
    """Write the database anew without what was deleted, and empty its log."""
    with told(), connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _fields(model: type[models.Model]) -> list["models.Field[Any, Any]"]:
    return [field for field in model._meta.concrete_fields if field.column]


def _plain(field: "models.Field[Any, Any]", value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return None
    return next((f(value) for kind, f in _PLAIN if isinstance(field, kind)), value)


def _moment(text: str) -> str:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).isoformat()


# How SQLite's values are said in JSON.
_PLAIN: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (models.JSONField, json.loads),
    (models.UUIDField, lambda value: str(UUID(value))),
    (models.DateTimeField, _moment),
    (models.BooleanField, bool),
)


def _row(table: str, doc: Mapping[str, Any]) -> models.Model:
    if doc.get("schema") != schema_of(table):
        why = f"has the schema {doc.get('schema')!r}, not {schema_of(table)!r}"
        raise DataFileError(table, why)
    model = TABLES[table]
    try:
        values = {f.name: _told_value(f, doc[f.name]) for f in _fields(model)}
    except (KeyError, ValidationError, TypeError, ValueError) as error:
        raise DataFileError(table, f"has a row that does not hold: {error}") from error
    return model(**values)


def _told_value(field: "models.Field[Any, Any]", value: Any) -> Any:  # noqa: ANN401
    if isinstance(field, models.JSONField):
        return value
    if value == "" and isinstance(field, (models.CharField, models.TextField)):
        return value
    return field.clean(value, None)
