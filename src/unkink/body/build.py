"""Builds what is shipped of the bodies: mannequins, clips, loads and stills.

Say `python -m unkink.body.build --to FOLDER`; `make web` compresses what it writes.
A body whose data and code are as they were when it was built is left as it is.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from unkink.body.body_type import BUILDS, USUAL, Sex, built
from unkink.body.clip import clip_file, clip_of_way
from unkink.body.clip_json import way_json
from unkink.body.figure import Figure
from unkink.body.load import LoadCurve
from unkink.body.shipped import STAMP, content_stamp
from unkink.body.solved import SolvedMove, solve_move
from unkink.body.stills import Look, Shown, open_stage
from unkink.body.stroke import KEYS
from unkink.body.way_in import solve_way
from unkink.catalogue import read_catalogue
from unkink.catalogue.pose import STANCES, Stance
from unkink.catalogue.read_pose import poses_of
from unkink.catalogue.read_way import way_into
from unkink.errors import UnkinkError

# The body that everyone sees who has told nothing.
_STILL_QUALITY = 0.82
_MOST_STILL_BYTES = 25_000


@dataclass(frozen=True)
class Built:
    """What one task of a build wrote.

    Attributes:
        loads: Load of each clip in short, by the clip's name.
        faults: What could not be built, in sentences.
    """

    loads: dict[str, Any] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


@cache
def figure_of(sex: Sex, build: str) -> Figure:
    """Return one of the bodies that are shipped."""
    return Figure(built(sex, build))


def solved_moves(
    figure: Figure, moves: Sequence[str] = (), *, keys: int = KEYS
) -> Iterator[SolvedMove]:
    """Yield every variant of every move, solved for a body.

    Args:
        figure: The body.
        moves: Keys of the moves that are wanted; all if empty.
        keys: How many places of a stroke are solved, odd.
    """
    catalogue = read_catalogue()
    for key, move in catalogue.moves.items():
        if moves and key not in moves:
            continue
        poses = poses_of(move)
        for variant in move.variants.values():
            yield solve_move(figure, move, variant, poses[variant.key], keys=keys)


def build_mannequin(sex: Sex, build: str, folder: Path) -> Built:
    """Write the mannequin of a body."""
    (folder / "mannequin.glb").write_bytes(figure_of(sex, build).mannequin_file)
    return Built()


def build_move(sex: Sex, build: str, folder: Path, key: str) -> Built:
    """Write the clips and loads of one move."""
    loads, faults = {}, []
    for one in solved_moves(figure_of(sex, build), [key]):
        try:
            info = json.dumps(one.info, separators=(",", ":"))
        except UnkinkError as error:
            faults.append(str(error))
            continue
        faults += [f"{one.name}: {fault}" for fault in one.quality.faults()]
        (folder / f"{one.name}.glb").write_bytes(one.clip_file)
        (folder / f"{one.name}.json").write_text(info, "utf-8")
        loads[one.name] = _in_short(one.load)
    return Built(loads, tuple(faults))


def build_way(sex: Sex, build: str, folder: Path, position: Stance) -> Built:
    """Write the clip of the way into one position."""
    way = solve_way(figure_of(sex, build), way_into(position))
    clip = clip_of_way(way)
    info = way_json(clip, read_catalogue().positions[position])
    (folder / f"{way.name}.glb").write_bytes(clip_file(clip, name=way.name))
    text = json.dumps(info, separators=(",", ":"))
    (folder / f"{way.name}.json").write_text(text, "utf-8")
    return Built(faults=tuple(f"{way.name}: {fault}" for fault in way.faults()))


def build_bodies(folders: Mapping[tuple[Sex, str], Path], *, jobs: int) -> list[str]:
    """Write bodies, each into its folder; return what could not be built."""
    keys, faults = list(read_catalogue().moves), []
    with ProcessPoolExecutor(jobs) as pool:
        for body, folder in folders.items():
            _clear(folder)
            tasks = [pool.submit(build_mannequin, *body, folder)]
            tasks += [pool.submit(build_way, *body, folder, key) for key in STANCES]
            tasks += [pool.submit(build_move, *body, folder, key) for key in keys]
            loads: dict[str, Any] = {}
            for task in tasks:
                loads |= task.result().loads
                faults += [f"{folder.name}: {why}" for why in task.result().faults]
            text = json.dumps(loads, indent=1)
            (folder / "loads.json").write_text(text, "utf-8")
    return faults


def build_stills(folder: Path, stills: Path) -> None:
    """Draw a still of every clip in a folder: half way, or where a way ends."""
    mannequin = (folder / "mannequin.glb").read_bytes()
    _clear(stills)
    paths = [path for path in sorted(folder.glob("*.json")) if path.stem != "loads"]
    with open_stage() as stage:
        for path in paths:
            info = json.loads(path.read_text("utf-8"))
            clip = path.with_suffix(".glb").read_bytes()
            for quality in (_STILL_QUALITY, 0.6, 0.4):
                view = (info["seconds"] / (4 if info["loop"] else 1), 0.0)
                look = Look(quality=quality)
                (drawn,) = stage.draw(Shown(mannequin, clip, info), [view], look=look)
                if len(drawn) <= _MOST_STILL_BYTES:
                    break
            (stills / f"{path.stem}.webp").write_bytes(drawn)


def main(arguments: list[str] | None = None) -> int:
    """Build bodies and stills; return 1 if something cannot be built."""
    parser = argparse.ArgumentParser(prog="python -m unkink.body.build")
    parser.add_argument("--to", type=Path, required=True, help="the folder")
    parser.add_argument("--all", action="store_true", help="all six bodies")
    parser.add_argument("--stills", action="store_true", help="draw stills, too")
    parser.add_argument("--jobs", type=int, default=2)
    wanted = parser.parse_args(arguments)
    bodies = (
        [(sex, build) for sex in Sex for build in BUILDS] if wanted.all else [USUAL]
    )
    stamp = content_stamp()
    folders = {body: wanted.to / "-".join(body) for body in bodies}
    stale = {b: f for b, f in folders.items() if not _is_whole(f, stamp)}
    try:
        faults = build_bodies(stale, jobs=wanted.jobs)
        for folder in () if faults else stale.values():
            _seal(folder, stamp)
        stills = wanted.to / "stills"
        if wanted.stills and not faults and not _is_whole(stills, stamp):
            build_stills(folders[USUAL], stills)
            _seal(stills, stamp)
    except UnkinkError as error:
        faults = [str(error)]
    for fault in faults:
        print(fault, file=sys.stderr)  # noqa: T201
    return 1 if faults else 0


def _clear(folder: Path) -> None:
    """Make an empty folder; what a renamed variant left is not shipped."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        path.unlink()


def _seal(folder: Path, stamp: str) -> None:
    """Note what a folder was made of and what it holds."""
    (folder / STAMP).write_text(f"{stamp} {_digest(folder)}", "utf-8")


def _is_whole(folder: Path, stamp: str) -> bool:
    """Return whether a folder was made of the same and still holds what it did."""
    path = folder / STAMP
    return path.exists() and path.read_text("utf-8") == f"{stamp} {_digest(folder)}"


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.name != STAMP:
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _in_short(load: LoadCurve | None) -> dict[str, object] | None:
    if load is None:
        return None
    whole = load.to_json()
    return {key: value for key, value in whole.items() if key != "points"}


if __name__ == "__main__":
    sys.exit(main())
