"""Our FIT reader against fitdecode 0.11, record by record, on the corpus."""

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import fitdecode
import numpy as np
import pytest
from numpy.typing import NDArray

from unkink.activities import fit_profile as profile
from unkink.activities.fit_activity import record_columns
from unkink.activities.fit_messages import read_fit_files

pytestmark = pytest.mark.corpus

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("UNKINK_CORPUS") or ROOT / "../shared/corpus").resolve()
FILES = sorted((CORPUS / "fit").glob("*.[fF][iI][tT]"))

Floats = NDArray[np.float64]

# Column of ours -> names of fitdecode; of those with a value the first counts.
NAMES = {
    "time_s": ("timestamp",),
    "distance_m": ("distance",),
    "altitude_m": ("enhanced_altitude", "altitude"),
    "heart_rate_bpm": ("heart_rate",),
}

# fitdecode leaves the time of a clock that was never set as the bare number of seconds;
# we count it from the moment that the clock of FIT began.
NEVER_SET = {
    "dtcooper_python-fitparse__antfs-dump.63",
    "dtcooper_python-fitparse__compressed-speed-distance",
}


def test_the_files_are_there() -> None:
    if not FILES and "CI" not in os.environ:
        pytest.skip(f"no run files at {CORPUS}")

    assert len(FILES) > 50


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_find_the_same_records_with_the_same_values(path: Path) -> None:
    theirs = records_of_fitdecode(path)

    ours = columns_of(path)

    if path.stem in NEVER_SET:
        ours["time_s"] -= profile.EPOCH_S
    for column, names in NAMES.items():
        # Both divide the same integers; only the order of the operations differs.
        np.testing.assert_allclose(
            ours[column], their_column(theirs, names), rtol=1e-12, atol=1e-9
        )


def columns_of(path: Path) -> dict[str, Floats]:
    files = read_fit_files(path.read_bytes(), path.name, wanted=[profile.RECORD])
    tables = [file.tables[profile.RECORD] for file in files if file.tables]
    found = [record_columns(table) for table in tables]
    return {
        name: np.concatenate([np.empty(0), *(columns[name] for columns in found)])
        for name in NAMES
    }


def records_of_fitdecode(path: Path) -> list[fitdecode.FitDataMessage]:
    """All records until the damage, if there is one."""
    lenient = {
        "error_handling": fitdecode.ErrorHandling.IGNORE,
        "check_crc": fitdecode.CrcCheck.DISABLED,
    }
    records: list[fitdecode.FitDataMessage] = []
    with suppress(fitdecode.FitError), fitdecode.FitReader(path, **lenient) as reader:
        for one in reader:
            if (
                isinstance(one, fitdecode.FitDataMessage)
                and one.global_mesg_num == profile.RECORD
            ):
                records.append(one)
    return records


def their_column(
    records: Sequence[fitdecode.FitDataMessage], names: Sequence[str]
) -> Floats:
    rows = [
        [number(record.get_value(name, fallback=None)) for name in names]
        for record in records
    ]
    return np.array([next(filter(np.isfinite, row), np.nan) for row in rows])


def number(value: datetime | float | Sequence[float | None] | None) -> float:
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, Sequence):
        return number(value[0])
    return np.nan if value is None else float(value)
