"""What a runner wrote on Strava about each file: the table `activities.csv`.

Sport, times and distances in it are localised and rounded; the files know them better.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from unkink.activities.archives import strava_headers
from unkink.activities.archives.limits import MIB
from unkink.activities.archives.names import printable
from unkink.errors import ActivityFileError, DamagedFileError

CSV_NAME = "activities.csv"

_LARGEST_BYTES = 64 * MIB
_MOST_ROWS = 200_000
_NAME_LENGTH, _NOTES_LENGTH = 80, 4_000

_FILE = re.compile(r"activities/[^/]+\.(fit|gpx|tcx)(\.gz)?", re.IGNORECASE)
# Every layout seen: id, date, name, type, description, ..., gear, file.
_NAME_COLUMN, _DESCRIPTION_COLUMN, _FIRST_FILE_COLUMN = 2, 4, 9


@dataclass(frozen=True)
class StravaNote:
    """What the runner wrote about one file.

    Attributes:
        name: What the runner called the activity.
        notes: What the runner wrote about it.
        gear: Shoes.
        perceived_effort: The runner's rating of effort, 0 to 10, else None.
    """

    name: str = ""
    notes: str = ""
    gear: str = ""
    perceived_effort: float | None = None


@dataclass(frozen=True)
class _Columns:
    file: int
    name: int | None
    description: int | None
    gear: int | None
    effort: int | None


def read_notes(
    stream: BinaryIO, source: str, *, size_bytes: int
) -> Mapping[str, StravaNote]:
    """Return what a table says about each file, by `note_key`; empty if nothing.

    Args:
        stream: The table.
        source: Where it was read from.
        size_bytes: Its size, which the stream does not exceed.

    Raises:
        ActivityFileError: If it is no table, or beyond all measure.
    """
    if size_bytes > _LARGEST_BYTES:
        raise ActivityFileError(source, f"is larger than {_LARGEST_BYTES // MIB} MiB")
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        return dict(_notes(_rows(csv.reader(text), source)))
    except (csv.Error, UnicodeDecodeError) as error:
        raise DamagedFileError(source, f"is no table in UTF-8: {error}") from error
    finally:
        # The stream is the caller's to close.
        text.detach()


def note_key(name: str) -> str:
    """Return a file's name as rows are found by; unpacking may have cut off `.gz`."""
    return name.casefold().removesuffix(".gz")


def _rows(reader: Iterator[list[str]], source: str) -> Iterator[list[str]]:
    for number, row in enumerate(reader):
        if number > _MOST_ROWS:
            raise ActivityFileError(source, f"has more than {_MOST_ROWS} rows")
        yield row


def _notes(rows: Iterator[list[str]]) -> Iterator[tuple[str, StravaNote]]:
    header = next(rows, [])
    columns = None
    for row in rows:
        # A row without a file is an activity that was typed in.
        columns = columns or _columns(header, row)
        if columns and _FILE.fullmatch(_cell(row, columns.file)):
            yield note_key(_cell(row, columns.file)), _note(row, columns)


def _columns(header: Sequence[str], row: Sequence[str]) -> _Columns | None:
    """Return which column is which, None if the row names no file."""
    file = next((at for at, cell in enumerate(row) if _FILE.fullmatch(cell)), None)
    if file is None:
        return None
    is_usual = file >= _FIRST_FILE_COLUMN
    # Where a name occurs twice, the first one is the one that people read.
    known = {name.strip().casefold(): at for at, name in reversed([*enumerate(header)])}

    def column(names: frozenset[str], place: int | None) -> int | None:
        seen = sorted(known[name] for name in names & known.keys())
        return seen[0] if seen else place if is_usual else None

    return _Columns(
        file=file,
        name=column(strava_headers.NAME, _NAME_COLUMN),
        description=column(strava_headers.DESCRIPTION, _DESCRIPTION_COLUMN),
        gear=column(strava_headers.GEAR, file - 1),
        effort=column(strava_headers.EFFORT, None),
    )


def _note(row: Sequence[str], columns: _Columns) -> StravaNote:
    lines = _cell(row, columns.description)[:_NOTES_LENGTH].splitlines()
    readable = (printable(line).strip() for line in lines)
    return StravaNote(
        name=printable(_cell(row, columns.name)[:_NAME_LENGTH]),
        notes="\n".join(line for line in readable if line),
        gear=printable(_cell(row, columns.gear)[:_NAME_LENGTH]),
        perceived_effort=_effort(_cell(row, columns.effort)),
    )


def _cell(row: Sequence[str], column: int | None) -> str:
    if column is None or column >= len(row):
        return ""
    return row[column].strip()


def _effort(cell: str) -> float | None:
    try:
        effort = float(cell.replace(",", "."))
    except ValueError:
        return None
    return effort if 0 <= effort <= 10 else None
