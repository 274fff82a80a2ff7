"""Varies tables of Strava cell by cell."""

import csv
import io
from random import Random

from fuzz.mutators.byte_edits import edited
from fuzz.mutators.xml_texts import odd_text

_CELLS = (
    "activities/1.fit.gz",
    "activities/2.gpx",
    "ACTIVITIES/1.FIT",
    "activities/../1.fit",
    "activities/.fit",
    "activities/a/b.fit",
    "Activity Name",
    "Name der Aktivität",
    "Perceived Exertion",
    "Activity Gear",
    "Filename",
    "7",
    "7,5",
    "1_0",
    "nan",
    "inf",
    "-0",
    "1e400",
    '"',
    ",",
    "\r",
    "\n\n",
    "\x00",
    "\x1b[2J",
    "\u202e",
    "\u2028",
    "ß",
    "x" * 5_000,
    "",
)


def vary_table(data: bytes, rng: Random) -> bytes:
    """Return another table."""
    if rng.random() < 0.15:
        return edited(data, rng)
    rows = _rows(data)
    for _ in range(rng.choice((1, 2, 4))):
        _vary(rows, rng)
    buffer = io.StringIO()
    ends = rng.choice(("\n", "\r\n", "\r"))
    dialect = csv.unix_dialect if rng.random() < 0.5 else csv.excel
    csv.writer(buffer, dialect, lineterminator=ends).writerows(rows)
    code = rng.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "latin-1", "utf-16"))
    text = buffer.getvalue().encode(code, "replace")
    return edited(text, rng) if rng.random() < 0.1 else text


def _rows(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig", "replace")
    try:
        return list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        return [line.split(",") for line in text.splitlines()]


def _vary(rows: list[list[str]], rng: Random) -> None:
    row = rng.choice(rows) if rows else []
    at = rng.randrange(len(row) + 1)
    kind = rng.randrange(7)
    if kind == 0 and rows:
        rows.insert(rng.randrange(len(rows)), list(row) * rng.randrange(3))
    elif kind == 1 and rows:
        rows.remove(row)
    elif kind == 2:
        row.insert(at, _cell(rng))
    elif kind == 3:
        for one in rows:
            del one[at : at + 1]
    elif kind == 4:
        rng.shuffle(row)
    else:
        row[at : at + 1] = [_cell(rng)]


def _cell(rng: Random) -> str:
    if rng.random() < 0.7:
        return rng.choice(_CELLS)
    return odd_text(rng).decode("utf-8", "replace")
