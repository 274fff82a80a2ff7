"""Reads one file of a watch or program, whatever its format."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from unkink.activities.activity import Activity
from unkink.activities.assemble import assemble
from unkink.activities.contents import Contents, read_contents
from unkink.activities.fit import is_fit, read_fit
from unkink.activities.recording import LEG_LIMIT, Recording
from unkink.activities.sport import RUNNING, UNKNOWN, name_sport
from unkink.errors import (
    DamagedFileError,
    EmptyActivityError,
    UnsupportedFormatError,
    WrongSportError,
)

_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

# Load needs a stretch, and a stretch two samples.
_FEWEST_ROWS = 2

_AIMLESS = (
    "what is left names no sport and does not move like a run; "
    "if it was a run, say --sport running"
)


def read_activities(path: Path | str, *, sport: str | None = None) -> list[Activity]:
    """Return all activities of one file, in its order.

    The format is told by the content, not by the ending. Legs of another sport are
    returned too, so that the caller can count what is left out.

    Args:
        path: A FIT, GPX or TCX file, each also gzipped.
        sport: What it was, where the file is wrong or silent.

    Returns:
        At least one activity; every run among them has two samples or more.

    Raises:
        ActivityFileError: If the file cannot be used.
    """
    return activities_in(read_contents(Path(path)), str(path), sport=sport)


def activities_in(
    contents: Contents, source: str, *, sport: str | None = None
) -> list[Activity]:
    """Return all activities in the bytes of one file, in its order.

    Args:
        contents: The bytes, unpacked.
        source: What to call the file.
        sport: What it was, where the file is wrong or silent.

    Raises:
        ActivityFileError: If the file cannot be used.
    """
    recordings = _read_format(contents.data, source)
    legs = _assembled(recordings, source, sport=sport)
    _refuse_broken(recordings, legs, source)
    if not legs:
        has_one = any(np.isfinite(one.columns["time_s"]).any() for one in recordings)
        count = "a single sample" if has_one else "no samples"
        raise EmptyActivityError(source, f"holds {count} with a time")
    return [
        replace(
            leg,
            digest=contents.digest,
            warnings=(*contents.warnings, *leg.warnings),
        )
        for leg in legs
    ]


def read_run(path: Path | str, *, sport: str | None = None) -> Activity:
    """Return the run of one file; the longest, with a warning, if there are several.

    Args:
        path: A FIT, GPX or TCX file, each also gzipped.
        sport: What it was, where the file is wrong or silent.

    Raises:
        WrongSportError: If the file holds other sports only.
        ActivityFileError: If the file cannot be used.
    """
    activities = read_activities(path, sport=sport)
    runs = [activity for activity in activities if activity.sport == RUNNING]
    if not runs:
        raise WrongSportError(path, activities[0].sport)
    longest = max(runs, key=lambda run: run.moving_s)
    if len(runs) == 1:
        return longest
    text = f"The file holds {len(runs)} runs; this is the longest."
    return replace(longest, warnings=(*longest.warnings, text))


def _read_format(data: bytes, path: str) -> list[Recording]:
    if is_fit(data):
        return read_fit(data, path)
    if not _looks_like_xml(data):
        raise UnsupportedFormatError(path, "is no FIT, GPX or TCX file")
    # Here and not above: lxml takes longer to load than a FIT file to read.
    from unkink.activities.xml import read_xml

    return read_xml(data, path)


def _looks_like_xml(data: bytes) -> bool:
    return data.lstrip()[:1] == b"<" or data.startswith(_BYTE_ORDER_MARKS)


def _refuse_broken(
    recordings: Sequence[Recording], legs: Sequence[Activity], source: str
) -> None:
    """Refuse a file that gives nothing and is broken: the break is why.

    Raises:
        DamagedFileError: If nothing is told of what was done, and the file breaks.
    """
    damage = next((one.damage for one in recordings if one.damage), "")
    if not damage or any(leg.sport != UNKNOWN for leg in legs):
        return
    left = _AIMLESS if legs else "fewer than two samples with a time are left"
    raise DamagedFileError(source, f"{damage}; {left}")


def _assembled(
    recordings: Sequence[Recording], path: str, *, sport: str | None
) -> list[Activity]:
    wish = name_sport(sport)
    legs = []
    for number, recording in enumerate(recordings[:LEG_LIMIT], start=1):
        source = path if number == 1 else f"{path}#{number}"
        leg = assemble(recording, source=source, sport=wish)
        if leg and _is_of_use(leg):
            legs.append(replace(leg, leg=number))
    return legs


def _is_of_use(leg: Activity) -> bool:
    # Where the sport is not known either, it would not help to say that it was a run.
    is_sure = leg.sport not in (RUNNING, UNKNOWN)
    return is_sure or len(leg.streams) >= _FEWEST_ROWS
