"""The activities of a FIT file: one for each session."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unkink.activities.fit.columns import record_columns
from unkink.activities.fit.file import FitFile, read_fit_files
from unkink.activities.fit.file_id import file_id_of
from unkink.activities.fit.legs import laps_of, legs_of
from unkink.activities.fit.lost_leg import SUMMARY_MISSING, lost_leg
from unkink.activities.fit.message import Message
from unkink.activities.fit.names import MANUFACTURERS, sport_name
from unkink.activities.fit.timer import timer_pauses
from unkink.activities.recording import Recording
from unkink.errors import DamagedFileError, NotAnActivityError


def read_fit(data: bytes, path: str) -> list[Recording]:
    """Return what the sessions of a FIT file hold, in their order.

    Several files in one are read one after the other; those that hold no activity
    are left out.

    Raises:
        NotAnActivityError: If it is a course, a workout or the like.
        DamagedFileError: If it is broken before anything could be read.
    """
    files = read_fit_files(data, path)
    kinds = [file_id_of(file).kind for file in files]
    if all(kinds):
        raise NotAnActivityError(path, kinds[0] or "")
    found = [
        leg
        for file, kind in zip(files, kinds, strict=True)
        if kind is None
        for leg in _recordings(file)
    ]
    told = tuple(text for file in files for text in file.warnings)
    damage = _damage(told)
    if not found and damage:
        raise DamagedFileError(path, f"{damage}; nothing in it can be read")
    return [
        replace(leg, warnings=(*told, *leg.warnings), damage=damage) for leg in found
    ]


def _damage(told: Sequence[str]) -> str:
    """Return where the file is broken, without what was done about it."""
    first = next(iter(told), "").partition(";")[0].rstrip(".")
    return first.replace("The ", "the ", 1)


def _recordings(file: FitFile) -> list[Recording]:
    records, sessions = file.message("record"), file.message("session")
    whole = Recording(
        columns=record_columns(records) if records else {"time_s": np.empty(0)},
        pauses=timer_pauses(file.message("event")),
        laps=laps_of(file.message("lap")),
        sport=_sport_beside(file),
        device=_device(file),
    )
    if sessions is None:
        return [replace(whole, warnings=(SUMMARY_MISSING,))] if records else []
    return legs_of(whole, sessions, lost=lost_leg(whole, sessions, file))


def _sport_beside(file: FitFile) -> str | None:
    """Return the sport that the file names outside its sessions."""
    for message in (file.message("sport"), file.message("lap")):
        if message is not None and "sport" in message:
            name = sport_name(_first(message, "sport"), _first(message, "sub_sport"))
            if name:
                return name
    return None


def _device(file: FitFile) -> str:
    names = [
        text
        for message in (file.message("file_id"), file.message("device_info"))
        if message is not None and "product_name" in message
        for text in message.texts("product_name")
    ]
    maker = file_id_of(file).manufacturer
    return next(filter(None, names), "") or MANUFACTURERS.get(maker or 0, "")


def _first(message: Message, field: str) -> float | None:
    values = message.column(field)
    known = values[np.isfinite(values)]
    return float(known[0]) if len(known) else None
