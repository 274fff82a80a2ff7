"""The load model's tables, read from `data/`; each number's source stands there."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import rtoml
from numpy.typing import NDArray

from unkink.anatomy import Muscle

Floats = NDArray[np.float64]
DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class MuscleRow:
    """What the model knows of one muscle; `data/muscles.toml` explains the fields."""

    muscle: Muscle
    anchor: float
    speed_power: float
    lengthening: float
    joint: str
    joint_share: float
    joint_limit: float
    step_rate: str
    trail: float
    forefoot: float
    status: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Decay:
    """How soreness rises and falls after a run; times in hours."""

    rise_h: float
    fall_h: float
    norm: float


@dataclass(frozen=True)
class Tables:
    """All tables of the model.

    Attributes:
        rows: One row for each muscle that is estimated, m of them.
        grades: Grades of the ratios [1], shape (9,), increasing.
        lengthening: Ratio of lengthening work to the level by joint, each shape (9,).
        shortening: Ratio of shortening work to the level by joint, each shape (9,).
        step_ratios: Step rate over preferred step rate, shape (5,).
        step_factors: Dose factor by step rate key, each shape (5,).
        model: The constants of `data/model.toml`, as they stand there.
        usual: The usual decay.
        unaccustomed: The decay of an unaccustomed excess.
    """

    rows: tuple[MuscleRow, ...]
    grades: Floats
    lengthening: dict[str, Floats]
    shortening: dict[str, Floats]
    step_ratios: Floats
    step_factors: dict[str, Floats]
    model: dict[str, Any]
    usual: Decay
    unaccustomed: Decay

    @property
    def muscles(self) -> tuple[Muscle, ...]:
        """The muscles that are estimated, in the order of the rows."""
        return tuple(row.muscle for row in self.rows)

    @property
    def anchors(self) -> Floats:
        """Anchors in the order of the rows [points of 10], shape (m,)."""
        return np.array([row.anchor for row in self.rows])


@cache
def read_tables() -> Tables:
    """Return the tables of the model."""
    muscles, grade = _read("muscles"), _read("grade")
    step_rate, model = _read("step_rate"), _read("model")
    joints = [name for name in grade if isinstance(grade[name], dict)]
    return Tables(
        rows=tuple(_row(Muscle(name), row) for name, row in muscles.items()),
        grades=np.array(grade["grade_percent"]) / 100,
        lengthening={name: np.array(grade[name]["lengthening"]) for name in joints},
        shortening={name: np.array(grade[name]["shortening"]) for name in joints},
        step_ratios=np.array(step_rate["ratio"]),
        step_factors={k: np.array(v) for k, v in step_rate["factors"].items()},
        model=model,
        usual=Decay(**model["decay"]["usual"]),
        unaccustomed=Decay(**model["decay"]["unaccustomed"]),
    )


def _read(name: str) -> dict[str, Any]:
    return dict(rtoml.load(DATA / f"{name}.toml"))


def _row(muscle: Muscle, row: dict[str, Any]) -> MuscleRow:
    return MuscleRow(muscle=muscle, **{**row, "sources": tuple(row["sources"])})
