"""The columns of a run, taken from the record messages of a FIT file."""

import numpy as np

from unkink.activities.activity import Floats
from unkink.activities.fit.message import Message
from unkink.activities.fit.names import EPOCH_S

# Column of `Streams` -> field of the record, and what its values are divided by.
_FIELDS = {
    "latitude_deg": ("position_lat", 2**31 / 180),
    "longitude_deg": ("position_long", 2**31 / 180),
    "distance_m": ("distance", 1),
    "altitude_m": ("enhanced_altitude", 1),
    "speed_mps": ("enhanced_speed", 1),
    "heart_rate_bpm": ("heart_rate", 1),
    "power_w": ("power", 1),
    "vertical_oscillation_m": ("vertical_oscillation", 1_000),
    "ground_contact_s": ("stance_time", 1_000),
    "left_contact_share": ("stance_time_balance", 100),
    "step_length_m": ("step_length", 1_000),
    "temperature_c": ("temperature", 1),
}


def record_columns(records: Message) -> dict[str, Floats]:
    """Return what the records hold, by the columns of `Streams`, as far as they do."""
    columns = {"time_s": records.times() + EPOCH_S}
    for name, (field, divisor) in _FIELDS.items():
        if field in records:
            values = records.column(field)
            columns[name] = values if divisor == 1 else values / divisor
    if "cadence" in records:
        columns["step_rate_spm"] = _cadence(records)
    return columns


def _cadence(records: Message) -> Floats:
    strides = records.column("cadence")
    if "fractional_cadence" not in records:
        return strides
    part = records.column("fractional_cadence")
    return strides + np.where(np.isfinite(part), part, 0.0)
