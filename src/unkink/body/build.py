"""Builds what is shipped of the bodies: mannequins, clips, loads and stills.

Say `python -m unkink.body.build --to FOLDER`; `make web` compresses what it writes.
A body whose data and code are as they were when it was built is left as it is.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from unkink.body.body_type import BUILDS, Sex, built
from unkink.body.figure import Figure
from unkink.body.load import LoadCurve
from unkink.body.solved import SolvedMove, solve_move
from unkink.body.stills import Look, Shown, open_stage
from unkink.catalogue import read_catalogue
from unkink.catalogue.read_pose import poses_of
from unkink.errors import UnkinkError

STAMP = "built.txt"
# The body that everyone sees who has told nothing.
USUAL = (Sex.MALE, "medium")
_STILL_QUALITY = 0.82
_MOST_STILL_BYTES = 25_000


def solved_moves(figure: Figure, moves: Sequence[str] = ()) -> Iterator[SolvedMove]:
    """Yield every variant of every move, solved for a body.

    Args:
        figure: The body.
        moves: Keys of the moves that are wanted; all if empty.
    """
    catalogue = read_catalogue()
    for key, move in catalogue.moves.items():
        if moves and key not in moves:
            continue
        poses = poses_of(move)
        for variant in move.variants.values():
            yield solve_move(figure, move, variant, poses[variant.key])


def build_body(sex: Sex, build: str, folder: Path) -> int:
    """Write the mannequin, the clips and the loads of one body; return how many."""
    figure = Figure(built(sex, build))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mannequin.glb").write_bytes(figure.mannequin_file)
    count, loads = 0, {}
    for one in solved_moves(figure):
        (folder / f"{one.name}.glb").write_bytes(one.clip_file)
        info = json.dumps(one.info, separators=(",", ":"))
        (folder / f"{one.name}.json").write_text(info, "utf-8")
        loads[one.name] = _in_short(one.load)
        count += 1
    (folder / "loads.json").write_text(json.dumps(loads, indent=1), "utf-8")
    return count


def build_stills(folder: Path, stills: Path) -> int:
    """Draw a still of every clip in a folder; return how many."""
    mannequin = (folder / "mannequin.glb").read_bytes()
    stills.mkdir(parents=True, exist_ok=True)
    paths = [path for path in sorted(folder.glob("*.json")) if path.stem != "loads"]
    with open_stage() as stage:
        for path in paths:
            info = json.loads(path.read_text("utf-8"))
            clip = path.with_suffix(".glb").read_bytes()
            for quality in (_STILL_QUALITY, 0.6, 0.4):
                view = (info["seconds"] / 4, 0.0)
                look = Look(quality=quality)
                (drawn,) = stage.draw(Shown(mannequin, clip, info), [view], look=look)
                if len(drawn) <= _MOST_STILL_BYTES:
                    break
            (stills / f"{path.stem}.webp").write_bytes(drawn)
    return len(paths)


def content_stamp() -> str:
    """Return a digest of all that a body is made of: code, data and poses."""
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    for folder in ("body", "catalogue"):
        for path in sorted((package / folder).rglob("*")):
            if path.suffix in (".py", ".toml"):
                digest.update(path.relative_to(package).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


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
    stale = {b: f for b, f in folders.items() if _stamp_in(f) != stamp}
    try:
        with ProcessPoolExecutor(wanted.jobs) as pool:
            tasks = {b: pool.submit(build_body, *b, f) for b, f in stale.items()}
            for body, task in tasks.items():
                print(f"{'-'.join(body)}: {task.result()} clips")  # noqa: T201
                (stale[body] / STAMP).write_text(stamp, "utf-8")
        stills = wanted.to / "stills"
        if wanted.stills and _stamp_in(stills) != stamp:
            count = build_stills(folders[USUAL], stills)
            (stills / STAMP).write_text(stamp, "utf-8")
            print(f"{count} stills")  # noqa: T201
    except UnkinkError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _stamp_in(folder: Path) -> str:
    path = folder / STAMP
    return path.read_text("utf-8") if path.exists() else ""


def _in_short(load: LoadCurve | None) -> dict[str, object] | None:
    if load is None:
        return None
    whole = load.to_json()
    return {key: value for key, value in whole.items() if key != "points"}


if __name__ == "__main__":
    sys.exit(main())
