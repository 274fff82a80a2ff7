"""A run's course as plain data: rounded to what a page can show."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from unkink.workload import Course

Floats = NDArray[np.float64]
_COLUMNS = {"time_s": 1, "distance_m": 1, "altitude_m": 1, "speed_mps": 3}


def course_to_json(course: Course) -> dict[str, Any]:
    """Return a course as plain data; what was not recorded is None."""
    columns = {n: _rounded(getattr(course, n), digits=d) for n, d in _COLUMNS.items()}
    shares = np.round(course.shares, 4).T
    return {**columns, "shares": shares.tolist()}


def course_from_json(data: dict[str, Any]) -> Course:
    """Return the course of plain data."""
    columns = {name: np.array(data[name], dtype=np.float64) for name in _COLUMNS}
    count = len(columns["time_s"])
    shares = np.array(data["shares"], dtype=np.float64).reshape(-1, count)
    return Course(**columns, shares=shares.T)


def _rounded(column: Floats, *, digits: int) -> list[float | None]:
    known = np.isfinite(column)
    rounded = np.round(column, digits).tolist()
    return [v if k else None for v, k in zip(rounded, known.tolist(), strict=True)]
