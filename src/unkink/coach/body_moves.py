"""Use cases of the figure: show a move, say how hard it presses, solve a pose."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import rtoml

from unkink.body.body_type import BodyType
from unkink.body.clip import STROKE_S, Clip, clip_file
from unkink.body.clip_json import clip_json
from unkink.body.figure import Figure
from unkink.body.load import balances_of, load_curve
from unkink.body.mirror import mirrored
from unkink.body.mirror_info import mirrored_info
from unkink.body.solved import SolvedMove, check_pose, solve_move
from unkink.body.statics import bands_of
from unkink.body.stills import Look, Shown, StagePage, View, open_stage
from unkink.body.stroke import solve_stroke
from unkink.body.way_in import SolvedWay
from unkink.catalogue import Move
from unkink.catalogue.pose import STANCES, Stance
from unkink.catalogue.read_pose import poses_of, read_pose
from unkink.coach.body_ways import (
    shown_way,
    solved_way,
    still_views,
    way_content,
    way_info,
    way_with_body,
)
from unkink.coach.clip_files import (
    CLIP_ENDING,
    INFO_ENDING,
    as_text,
    is_sheet,
    made_folder,
)
from unkink.coach.sheet import tiled
from unkink.errors import CatalogueError, DataFileError

_MOST_POSE_BYTES = 2**16
# Of what a body does not fit, so much is told; the frames of a way may all be wrong.
_MOST_FAULTS = 3
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


@dataclass(frozen=True)
class SolvedMoves:
    """Moves, and ways into positions, as they are solved for a body.

    Attributes:
        figure: The body.
        side: "left", or "right": the mirror image.
        tell: Takes a sentence for each variant or way that the body cannot quite take.
    """

    figure: Figure
    side: str
    tell: Callable[[str], None] = lambda _: None
    _known: dict[str, SolvedMove] = field(default_factory=dict)
    _ways: dict[Stance, SolvedWay] = field(default_factory=dict)

    def infos(self, move: Move, variants: Sequence[str]) -> list[dict[str, Any]]:
        """Return the `unkink.clip/1` of variants of a move."""
        return [self._info(self._solved(move, variant)) for variant in variants]

    def file(self, move: Move, variant: str, to: Path) -> bytes:
        """Return a clip, still or sheet, by the ending and the name of its file."""
        solved = self._solved(move, variant)
        ending = to.suffix.lower()
        if ending == CLIP_ENDING:
            return clip_with_body(solved, side=self.side)
        if is_sheet(to):
            return sheet_of(solved, side=self.side)
        return still_of(solved, kind=ending[1:], side=self.side)

    def way_info(self, position: Stance) -> dict[str, Any]:
        """Return the `unkink.clip/1` of the way into a position."""
        return way_info(self._way(position), side=self.side)

    def way_file(self, position: Stance, to: Path) -> bytes:
        """Return clip, still or sheet of the way into a position, as `file` does."""
        return way_content(self._way(position), to, side=self.side)

    def write_all(self, moves: Sequence[Move], folder: Path) -> int:
        """Write still, clip and `unkink.clip/1` of every variant and way; how many.

        Raises:
            UnwritableError: If that is no folder and cannot become one.
        """
        made_folder(folder)
        count = 0
        with open_stage() as stage:
            for move in moves:
                for solved in solved_variants(self.figure, move, list(move.variants)):
                    self._tell_faults(solved.name, solved.quality.faults())
                    self._write_move(stage, solved, folder)
                    count += 1
            for position in STANCES:
                self._write_way(stage, self._way(position), folder)
        return count + len(STANCES)

    def _solved(self, move: Move, variant: str) -> SolvedMove:
        """Return a variant, solved and judged when it is first asked for."""
        key = f"{move.key}.{variant}"
        if key not in self._known:
            (solved,) = solved_variants(self.figure, move, [variant])
            self._tell_faults(solved.name, solved.quality.faults())
            self._known[key] = solved
        return self._known[key]

    def _way(self, position: Stance) -> SolvedWay:
        """Return a way, solved and judged when it is first asked for."""
        if position not in self._ways:
            way = solved_way(self.figure, position)
            self._tell_faults(way.name, way.faults())
            self._ways[position] = way
        return self._ways[position]

    def _tell_faults(self, name: str, found: Iterable[str]) -> None:
        faults = list(found)
        told = faults[:_MOST_FAULTS]
        if more := len(faults) - len(told):
            told.append(f"and {more} more")
        if told:
            self.tell(f"{name}: this body does not quite fit: {'; '.join(told)}")

    def _write_move(self, stage: StagePage, solved: SolvedMove, folder: Path) -> None:
        (still,) = stage.draw(_shown(solved, side=self.side), _STILL)
        clip = clip_with_body(solved, side=self.side)
        _write_one(folder, solved.name, still, clip, self._info(solved))

    def _write_way(self, stage: StagePage, way: SolvedWay, folder: Path) -> None:
        shown = shown_way(way, side=self.side)
        (still,) = stage.draw(shown, still_views(way))
        clip = way_with_body(way, side=self.side)
        _write_one(folder, way.name, still, clip, shown.info)

    def _info(self, solved: SolvedMove) -> dict[str, Any]:
        return mirrored_info(solved.info) if self.side == "right" else solved.info


def _write_one(
    folder: Path, name: str, still: bytes, clip: bytes, info: dict[str, Any]
) -> None:
    (folder / f"{name}.webp").write_bytes(still)
    (folder / f"{name}{CLIP_ENDING}").write_bytes(clip)
    (folder / f"{name}{INFO_ENDING}").write_bytes(as_text(info))


def still_of(solved: SolvedMove, *, kind: str, side: str) -> bytes:
    """Return a picture of a move half way through its stroke."""
    return _drawn(solved, _STILL, kind=kind, side=side)[0]


def sheet_of(solved: SolvedMove, *, side: str) -> bytes:
    """Return a PNG of a move: start, middle and end, from two sides."""
    return tiled(_drawn(solved, _SHEET, kind="png", side=side), columns=3)


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
    clip = clip_file(_clip_of_side(solved, side), name=solved.name)
    info = clip_json(solved.clip, solved.move, solved.variant, None)
    # Furniture stands where it is for the left side, mirrored with all the rest.
    info = mirrored_info(info) if side == "right" else info
    return Shown(body=solved.figure.mannequin_file, clip=clip, info=info)


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
