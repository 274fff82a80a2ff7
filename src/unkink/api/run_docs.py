"""Runs, as documents."""

from collections.abc import Mapping
from typing import Any

from unkink.anatomy import GROUPS, Group, Muscle
from unkink.coach.run_page import RunPage
from unkink.store.runs import KeptRun
from unkink.workload import Band

_ORDER = tuple(Band)


def run_doc(run: KeptRun) -> dict[str, Any]:
    """Return a run as a list shows it."""
    return {**vars(run), "bands": bands_by_group(run.bands)}


def bands_by_group(bands: Mapping[Muscle, Band]) -> dict[Group, Band]:
    """Return the largest band of each group's muscles; groups without one are left."""
    found = {
        group: [bands[muscle] for muscle in muscles if muscle in bands]
        for group, muscles in GROUPS.items()
    }
    return {g: max(of, key=_ORDER.index) for g, of in found.items() if of}


def run_detail(page: RunPage) -> dict[str, Any]:
    """Return a run with its course and its work."""
    course = page.course
    columns = ("time_s", "distance_m", "altitude_m", "speed_mps")
    return {
        **run_doc(page.run),
        "muscles": page.muscles,
        "profile": {
            **{name: _known(getattr(course, name).tolist()) for name in columns},
            "work": {
                muscle: course.shares[:, index].tolist()
                for index, muscle in enumerate(page.estimated)
            },
        },
    }


def _known(values: list[float]) -> list[float | None]:
    # NaN is the only number that is not equal to itself.
    return [value if value == value else None for value in values]
