"""`unkink body`: see a move on the figure, and how hard it presses."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from unkink.body.body_type import BodyType, Sex, built
from unkink.body.shipped import EXTRA
from unkink.catalogue import Move, read_catalogue
from unkink.cli.body_source import (
    engine,
    source_of_files,
    source_of_words,
    tell_whose_still,
    write_clip,
    write_whole,
)
from unkink.cli.body_way import show_way
from unkink.cli.load import AsJson
from unkink.cli.output import console, dim, print_json
from unkink.cli.show_press import show_press
from unkink.cli.wishes import key_named
from unkink.coach.clip_files import CLIP_ENDING, check_ending
from unkink.errors import MissingToolError, RequestError


def body(
    move: Annotated[
        str | None, typer.Argument(metavar="[MOVE]", help="A move, such as calf.")
    ] = None,
    variant: Annotated[
        str | None, typer.Option(help="One variant; all of them by default.")
    ] = None,
    side: Annotated[str, typer.Option(help="left or right.")] = "left",
    to: Annotated[
        Path | None,
        typer.Option(help="still.png, clip.glb, sheet.png, or a folder with --all."),
    ] = None,
    into: Annotated[
        str | None,
        typer.Option(
            metavar="POSITION", help="How to get into a position, such as seated."
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Every move, and into every position.")
    ] = False,
    height: Annotated[
        float | None,
        typer.Option(help="Height of the body in m, 1.40 to 2.10; 1.79, women 1.66."),
    ] = None,
    mass: Annotated[
        float | None,
        typer.Option(help="Mass of the body in kg, 35 to 160; 75, women 65."),
    ] = None,
    sex: Annotated[str, typer.Option(help="female or male.")] = "male",
    pose: Annotated[
        Path | None, typer.Option(help="Solve a pose of your own, in the pose grammar.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show a move on the figure, and how hard it presses; or how to get down to it."""
    if side not in ("left", "right"):
        raise RequestError(f"side is {side!r}; allowed are left and right")
    wanted = _wanted(height, mass, sex)
    if pose is not None:
        _solve_pose(pose, wanted, as_json=as_json)
        return
    catalogue = read_catalogue()
    if every:
        _write_all(list(catalogue.moves.values()), to, wanted, side=side)
        return
    if into is not None:
        show_way(wanted, into, to, side=side, other=move, as_json=as_json)
        return
    if move is None:
        raise RequestError("name a move, or say --into, --all or --pose FILE")
    chosen = catalogue.moves[key_named("move", move, list(catalogue.moves))]
    _one_move(chosen, variant, to, wanted, side=side, as_json=as_json)


def _one_move(
    chosen: Move,
    variant: str | None,
    to: Path | None,
    body: BodyType,
    *,
    side: str,
    as_json: bool,
) -> None:
    keys = list(chosen.variants)
    if variant is not None:
        keys = [key_named("variant", variant, keys)]
    if to is not None:
        _write(chosen, keys[0], to, body, side=side)
        return
    infos = source_of_words(body, side).infos(chosen, keys)
    if as_json:
        print_json({"clips": infos})
    else:
        show_press(chosen, infos, kg=body.mass_kg)


def _wanted(height_m: float | None, mass_kg: float | None, sex: str) -> BodyType:
    if sex not in list(Sex):
        raise RequestError(f"sex is {sex!r}; allowed are female and male")
    usual = built(Sex(sex))
    return BodyType(
        usual.sex,
        usual.height_m if height_m is None else height_m,
        usual.mass_kg if mass_kg is None else mass_kg,
    )


def _solve_pose(path: Path, body: BodyType, *, as_json: bool) -> None:
    found = engine()
    if isinstance(found, ImportError):
        what = "a pose of your own has to be solved"
        raise MissingToolError(what, remedy=EXTRA) from found
    forces = found.pose_forces(path, body)
    if as_json:
        print_json(forces)
        return
    table = Table(box=None, pad_edge=False)
    table.add_column("bears")
    table.add_column("% of body weight", justify="right")
    table.add_column("could be", justify="right")
    for name, share in forces["supports"].items():
        low, high = forces["bands"][name]
        table.add_row(name, f"{share:.0f}", f"{low:.0f} to {high:.0f}")
    console().print(table)
    hardest = forces["hardest_joint"]
    console().print(
        dim(f"Hardest: {hardest['joint']}, {hardest['share']:.0%} of its strength.")
    )


def _write(move: Move, key: str, to: Path, body: BodyType, *, side: str) -> None:
    check_ending(to)
    source = source_of_files(body, side)
    content = source.file(move, key, to)
    if to.suffix.lower() == CLIP_ENDING:
        (info,) = source_of_words(body, side).infos(move, [key])
        write_clip(to, content, info)
    else:
        write_whole(to, content)
        tell_whose_still(source)
    console().print(f"{move.name}, {move.variants[key].name}: {to}")


def _write_all(
    moves: list[Move], to: Path | None, body: BodyType, *, side: str
) -> None:
    if to is None:
        raise RequestError("--all needs a folder: --to FOLDER")
    source = source_of_files(body, side)
    count = source.write_all(moves, to)
    tell_whose_still(source)
    console().print(f"{count} stills and clips: {to}")
