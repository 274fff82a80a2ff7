"""Reads an input from disk: as a file, a zip, a folder or a table of Strava."""

import atexit
import io
import pickle
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO

from fuzz.promises import check_activity, check_error, check_line, check_same, expect
from fuzz.reading import LARGE_BYTES, PATH, outcome_of, read_twice
from fuzz.seeds.folders import make_folder
from unkink.activities.activity import Activity
from unkink.activities.archives import Found, StravaNote, find_files
from unkink.activities.collection import read_collection, read_runs
from unkink.activities.contents import ContentReader, Contents
from unkink.activities.read import read_activities, read_run
from unkink.activities.sameness import Outcome
from unkink.errors import ActivityFileError

_HEAD_BYTES = 600
_SLOW_BYTES = 2**14
# More than this is read from no archive here: it is the same again and again.
_MOST_READ_BYTES = 24 * 2**20


class _Trickle(io.RawIOBase):
    """Gives a few bytes at a time, as pipes and archives do."""

    def __init__(self, data: bytes) -> None:
        self._inner = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        return self._inner.readinto(memoryview(buffer)[:97])


def run_file(data: bytes) -> int:
    """Read a file on disk, packed or not; return how many activities are in it."""
    path = _folder() / "run"
    path.write_bytes(data)
    if len(data) > LARGE_BYTES:
        large, _ = outcome_of(lambda: read_activities(path))
        _check_refusal(data)
        return len(large or ())
    activities = read_twice(lambda: read_activities(path)) or []
    for one in activities:
        check_activity(one)
    outcome_of(lambda: read_run(path, sport="trail run"))
    outcome_of(lambda: read_run(path))
    _check_contents(data)
    return len(activities)


def run_zip(data: bytes) -> int:
    """Walk through a zip; return how many files are in it."""
    path = _folder() / "all.zip"
    path.write_bytes(data)
    return _walk_twice([path])


def run_folder(data: bytes) -> int:
    """Walk through a folder; return how many files are in it."""
    top = _folder() / "top"
    top.mkdir()
    try:
        make_folder(data, top)
        return _walk_twice([top])
    finally:
        shutil.rmtree(top)


def run_collection(data: bytes) -> int:
    """Read all runs in a folder; return how many there are, and files left out."""
    top = _folder() / "history"
    top.mkdir()
    try:
        make_folder(data, top)
        first, second = _collected(top), _collected(top)
        outcome_of(lambda: list(read_runs(top, sport="trail run")))
    finally:
        shutil.rmtree(top)
    check_same([_left(one) for one in first], [_left(one) for one in second], "history")
    return len(first)


def run_table(data: bytes) -> int:
    """Read a table of Strava; return how many notes it has for two files."""
    top = _folder() / "strava"
    if not top.exists():
        (top / "activities").mkdir(parents=True)
        for name in ("1.fit.gz", "2.gpx"):
            (top / "activities" / name).write_bytes(b"x")
    (top / "activities.csv").write_bytes(data)
    found = [one for one in _walked([top]) if isinstance(one, Found)]
    expect(len(found) == 2, "a table hides no file", found)
    return sum(one.note is not None for one in found)


def _collected(top: Path) -> list[Outcome]:
    shares: list[float] = []
    outcomes = list(read_collection([top], on_progress=shares.append))
    expect(shares == sorted(shares), "progress grows", shares)
    expect(all(0 <= share <= 1 for share in shares), "progress is a share", shares)
    for one in outcomes:
        if isinstance(one, Activity):
            check_activity(one)
            continue
        check_error(one)
        held = (one.__traceback__, one.__context__, one.__cause__)
        expect(not any(held), "an error that is kept holds nothing", held)
    return outcomes


def _left(one: Outcome) -> Activity | str:
    return one if isinstance(one, Activity) else str(one)


def _check_contents(data: bytes) -> None:
    """Check that a stream gives the same whole, in pieces, and to who looks first."""
    whole, _ = outcome_of(lambda: ContentReader(io.BytesIO(data), PATH).all())
    reader = ContentReader(io.BytesIO(data), PATH)
    head, _ = outcome_of(lambda: reader.head(_HEAD_BYTES))
    after, _ = outcome_of(reader.all)
    check_same(whole, after, "contents after the head")
    if whole:
        expect(head == whole.data[:_HEAD_BYTES], "the head is that of the whole")
    if len(data) < _SLOW_BYTES:
        slow, _ = outcome_of(lambda: _all(_Trickle(data)))
        expect((slow and slow.data) == (whole and whole.data), "pieces are the whole")


def _check_refusal(data: bytes) -> None:
    """Check that what is refused once is not passed off as whole later."""
    reader = ContentReader(io.BytesIO(data), PATH)
    _, refusal = outcome_of(reader.all)
    if refusal:
        _, again = outcome_of(reader.all)
        check_same(str(refusal), str(again), "refusal")


def _all(stream: io.RawIOBase) -> Contents:
    return ContentReader(stream, PATH).all()  # type: ignore[arg-type]


def _walk_twice(paths: list[Path]) -> int:
    first, second = _walked(paths), _walked(paths)
    check_same([_told(one) for one in first], [_told(one) for one in second], "walk")
    found = [one for one in first if isinstance(one, Found)]
    left = _MOST_READ_BYTES
    for one in found:
        if left > 0:
            left -= _read(one)
    if found and left > 0:
        other = pickle.loads(pickle.dumps(found[0]))  # noqa: S301 - our own
        check_same(_bytes(found[0].open), _bytes(other.open), "file after a journey")
    return len(found)


def _walked(paths: list[Path]) -> list[Found | ActivityFileError]:
    walked = list(find_files(paths))
    done = 0.0
    for one in walked:
        if isinstance(one, ActivityFileError):
            check_error(one)
            continue
        check_line(one.source, "a source")
        expect(done <= one.done <= 1, "progress grows to one", (done, one.done))
        done = one.done
        expect(one.size_bytes >= 0, "a size is one", one.size_bytes)
        if one.note:
            _check_note(one.note)
    return walked


def _check_note(note: StravaNote) -> None:
    for text in (note.name, note.gear, *note.notes.split("\n")):
        expect(text.isprintable(), "a note is printable", text)
    effort = note.perceived_effort
    expect(effort is None or 0 <= effort <= 10, "an effort is one", effort)
    expect(len(note.notes) <= 4_000 and len(note.name) <= 80, "notes are bounded")


def _told(one: Found | ActivityFileError) -> tuple[object, ...]:
    if isinstance(one, ActivityFileError):
        return (str(one),)
    return (one.source, one.size_bytes, one.done, one.note)


def _read(one: Found) -> int:
    """Read a file of a walk; return how many bytes it had."""
    data = _bytes(one.open)
    if data is not None:
        expect(len(data) == one.size_bytes, "a file is as large as it says", len(data))
        return len(data)
    return one.size_bytes


def _bytes(open_: Callable[[], BinaryIO]) -> bytes | None:
    """Return the bytes of a file, None if it is refused, which may be at any byte."""
    with suppress(ActivityFileError), open_() as stream:
        return stream.read(_MOST_READ_BYTES)
    return None


@cache
def _folder() -> Path:
    folder = Path(mkdtemp(prefix="unkink-fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
