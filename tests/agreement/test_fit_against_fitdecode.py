"""Our FIT reader against fitdecode 0.11, field by field, on the corpus."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import fitdecode
import numpy as np
import pytest
from numpy.typing import NDArray

from unkink.activities.fit.file import FitFile, read_fit_files
from unkink.activities.fit.message import Message

pytestmark = pytest.mark.corpus

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("UNKINK_CORPUS") or ROOT / "../shared/corpus").resolve()
FILES = sorted((CORPUS / "fit").glob("*.[fF][iI][tT]"))

Floats = NDArray[np.float64]
Theirs = list[fitdecode.FitDataMessage]

# Number of a field, or developer and number.
Key = int | tuple[int, int]

MESSAGES = ("record", "lap", "session", "event", "device_info")


def test_the_files_are_there() -> None:
    if not FILES and "CI" not in os.environ:
        pytest.skip(f"no run files at {CORPUS}")

    assert len(FILES) > 50


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_find_the_same_messages_with_the_same_values(path: Path) -> None:
    theirs = messages_of_fitdecode(path)

    ours = read_fit_files(path.read_bytes(), path.name)

    for name in MESSAGES:
        of_name = [one for one in theirs if one.name == name]
        assert count(ours, name) == len(of_name)
        assert differences(ours, name, of_name) == {}


def count(files: Sequence[FitFile], name: str) -> int:
    return sum(len(file.messages.get(name, ())) for file in files)


def differences(
    files: Sequence[FitFile], name: str, theirs: Theirs
) -> dict[str, tuple[object, object]]:
    """Return the first difference in each field."""
    found: dict[str, tuple[object, object]] = {}
    at = 0
    for file in files:
        message = file.message(name)
        if message is not None:
            part = theirs[at : at + len(message)]
            at += len(message)
            found |= fields_that_differ(message, part)
    return found


def fields_that_differ(
    message: Message, theirs: Theirs
) -> dict[str, tuple[object, object]]:
    found: dict[str, tuple[object, object]] = {}
    for key in dict.fromkeys(key for one in theirs for key in fields_of(one)):
        mine = our_values(message, key)
        other = np.array([fields_of(one).get(key, np.nan) for one in theirs])
        differ = ~np.isclose(mine, other, rtol=1e-12, atol=1e-9, equal_nan=True)
        if differ.any():
            row = int(np.flatnonzero(differ)[0])
            found[f"{key}[{row}]"] = (float(mine[row]), float(other[row]))
    return found


def our_values(message: Message, key: Key) -> Floats:
    if key == 253:
        return message.times()
    if isinstance(key, int):
        return message.stored(key)
    own = {(one.developer, one.number): one for one in message.developer_fields}
    return message.developer_column(own[key])


def messages_of_fitdecode(path: Path) -> Theirs:
    """All messages until the damage, if there is one."""
    lenient = {
        "error_handling": fitdecode.ErrorHandling.IGNORE,
        "check_crc": fitdecode.CrcCheck.DISABLED,
    }
    found: Theirs = []
    with suppress(fitdecode.FitError), fitdecode.FitReader(path, **lenient) as reader:
        found.extend(one for one in reader if isinstance(one, fitdecode.FitDataMessage))
    return found


def fields_of(message: fitdecode.FitDataMessage) -> dict[Key, float]:
    """Return the numbers that the file itself holds."""
    fields: dict[Key, float] = {}
    for one in message.fields:
        if one.field_def is not None and one.field_def.is_dev:
            key = (one.field_def.dev_data_index, one.def_num)
            fields.setdefault(key, number(one))
        elif one.field_def is not None:
            fields.setdefault(one.def_num, number(one))
        elif one.def_num == 253:
            # A time from a compressed header has no definition.
            fields[253] = number(one)
    return fields


def number(field: fitdecode.types.FieldData) -> float:
    """Return the scaled number; of an array the first; NaN for texts and bytes."""
    value, raw = field.value, field.raw_value
    if field.field_def is not None and field.field_def.base_type.name == "byte":
        return np.nan
    if (field.parent_field or field.field) is not field.field:
        value = raw
    if isinstance(value, (list, tuple)):
        value = value[0] if value else None
    if isinstance(raw, (list, tuple)):
        raw = raw[0] if raw else None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    # Names of choices and moments stand for the number that is stored.
    is_number = isinstance(raw, (int, float)) and not isinstance(raw, bool)
    return float(raw) if is_number else np.nan
