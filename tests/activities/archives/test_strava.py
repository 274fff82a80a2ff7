import csv
import gzip
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.activities.archives.zip_builder import (
    errors_in,
    found_in,
    read,
    written,
    zipped,
)
from unkink.activities.archives import StravaNote, strava


def columns(names: str) -> list[str]:
    """Return the names of a header."""
    return names.split(",")


TEN = columns(
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,"
    "Elapsed Time,Distance,Commute,Activity Gear,Filename"
)
WIDE = columns(
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,"
    "Elapsed Time,Distance,Max Heart Rate,Relative Effort,Commute,"
    "Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,"
    "Elapsed Time,Moving Time,Distance,Max Heart Rate,Relative Effort,Commute,"
    "Perceived Exertion,Prefer Perceived Exertion"
)
WIDE = [*WIDE, *(f"More {number}" for number in range(101 - len(WIDE)))]
GERMAN = columns(
    "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,"
    "Aktivitätsbeschreibung,Verstrichene Zeit,Distanz,Max. Herzfrequenz,"
    "Relative Leistung,Pendeln,Hinweis zur Privatsphäre für Aktivitäten,"
    "Aktivitätsausrüstung,Dateiname,Sportlergewicht,Gefühlte Anstrengung"
)
UNKNOWN = [f"sarake {number}" for number in range(15)]

NOTE = StravaNote("Morning Run", "Easy.\nLegs heavy.", "Pegasus", 7.0)


def row(header: Sequence[str], file: str, *, effort: str = "7.0") -> list[str]:
    """Return a row of one run in the layout of a header."""
    cells = [""] * len(header)
    cells[:7] = ["1", "Jun 1, 2025, 7:00:00 AM", "Morning Run", "Run", "", "2000", "10"]
    cells[4] = "Easy.\r\n\r\nLegs heavy."
    place = 9 if len(header) == len(TEN) else 12
    cells[place - 1 : place + 1] = ["Pegasus", file]
    for name in ("Perceived Exertion", "Gefühlte Anstrengung"):
        if name in header:
            cells[header.index(name)] = effort
    return cells


def table(header: Sequence[str], *rows: Sequence[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([header, *rows])
    return buffer.getvalue().encode()


def export(header: Sequence[str], **options: str) -> dict[str, bytes]:
    manual = [*row(header, ""), "", ""]
    data = table(header, manual, row(header, "activities/12.fit.gz", **options))
    return {
        "profile.csv": b"",
        "activities.csv": data,
        "activities/12.fit.gz": gzip.compress(b"run"),
        "activities/13.gpx": b"other",
    }


def note_of(files: dict[str, bytes], tmp_path: Path) -> StravaNote | None:
    path = written(tmp_path / "export_1.zip", zipped(files))
    first, second = found_in(path)
    assert first.source == f"{path}/activities/12.fit.gz"
    assert second.note is None
    assert errors_in(path) == []
    return first.note


@pytest.mark.parametrize(
    ("header", "effort"),
    [(TEN, None), (WIDE, 7.0), (GERMAN, 7.0), (UNKNOWN, None)],
    ids=["10 columns", "101 columns", "German", "unknown"],
)
def test_a_file_has_the_note_of_its_row(
    tmp_path: Path, header: list[str], effort: float | None
) -> None:
    note = note_of(export(header), tmp_path)

    assert note == StravaNote(NOTE.name, NOTE.notes, NOTE.gear, effort)


@pytest.mark.parametrize(
    ("text", "effort"),
    [("", None), ("0", 0.0), ("9,5", 9.5), ("11", None), ("nan", None), ("hard", None)],
)
def test_effort_is_a_number_up_to_ten_or_nothing(
    tmp_path: Path, text: str, effort: float | None
) -> None:
    note = note_of(export(WIDE, effort=text), tmp_path)

    assert note is not None
    assert note.perceived_effort == effort


def test_a_folder_around_the_export_does_not_matter(tmp_path: Path) -> None:
    files = {f"export_1/{name}": data for name, data in export(WIDE).items()}

    first, second = found_in(written(tmp_path / "a.zip", zipped(files)))

    assert (first.note, second.note) == (NOTE, None)


@pytest.mark.parametrize("name", ["12.fit.gz", "12.fit", "12.FIT"])
def test_an_export_that_was_unpacked_keeps_its_notes(tmp_path: Path, name: str) -> None:
    data = export(WIDE)
    written(tmp_path / "export/activities.csv", data["activities.csv"])
    written(tmp_path / "export/activities" / name, b"run")
    written(tmp_path / "other/activities" / name, b"run")

    first, other = found_in(tmp_path)

    assert (first.note, other.note) == (NOTE, None)


def test_an_export_inside_an_archive_keeps_its_notes(tmp_path: Path) -> None:
    path = written(tmp_path / "a.zip", zipped({"export.zip": zipped(export(WIDE))}))

    assert [found.note for found in found_in(path)] == [NOTE, None]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    files = export(WIDE)
    files["activities.csv"] = b"\xef\xbb\xbf" + files["activities.csv"]

    assert note_of(files, tmp_path) == NOTE


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe\x00", b'"' + b"x" * 200_000, table(WIDE)[:-1] + b"\n\xff,\xff\n"],
    ids=["UTF-16", "a quote without its end", "broken letters"],
)
def test_a_broken_table_is_one_error_and_the_files_are_read(
    tmp_path: Path, data: bytes
) -> None:
    files = export(WIDE) | {"activities.csv": data}
    for name, content in files.items():
        written(tmp_path / "folder" / name, content)
    written(tmp_path / "a.zip", zipped(files))

    assert len(found_in(tmp_path)) == 4
    assert [error.split(": ")[1] for error in errors_in(tmp_path)] == [
        "is no table in UTF-8"
    ] * 2


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", table(WIDE)])
def test_a_table_that_names_no_file_says_nothing(tmp_path: Path, data: bytes) -> None:
    files = export(WIDE) | {"activities.csv": data}

    path = written(tmp_path / "a.zip", zipped(files))

    assert errors_in(path) == []
    assert [found.note for found in found_in(path)] == [None, None]


def test_too_many_rows_or_bytes_are_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.zip", zipped(export(WIDE)))

    monkeypatch.setattr(strava, "_MOST_ROWS", 1)
    assert "has more than 1 rows" in errors_in(path)[0]
    monkeypatch.setattr(strava, "_LARGEST_BYTES", 10)
    assert "is larger than 0 MiB" in errors_in(path)[0]


def test_long_texts_are_cut_and_harmless(tmp_path: Path) -> None:
    cells = row(WIDE, "activities/12.fit.gz")
    cells[2], cells[4] = "\x1b[2J" + "n" * 999, "d" * 99_999
    files = export(WIDE) | {"activities.csv": table(WIDE, cells)}

    note = note_of(files, tmp_path)

    assert note is not None
    assert (note.name[:5], len(note.name), len(note.notes)) == ("\ufffd[2Jn", 80, 4000)


def test_the_files_of_an_export_can_be_read(tmp_path: Path) -> None:
    files = export(WIDE)

    first, second = found_in(written(tmp_path / "a.zip", zipped(files)))

    assert gzip.decompress(read(first)) == b"run"
    assert read(second) == b"other"
