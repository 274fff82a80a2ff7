"""The figure: the time of a pose, its load and a frame; loads beside measured ones."""

import tomllib
from statistics import median
from time import perf_counter
from typing import Any

from bench.table import Figure, print_table
from unkink.body.anthropometry import DATA
from unkink.body.body_type import USUAL
from unkink.body.build import figure_of, solved_moves
from unkink.body.solved import SolvedMove
from unkink.body.statics import balance
from unkink.body.stills import Shown, open_stage
from unkink.body.stroke import solve_stroke

# Enough of them to meet every stance; all take minutes.
MOVES = (
    "calf",
    "quad",
    "outer-thigh",
    "upper-back-roll",
    "shin",
    "calf-stick",
    "quad-wall",
)
STATICS_MS, KINEMATICS_MS = 2.0, 20.0
SCRIPT_MS, DRAW_CALLS = 4.0, 60
FRAMES = 240


def bench_body(*, is_quick: bool) -> list[Figure]:
    """Print what was measured, and return the figures."""
    figure = figure_of(*USUAL)
    moves = MOVES[:2] if is_quick else MOVES
    solved = list(solved_moves(figure, moves))
    kinematics_ms = median(map(_kinematics_ms, solved))
    rolled = [one for one in solved if one.load is not None]
    statics_ms = median(time for one in rolled for time in _statics_ms(one))
    frames = _frames(solved[0])
    script_ms = median(frames["script_ms"])
    print_table(
        "The figure",
        ("", "median"),
        [
            ("a key of a stroke, inverse kinematics", f"{kinematics_ms:.1f} ms"),
            ("its load, without the band", f"{statics_ms:.2f} ms"),
            ("script of a frame on the stage", f"{script_ms:.2f} ms"),
            ("draw calls of a frame", str(frames["calls"])),
        ],
    )
    show_published()
    return [
        Figure(
            "inverse kinematics of a key / 20 ms", kinematics_ms / KINEMATICS_MS, 1.0
        ),
        Figure("statics of a key / 2 ms", statics_ms / STATICS_MS, 1.0),
        Figure("script of a frame / 4 ms", script_ms / SCRIPT_MS, 1.0),
        Figure("draw calls of a frame / 60", frames["calls"] / DRAW_CALLS, 1.0),
    ]


def show_published() -> None:
    """Print predicted loads beside the published ones; nothing is tuned to them."""
    published = tomllib.loads((DATA / "published.toml").read_text("utf-8"))["forces"]
    rows = []
    for one in published:
        solved = _solved(one["move"], one["variant"])
        load = solved.load
        if load is None:
            continue
        low, high = load.band
        rows.append(
            (
                f"{one['move']} {one['variant']}",
                f"{load.mean * 100:.0f}",
                f"{low * 100:.0f} to {high * 100:.0f}",
                one["measured"],
                one["source"],
            )
        )
    header = ("percent of body weight", "predicted", "could be", "published", "source")
    print_table("Loads on the roller", header, rows)


def _solved(move: str, variant: str) -> SolvedMove:
    solved = solved_moves(figure_of(*USUAL), [move])
    return next(one for one in solved if one.variant.key == variant)


def _kinematics_ms(solved: SolvedMove) -> float:
    """Return the time of one key of a stroke [ms]."""
    scene = solved.stroke.scene
    begin = perf_counter()
    solve_stroke(scene)
    return (perf_counter() - begin) * 1e3 / len(solved.stroke.solutions)


def _statics_ms(solved: SolvedMove) -> list[float]:
    times_ms = []
    for solution in solved.stroke.solutions:
        begin = perf_counter()
        balance(solved.stroke.scene, solution, with_band=False)
        times_ms.append((perf_counter() - begin) * 1e3)
    return times_ms


def _frames(solved: SolvedMove) -> dict[str, Any]:
    shown = Shown(solved.figure.mannequin_file, solved.clip_file, solved.info)
    with open_stage() as stage:
        stage.draw(shown, [(0.0, 0.0)])
        return stage.frames(FRAMES)
