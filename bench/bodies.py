"""Writes docs/reference/bodies.md: which bodies take which moves.

`python -m bench.bodies` solves every variant for bodies drawn by chance: as people are,
and from all corners of what is accepted. A minute for each body and core.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from unkink.body.body_type import (
    LEAST_HEIGHT_M,
    LEAST_MASS_KG,
    MOST_HEIGHT_M,
    MOST_MASS_KG,
    BodyType,
    Sex,
)
from unkink.body.build import solved_moves
from unkink.body.figure import Figure
from unkink.body.quality import MOST_ERROR_M, MOST_OVERLAP_M
from unkink.body.solved import SolvedMove, solve_move
from unkink.catalogue.read_pose import poses_of

SEED = 20
PAGE = Path(__file__).parents[1] / "docs" / "reference" / "bodies.md"
MARK = "<!-- written by python -m bench.bodies -->\n"
# Few places of a stroke are enough to see whether a body takes a pose.
FEW_KEYS = 5
# Stature of grown people, mean and deviation [m], about as surveys find it; assumed.
_STATURE_M = {Sex.FEMALE: (1.64, 0.07), Sex.MALE: (1.78, 0.07)}
# Mass over squared height of people who run or mean to [kg/m^2]; assumed.
_LEAST_BMI, _MOST_BMI = 17.0, 36.0

# The likelier ones first.
_CORNERS = (
    (LEAST_HEIGHT_M, LEAST_MASS_KG),
    (MOST_HEIGHT_M, MOST_MASS_KG),
    (MOST_HEIGHT_M, LEAST_MASS_KG),
    (LEAST_HEIGHT_M, MOST_MASS_KG),
)


@dataclass(frozen=True)
class Tried:
    """A variant on one body.

    Attributes:
        name: Move and variant.
        error_m: How far any contact is from touching, at most [m].
        overlap_m: How deep anything is inside another thing, at most [m].
        faults: What is wrong, in sentences.
    """

    name: str
    error_m: float
    overlap_m: float
    faults: tuple[str, ...]


def usual_bodies(count: int, *, seed: int = SEED) -> list[BodyType]:
    """Return bodies as people have them, as many women as men."""
    rng, bodies = np.random.default_rng(seed), list[BodyType]()
    while len(bodies) < count:
        sex = list(Sex)[len(bodies) % 2]
        height_m = float(rng.normal(*_STATURE_M[sex]))
        mass_kg = float(rng.uniform(_LEAST_BMI, _MOST_BMI)) * height_m**2
        if _is_accepted(height_m, mass_kg):
            bodies.append(BodyType(sex, round(height_m, 2), round(mass_kg)))
    return bodies


def extreme_bodies(count: int, *, seed: int = SEED) -> list[BodyType]:
    """Return the corners of what is accepted, then bodies from all over it."""
    rng = np.random.default_rng(seed)
    corners = [
        BodyType(sex, height_m, mass_kg)
        for height_m, mass_kg in _CORNERS
        for sex in Sex
    ]
    drawn = [
        BodyType(
            list(Sex)[number % 2],
            round(float(rng.uniform(LEAST_HEIGHT_M, MOST_HEIGHT_M)), 2),
            round(float(rng.uniform(LEAST_MASS_KG, MOST_MASS_KG))),
        )
        for number in range(max(0, count - len(corners)))
    ]
    return (corners + drawn)[:count]


def tried(body: BodyType) -> list[Tried]:
    """Return how every variant of every move is solved for a body.

    What few places leave with a fault is solved anew with all of them, as it is shown:
    long ways between places mislead the solver. Where a body takes less than three of
    four poses that would change nothing, and would take long.
    """
    solved = list(solved_moves(Figure(body), keys=FEW_KEYS))
    faulty = {one.name for one in solved if any(one.quality.faults())}
    anew = faulty if 4 * len(faulty) < len(solved) else set()
    return [_judged(_solved_anew(one) if one.name in anew else one) for one in solved]


def _solved_anew(one: SolvedMove) -> SolvedMove:
    pose = poses_of(one.move)[one.variant.key]
    return solve_move(one.figure, one.move, one.variant, pose)


def _judged(one: SolvedMove) -> Tried:
    quality = one.quality
    faults = tuple(quality.faults())
    return Tried(one.name, quality.error_m, quality.overlap_m, faults)


def main(arguments: list[str] | None = None) -> int:
    """Try bodies; the page is written after each, so that it may be stopped early."""
    parser = argparse.ArgumentParser(prog="python -m bench.bodies")
    parser.add_argument("--usual", type=int, default=8, help="how many")
    parser.add_argument("--extreme", type=int, default=8, help="how many")
    parser.add_argument("--jobs", type=int, default=2)
    wanted = parser.parse_args(arguments)
    kinds = {
        "Usual": usual_bodies(wanted.usual),
        "Extreme": extreme_bodies(wanted.extreme),
    }
    known: dict[BodyType, list[Tried]] = {}
    with ProcessPoolExecutor(wanted.jobs) as pool:
        tasks = {
            pool.submit(tried, one): one for each in kinds.values() for one in each
        }
        for task in as_completed(tasks):
            body, known[tasks[task]] = tasks[task], task.result()
            outside = sum(bool(row.faults) for row in known[body])
            print(f"{body.key}: {outside} of {len(known[body])} outside", flush=True)
            _write(kinds, known)
    return 0


def _write(
    kinds: Mapping[str, Sequence[BodyType]], known: Mapping[BodyType, list[Tried]]
) -> None:
    """Write the tables; what stands above them on the page stays."""
    parts = [
        _section(title, [(body, known[body]) for body in bodies if body in known])
        for title, bodies in kinds.items()
        if not known.keys().isdisjoint(bodies)
    ]
    head, mark, _ = PAGE.read_text("utf-8").partition(MARK)
    PAGE.write_text(head + mark + "".join(parts), "utf-8")


Found = Sequence[tuple[BodyType, list[Tried]]]


def _section(title: str, found: Found) -> str:
    rows = [row for _, each in found for row in each]
    outside = [row for row in rows if row.faults]
    share = len(outside) / len(rows)
    said = (
        f"{len(found)} bodies, {len(rows)} poses, {len(outside)} outside ({share:.1%})"
    )
    return "\n".join(
        [
            f"\n## {title} bodies\n",
            f"{said}.\n",
            *_by_body(found),
            "",
            *_by_move(outside),
        ]
    )


def _by_body(found: Found) -> Iterator[str]:
    yield "| body | kg/m² | outside | most off [mm] | deepest inside [mm] |"
    yield "|---|---|---|---|---|"
    for body, rows in found:
        who = f"{body.sex}, {body.height_m:.2f} m, {body.mass_kg:.0f} kg"
        yield (
            f"| {who} | {body.mass_kg / body.height_m**2:.0f} "
            f"| {sum(bool(row.faults) for row in rows)} "
            f"| {max(row.error_m for row in rows) * 1e3:.0f} "
            f"| {max(row.overlap_m for row in rows) * 1e3:.0f} |"
        )


def _by_move(outside: Sequence[Tried]) -> Iterator[str]:
    yield "| move | outside | the worst of them |"
    yield "|---|---|---|"
    counts = Counter(row.name.partition(".")[0] for row in outside)
    for move, count in counts.most_common():
        worst = max(
            (row for row in outside if row.name.startswith(f"{move}.")), key=_excess
        )
        yield f"| {move} | {count} | {'; '.join(worst.faults)} |"
    yield ""


def _excess(row: Tried) -> float:
    return max(row.error_m / MOST_ERROR_M, row.overlap_m / MOST_OVERLAP_M)


def _is_accepted(height_m: float, mass_kg: float) -> bool:
    return (
        LEAST_HEIGHT_M <= height_m <= MOST_HEIGHT_M
        and LEAST_MASS_KG <= mass_kg <= MOST_MASS_KG
    )


if __name__ == "__main__":
    raise SystemExit(main())
