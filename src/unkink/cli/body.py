"""`unkink body`: see a move on the figure, and how hard it presses."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from unkink.catalogue import Move, read_catalogue
from unkink.cli.body_engine import engine, kind_of
from unkink.cli.body_way import show_way
from unkink.cli.load import AsJson
from unkink.cli.output import console, dim, print_json
from unkink.cli.whole_file import whole_file
from unkink.cli.wishes import key_named
from unkink.errors import RequestError

if TYPE_CHECKING:
    from unkink.body.figure import Figure
    from unkink.body.load import LoadCurve
    from unkink.body.solved import SolvedMove

_USUAL_HEIGHT_M, _USUAL_MASS_KG = 1.79, 75.0


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
        float, typer.Option(help="Height of the body in m, 1.40 to 2.10.")
    ] = _USUAL_HEIGHT_M,
    mass: Annotated[
        float, typer.Option(help="Mass of the body in kg, 35 to 160.")
    ] = _USUAL_MASS_KG,
    sex: Annotated[str, typer.Option(help="female or male.")] = "male",
    pose: Annotated[
        Path | None, typer.Option(help="Solve a pose of your own, in the pose grammar.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show a move on the figure, and how hard it presses; or how to get down to it."""
    if side not in ("left", "right"):
        raise RequestError(f"side is {side!r}; allowed are left and right")
    figure = _figure(height, mass, sex)
    if pose is not None:
        _solve_pose(pose, figure, as_json=as_json)
        return
    catalogue = read_catalogue()
    if every:
        _write_all(figure, list(catalogue.moves.values()), to, side=side)
        return
    if into is not None:
        show_way(figure, into, to, side=side, other=move, as_json=as_json)
        return
    if move is None:
        raise RequestError("name a move, or say --into, --all or --pose FILE")
    chosen = catalogue.moves[key_named("move", move, list(catalogue.moves))]
    _one_move(figure, chosen, variant, to, side=side, as_json=as_json)


def _one_move(
    figure: "Figure",
    chosen: Move,
    variant: str | None,
    to: Path | None,
    *,
    side: str,
    as_json: bool,
) -> None:
    keys = list(chosen.variants)
    if variant is not None:
        keys = [key_named("variant", variant, keys)]
    if to is not None:
        _write(figure, chosen, keys[0], to, side=side)
        return
    solved = list(engine().solved_variants(figure, chosen, keys))
    if as_json:
        print_json({"clips": [one.info for one in solved]})
    else:
        _show(chosen, solved)


def _figure(height_m: float, mass_kg: float, sex: str) -> "Figure":
    engine()
    from unkink.body.body_type import BodyType, Sex
    from unkink.body.figure import Figure

    if sex not in list(Sex):
        raise RequestError(f"sex is {sex!r}; allowed are female and male")
    return Figure(BodyType(Sex(sex), height_m, mass_kg))


def _solve_pose(path: Path, figure: "Figure", *, as_json: bool) -> None:
    forces = engine().pose_forces(path, figure.body)
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


def _write(figure: "Figure", move: Move, key: str, to: Path, *, side: str) -> None:
    (solved,) = engine().solved_variants(figure, move, [key])
    content = _content(solved, to, side=side)
    with whole_file(to) as file:
        file.write(content)
    console().print(f"{move.name}, {solved.variant.name}: {to}")


def _content(solved: "SolvedMove", to: Path, *, side: str) -> bytes:
    use = engine()
    match kind_of(to):
        case "glb":
            return bytes(use.clip_with_body(solved, side=side))
        case "sheet":
            return bytes(use.sheet_of(solved, side=side))
        case kind:
            return bytes(use.still_of(solved, kind=kind, side=side))


def _write_all(
    figure: "Figure", moves: list[Move], to: Path | None, *, side: str
) -> None:
    if to is None:
        raise RequestError("--all needs a folder: --to FOLDER")
    count = engine().write_all(figure, moves, to, side=side)
    console().print(f"{count} stills and clips: {to}")


def _show(move: Move, solved: "list[SolvedMove]") -> None:
    kg = solved[0].figure.body.mass_kg
    console().print(f"{move.name}: how hard it presses, for a body of {kg:.0f} kg")
    table = Table(box=None, pad_edge=False)
    table.add_column("variant")
    table.add_column("on the tool", justify="right")
    table.add_column("on each leg", justify="right")
    table.add_column("along the stroke", justify="right")
    for one in solved:
        table.add_row(one.variant.name, *_load_words(one.load, kg))
    console().print(table)
    console().print(
        dim(
            "Percent of body weight, mean over the stroke. A band means that you "
            "decide: more weight on the other supports is less on the muscle. Computed "
            "from published body segments; only the calves, the front and the outside "
            "of the thigh were ever measured."
        )
    )


def _load_words(load: "LoadCurve | None", kg: float) -> tuple[str, str, str]:
    if load is None:
        return "your hands decide", "", ""
    low, high = load.band
    if load.kind == "band":
        whole = f"{low * 100:.0f} to {high * 100:.0f} %"
        leg = f"{low * kg / load.legs:.0f} to {high * kg / load.legs:.0f} kg"
    else:
        whole = f"{load.mean * 100:.0f} ± {load.spread * 100:.0f} %"
        leg = f"{load.mean * kg / load.legs:.0f} kg"
    ends = [load.points[0].on_tool, load.points[-1].on_tool]
    return whole, leg, " → ".join(f"{share * 100:.0f} %" for share in ends)
