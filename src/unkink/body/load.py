"""How hard a move presses: the load along its stroke, with what is uncertain."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from unkink.body.anthropometry import Table
from unkink.body.scene import Scene
from unkink.body.skeleton import Skeleton
from unkink.body.skin import Skin
from unkink.body.statics import Balance, balance
from unkink.body.stroke import Stroke
from unkink.errors import UnreachablePoseError

# The supports leave nothing open where least and most differ by no more than this.
DETERMINED = 0.16
# What neither the tables nor the band hold: soft tissue, where hands are put, how far
# one leans (points of body weight, from varying them one at a time).
_OTHER = 0.03

Kind = Literal["number", "band"]


@dataclass(frozen=True)
class LoadPoint:
    """The load at one place of a stroke, in shares of body weight.

    Attributes:
        share: Place on the stroke, 0 to 1 between its landmarks.
        on_tool: What the tool carries if the joints work least [1].
        least: The least that the supports allow [1].
        most: The most [1].
        on_each: What each support and each rolled side carries [1].
    """

    share: float
    on_tool: float
    least: float
    most: float
    on_each: dict[str, float]


@dataclass(frozen=True)
class LoadCurve:
    """The load along a stroke.

    Attributes:
        points: From the first landmark to the second.
        kind: "number" where the supports determine the load, "band" where the runner
            does.
        spread: Half the difference between the published tables of body segments, with
            what else is not known [1]; it belongs to a number.
        legs: How many rolled legs share the load.
        body_mass_kg: Of the body that it was computed for [kg].
        joint: The joint that works hardest.
        effort: How hard, share of its strength [1].
    """

    points: Sequence[LoadPoint]
    kind: Kind
    spread: float
    legs: int
    body_mass_kg: float
    joint: str
    effort: float

    @property
    def mean(self) -> float:
        """Mean load on the tool over the stroke, share of body weight."""
        return float(np.mean([one.on_tool for one in self.points]))

    @property
    def band(self) -> tuple[float, float]:
        """Mean least and most over the stroke, share of body weight."""
        least = float(np.mean([one.least for one in self.points]))
        most = float(np.mean([one.most for one in self.points]))
        return least, most

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON, loads in percent of body weight."""
        low, high = self.band
        return {
            "unit": "percent of body weight",
            "kind": self.kind,
            "mean": _percent(self.mean),
            "plus_minus": _percent(self.spread),
            "least": _percent(low),
            "most": _percent(high),
            "legs": self.legs,
            "body_mass_kg": round(self.body_mass_kg, 1),
            "mean_kg": round(self.mean * self.body_mass_kg, 1),
            "per_leg": _percent(self.mean / self.legs),
            "hardest_joint": {"joint": self.joint, "share": round(self.effort, 2)},
            "points": [
                {
                    "at": round(one.share, 3),
                    "load": _percent(one.on_tool),
                    "least": _percent(one.least),
                    "most": _percent(one.most),
                    "on_each": {k: _percent(v) for k, v in one.on_each.items()},
                }
                for one in self.points
            ],
        }


def load_curve(stroke: Stroke, *, name: str) -> LoadCurve | None:
    """Return the load along a stroke; None where hands hold the tool.

    Args:
        stroke: The solved stroke.
        name: Of the move, for errors.

    Raises:
        UnreachablePoseError: If nothing holds the body somewhere on the stroke.
    """
    scene = stroke.scene
    if not scene.lines or scene.is_held:
        return None
    balances = balances_of(stroke, name=name)
    points = [
        LoadPoint(one.share, held.on_tool, held.least, held.most, held.on_each)
        for one, held in zip(stroke.solutions, balances, strict=True)
    ]
    width = float(np.mean([one.most - one.least for one in points]))
    hardest = max(balances, key=lambda one: one.torque_share)
    return LoadCurve(
        points=points,
        kind="number" if width <= DETERMINED else "band",
        spread=_table_spread(stroke, balances) + _OTHER,
        legs=max(len(scene.lines), 1),
        body_mass_kg=scene.skeleton.mass_kg,
        joint=hardest.joint,
        effort=hardest.torque_share,
    )


def balances_of(stroke: Stroke, *, name: str) -> list[Balance]:
    """Return the forces at each key of a stroke.

    Raises:
        UnreachablePoseError: If nothing holds the body at one of them.
    """
    balances = []
    for solution in stroke.solutions:
        held = balance(stroke.scene, solution)
        if held is None:
            why = "would fall or slide: its supports cannot hold its weight"
            raise UnreachablePoseError(name, why)
        balances.append(held)
    return balances


def _table_spread(stroke: Stroke, balances: Sequence[Balance]) -> float:
    """Return half the difference that the other published table makes [1]."""
    other = _with_table(stroke.scene, "dempster_winter")
    middle = len(balances) // 2
    differences = []
    for index in (0, middle, len(balances) - 1):
        held = balance(other, stroke.solutions[index], with_band=False)
        if held is not None:
            differences.append(abs(held.on_tool - balances[index].on_tool))
    return max(differences, default=0.0) / 2


def _with_table(scene: Scene, table: Table) -> Scene:
    """Return the same pose on the same skin, weighed by another table."""
    other = Skin.__new__(Skin)
    other.__dict__.update(scene.skin.__dict__)
    other.skeleton = Skeleton(scene.skeleton.body, table=table)
    weighed = Scene.__new__(Scene)
    weighed.__dict__.update(scene.__dict__)
    weighed.skin, weighed.skeleton = other, other.skeleton
    return weighed


def _percent(share: float) -> float:
    return round(100 * share, 1)
