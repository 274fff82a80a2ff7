"""Our FIT reader against pyfitparsernative 0.2, field by field, on the corpus.

Where it departs from us and from fitdecode, which we agree with:

- the enhanced speeds that it makes of plain ones are cut down by up to 0.001 m/s;
- it writes a value under every name that the profile has for it, also names of fields
  that the file lacks: those are left out here;
- it gives texts for numbers that stand for a choice: left out here, as fitdecode's
  numbers are compared;
- it has newer names for a few fields that ours calls unknown.
"""

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyfitparsernative
import pytest
from numpy.typing import NDArray

from unkink.activities.fit.file import read_fit_files
from unkink.activities.fit.message import Message
from unkink.activities.fit.names import EPOCH_S

pytestmark = pytest.mark.corpus

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("UNKINK_CORPUS") or ROOT / "../shared/corpus").resolve()
FILES = sorted((CORPUS / "fit").glob("*.[fF][iI][tT]"))

Theirs = list[Mapping[str, object]]

MESSAGES = ("record", "lap", "session")
MOMENTS = ("timestamp", "start_time")
CUT = 0.001

# This file has a plain speed and a different enhanced one; it writes the plain one over
# the other.
HRM = "garmin_fit-javascript-sdk__HrmPluginTestActivity"
OVERWRITTEN = {(HRM, "enhanced_avg_speed"), (HRM, "enhanced_max_speed")}
BYTES = "compressed_speed_distance"

# It refuses these for a checksum, a broken end or a damaged header; we give what came
# before.
FITPARSE = "dtcooper_python-fitparse"
REFUSED = {
    f"{FITPARSE}__activity-activity-filecrc",
    f"{FITPARSE}__activity-filecrc",
    f"{FITPARSE}__activity-settings-corruptheader",
    f"{FITPARSE}__activity-settings-nodata",
    f"{FITPARSE}__activity-unexpected-eof",
    f"{FITPARSE}__nick",
    f"{FITPARSE}__strava-android-app-201.10-b1218918",
}


def test_the_files_are_there() -> None:
    if not FILES and "CI" not in os.environ:
        pytest.skip(f"no run files at {CORPUS}")

    assert len(FILES) > 50


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_find_the_same_messages_with_the_same_values(path: Path) -> None:
    theirs = theirs_of(path)
    if theirs is None:
        assert path.stem in REFUSED
        return

    files = read_fit_files(path.read_bytes(), path.name)

    for name in MESSAGES:
        rows = [one for one in theirs if one["message_type"] == name]
        ours = [message for file in files if (message := file.message(name))]
        assert sum(len(message) for message in ours) == len(rows)
        for message in ours:
            part, rows = rows[: len(message)], rows[len(message) :]
            assert fields_that_differ(message, part, stem=path.stem) == {}


def theirs_of(path: Path) -> Theirs | None:
    try:
        return list(pyfitparsernative.parse_fit_file(str(path)))
    except BaseException as error:
        # Its panics are no exceptions of Python's usual kind.
        if isinstance(error, KeyboardInterrupt):
            raise
        return None


def fields_that_differ(
    message: Message, theirs: Theirs, *, stem: str
) -> dict[str, object]:
    found: dict[str, object] = {}
    for field in message.fields:
        values = [one.get(field.name) for one in theirs]
        overwritten = (stem, field.name) in OVERWRITTEN
        if overwritten or field.name == BYTES or is_text(values, field.name):
            continue
        other = np.array([number(value) for value in values])
        mine = our_values(message, field.name, field.number)
        slack = CUT * 1.01 if field.name.startswith("enhanced") else 1e-6
        differ = ~np.isclose(mine, other, rtol=1e-9, atol=slack, equal_nan=True)
        if differ.any():
            row = int(np.flatnonzero(differ)[0])
            found[f"{field.name}[{row}]"] = (mine[row], other[row])
    return found


def is_text(values: Sequence[object], name: str) -> bool:
    """Return whether a column holds names of choices, or nothing at all."""
    texts = (isinstance(value, str) for value in values if value is not None)
    return (name not in MOMENTS and any(texts)) or values.count(None) == len(values)


def our_values(message: Message, name: str, number: int) -> NDArray[np.float64]:
    values = message.times() if name == "timestamp" else message.stored(number)
    return values + EPOCH_S if name in MOMENTS else values


def number(value: object) -> float:
    """Return the number, of an array the first, of a moment the seconds since 1970."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value).replace(tzinfo=UTC).timestamp()
        except ValueError:
            return np.nan
    return float(value) if isinstance(value, (int, float)) else np.nan
