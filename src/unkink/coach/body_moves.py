"""Use cases of the figure: show a move, say how hard it presses, solve a pose."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import rtoml

from unkink.body.body_type import BodyType
from unkink.body.clip import STROKE_S, Clip, clip_file
from unkink.body.clip_json import clip_json
from unkink.body.figure import Figure
from unkink.body.load import balances_of, load_curve
from unkink.body.mirror import mirrored
from unkink.body.solved import SolvedMove, check_pose, solve_move
from unkink.body.statics import bands_of
from unkink.body.stills import Look, Shown, View, open_stage
from unkink.body.stroke import solve_stroke
from unkink.catalogue import Move
from unkink.catalogue.read_pose import poses_of, read_pose
from unkink.coach.body_ways import (
    shown_way,
    solved_ways,
    still_views,
    tiled,
    way_with_body,
)
from unkink.errors import CatalogueError, DataFileError, UnwritableError

_MOST_POSE_BYTES = 2**16
# Half way.
_STILL: tuple[View, ...] = ((STROKE_S / 2, 0.0),)
# Start, middle and end of a stroke, from the clip's own view and from its other side.
_SHEET: tuple[View, ...] = tuple(
    (part * STROKE_S, turn) for turn in (0.0, 115.0) for part in (0.0, 0.5, 1.0)
)


def solved_variants(
    figure: Figure, move: Move, variants: Sequence[str]
) -> Iterator[SolvedMove]:
    """Yield variants of a move, solved for a body."""
    poses = poses_of(move)
    for key in variants:
        yield solve_move(figure, move, move.variants[key], poses[key])


def still_of(solved: SolvedMove, *, kind: str, side: str) -> bytes:
    """Return a picture of a move half way through its stroke."""
    return _drawn(solved, _STILL, kind=kind, side=side)[0]


def sheet_of(solved: SolvedMove, *, side: str) -> bytes:
    """Return a PNG of a move: start, middle and end, from two sides."""
    return tiled(_drawn(solved, _SHEET, kind="png", side=side), columns=3)


def write_all(figure: Figure, moves: Sequence[Move], folder: Path, *, side: str) -> int:
    """Write a still and a clip of every variant, and of the way into every position.

    Returns:
        How many.

    Raises:
        UnwritableError: If that is no folder and cannot become one.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableError(folder, error.strerror or str(error)) from error
    count = 0
    with open_stage() as stage:
        for move in moves:
            for solved in solved_variants(figure, move, list(move.variants)):
                (still,) = stage.draw(_shown(solved, side=side), _STILL)
                clip = clip_with_body(solved, side=side)
                _write_one(folder, solved.name, still, clip)
                count += 1
        for way in solved_ways(figure):
            (still,) = stage.draw(shown_way(way, side=side), still_views(way))
            _write_one(folder, way.name, still, way_with_body(way, side=side))
            count += 1
    return count


def _write_one(folder: Path, name: str, still: bytes, clip: bytes) -> None:
    (folder / f"{name}.webp").write_bytes(still)
    (folder / f"{name}.glb").write_bytes(clip)


def clip_with_body(solved: SolvedMove, *, side: str) -> bytes:
    """Return a move with the mannequin that does it, as GLB."""
    clip = _clip_of_side(solved, side)
    return clip_file(clip, name=solved.name, mannequin=solved.figure.mannequin)


def pose_forces(path: Path, body: BodyType) -> dict[str, Any]:
    """Solve a pose that somebody wrote, and return the force on each support.

    Args:
        path: A TOML file in the catalogue's pose grammar.
        body: Whose pose it is.

    Raises:
        DataFileError: If the file cannot be read.
        CatalogueError: With all that breaks the grammar.
        UnknownKeyError: If it names a landmark, joint or part that does not exist.
        UnreachablePoseError: If a body cannot take or hold the pose.
    """
    table, faults = _table(path), dict[str, str]()
    pose = read_pose(table, faults, place=path.stem)
    if faults:
        raise CatalogueError(path, faults)
    stroke = solve_stroke(Figure(body).posed(pose))
    check_pose(stroke, name=str(path))
    curve = load_curve(stroke, name=str(path))
    balances = balances_of(stroke, name=str(path))
    solution = stroke.solutions[len(balances) // 2]
    middle = balances[len(balances) // 2]
    return {
        "body": body.key,
        "unit": "percent of body weight",
        "supports": {
            name: round(100 * share, 1) for name, share in middle.on_each.items()
        },
        "bands": {
            name: [round(100 * least, 1), round(100 * most, 1)]
            for name, (least, most) in bands_of(stroke.scene, solution).items()
        },
        "hardest_joint": {
            "joint": middle.joint,
            "share": round(middle.torque_share, 2),
        },
        "load": None if curve is None else curve.to_json(),
    }


def _drawn(
    solved: SolvedMove, views: Sequence[View], *, kind: str, side: str
) -> list[bytes]:
    with open_stage() as stage:
        return stage.draw(_shown(solved, side=side), views, look=Look(kind=kind))


def _shown(solved: SolvedMove, *, side: str) -> Shown:
    clip = _clip_of_side(solved, side)
    return Shown(
        body=solved.figure.mannequin_file,
        clip=clip_file(clip, name=solved.name),
        info=clip_json(clip, solved.move, solved.variant, None),
    )


def _clip_of_side(solved: SolvedMove, side: str) -> Clip:
    return mirrored(solved.clip) if side == "right" else solved.clip


def _table(path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes()
        if len(data) > _MOST_POSE_BYTES:
            raise DataFileError(path, f"is larger than {_MOST_POSE_BYTES // 1024} kB")
        return dict(rtoml.loads(data.decode("utf-8")))
    except OSError as error:
        raise DataFileError(path, f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise DataFileError(path, f"is no TOML: {error}") from error
