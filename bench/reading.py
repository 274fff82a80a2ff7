"""Reading FIT, GPX and TCX against peers, over the corpus, small and large files apart.

Ours and a peer read the same bytes in turn, file by file; a file counts where the peer
reads it too. Ours takes out and scales every column of the messages that a run is made
of, and checks the checksum.

What the table says: speeds are bytes over the sum of times, of each file the best of
equally many rounds on both sides; `times faster` is the ratio of these sums, `worst
file` the smallest ratio of one file. `cold` is our single time without what is
remembered of the layouts of a watch, against their best, which flatters them.
"""

import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from time import perf_counter

import fitdecode
import gpxpy
import pyfitparsernative
from tcxreader.tcxreader import TCXReader

from bench.table import Figure, print_table
from unkink.activities import read_activities
from unkink.activities.fit.file import read_fit_files
from unkink.activities.fit.layout import layout_of
from unkink.activities.xml import read_xml
from unkink.errors import ActivityFileError

CORPUS = Path(os.environ.get("UNKINK_CORPUS") or "../shared/corpus")
SMALL_BYTES = 64 * 2**10
ROUNDS, QUICK_ROUNDS = 7, 3
AT_ONCE = ("record", "lap", "session", "event", "device_info")

Read = Callable[[Path, bytes], object]


@dataclass(frozen=True)
class Contest:
    """A reader of ours against a peer.

    Attributes:
        name: What is read.
        pattern: The files, in the corpus.
        ours: Our reader.
        peer: The peer's name.
        theirs: The peer's reader.
        times: How many times faster ours is to be.
        rounds: How often each of the two reads a file, at most; some peers are slow.
    """

    name: str
    pattern: str
    ours: Read
    peer: str
    theirs: Read
    times: float
    rounds: int = ROUNDS


def fit_columns(path: Path, data: bytes) -> None:
    """Take out every column of the messages that a run is made of."""
    for file in read_fit_files(data, path.name):
        for name in AT_ONCE:
            message = file.message(name)
            if message is not None:
                _ = message.numbers


def by_fitdecode(path: Path, data: bytes) -> None:
    """Read all messages."""
    del path
    with fitdecode.FitReader(data, check_crc=fitdecode.CrcCheck.ENABLED) as reader:
        for _ in reader:
            pass


def by_tcxreader(path: Path, data: bytes) -> None:
    """Read all points; it wants a path, so the file is read, too."""
    del data
    TCXReader().read(str(path))


CONTESTS = (
    Contest(
        "FIT columns", "fit/*", fit_columns, "fitdecode", by_fitdecode, 60, rounds=3
    ),
    Contest(
        "FIT columns",
        "fit/*",
        fit_columns,
        "pyfitparsernative",
        lambda _, data: pyfitparsernative.parse_fit_bytes(data),
        8,
    ),
    Contest(
        "GPX",
        "gpx/*.gpx",
        lambda path, data: read_xml(data, path.name),
        "gpxpy",
        lambda _, data: gpxpy.parse(StringIO(data.decode("utf-8-sig"))),
        5,
    ),
    Contest(
        "TCX",
        "tcx/*.tcx",
        lambda path, data: read_xml(data, path.name),
        "tcxreader",
        by_tcxreader,
        3,
    ),
)


def bench_reading(*, is_quick: bool) -> list[Figure]:
    """Print throughputs and ratios, and return the figures."""
    if not CORPUS.exists():
        print(f"\nNo run files at {CORPUS}: reading is not compared with peers.")
        return []
    # A peer warns of each value that it does not know.
    logging.disable(logging.WARNING)
    rounds = QUICK_ROUNDS if is_quick else ROUNDS
    figures, rows = [], []
    for contest in CONTESTS:
        for size in ("small", "large"):
            timed = _timed(contest, size, min(rounds, contest.rounds))
            rows.append(_row(contest, size, timed))
            ratio = sum(t.ours_s for t in timed) / sum(t.theirs_s for t in timed)
            name = f"{contest.name}, {size} files: time / {contest.peer}"
            figures.append(Figure(name, ratio, 1 / contest.times))
    header = ("", "files", "ours MB/s", "theirs", "times faster", "worst file", "cold")
    print_table(f"Reading (small: up to {SMALL_BYTES // 1024} KiB)", header, rows)
    _print_whole(rounds)
    return figures


@dataclass(frozen=True)
class _Timed:
    size_bytes: int
    ours_s: float
    theirs_s: float
    cold_s: float


def _timed(contest: Contest, size: str, rounds: int) -> list[_Timed]:
    timed: list[_Timed] = []
    for path in sorted(CORPUS.glob(contest.pattern)):
        data = path.read_bytes()
        if (len(data) <= SMALL_BYTES) != (size == "small"):
            continue
        try:
            theirs_s = _best(contest.theirs, path, data, rounds)
        except BaseException as error:
            # One peer's panics are no exceptions of the usual kind.
            if isinstance(error, KeyboardInterrupt):
                raise
            continue
        if contest.name != "FIT columns" and not _is_activity(path):
            # Ours refuses it in words, without reading on.
            continue
        cold_s = _cold(contest.ours, path, data)
        ours_s = _best(contest.ours, path, data, rounds)
        timed.append(_Timed(len(data), ours_s, theirs_s, cold_s))
    return timed


def _is_activity(path: Path) -> bool:
    try:
        read_activities(path)
    except ActivityFileError:
        return False
    return True


def _best(read: Read, path: Path, data: bytes, rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        begin = perf_counter()
        read(path, data)
        taken.append(perf_counter() - begin)
    return min(taken)


def _cold(read: Read, path: Path, data: bytes) -> float:
    """Return the time without what is remembered of the layouts of a watch."""
    layout_of.cache_clear()
    return _best(read, path, data, 1)


def _row(contest: Contest, size: str, timed: Sequence[_Timed]) -> tuple[str, ...]:
    megabytes = sum(one.size_bytes for one in timed) / 1e6
    ours_s, theirs_s = (
        sum(one.ours_s for one in timed),
        sum(one.theirs_s for one in timed),
    )
    return (
        f"{contest.name}, {size}, {contest.peer}",
        str(len(timed)),
        f"{megabytes / ours_s:.1f}",
        f"{megabytes / theirs_s:.2f}",
        f"{theirs_s / ours_s:.1f}",
        f"{min(one.theirs_s / one.ours_s for one in timed):.1f}",
        f"{theirs_s / sum(one.cold_s for one in timed):.1f}",
    )


def _print_whole(rounds: int) -> None:
    """Print how fast whole files become activities, which no peer makes."""
    rows = []
    for pattern in ("fit/*", "gpx/*.gpx", "tcx/*.tcx"):
        paths = [path for path in sorted(CORPUS.glob(pattern)) if _is_activity(path)]
        ours_s = sum(
            _best(lambda path, _: read_activities(path), path, b"", rounds)
            for path in paths
        )
        megabytes = sum(path.stat().st_size for path in paths) / 1e6
        rows.append((pattern, str(len(paths)), f"{megabytes / ours_s:.1f}"))
    print_table("From the disk to activities", ("", "files", "MB/s"), rows)
