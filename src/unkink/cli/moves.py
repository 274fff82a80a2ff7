"""`unkink moves`: the catalogue, and the regions that are refused."""

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from unkink.catalogue import Catalogue, Move, Variant, read_catalogue
from unkink.cli.load import AsJson
from unkink.cli.output import console, dim, print_json
from unkink.cli.wishes import key_named


def moves(
    move: Annotated[str | None, typer.Argument(help="A move, such as calf.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the moves, or show one with its set-up, cues, cautions and sources."""
    catalogue = read_catalogue()
    if move is None:
        chosen = list(catalogue.moves.values())
    else:
        chosen = [catalogue.moves[key_named("move", move, list(catalogue.moves))]]
    if as_json:
        print_json(moves_to_json(chosen, catalogue))
    elif move is None:
        _list(catalogue, console())
    else:
        _page(chosen[0], catalogue, console())


def moves_to_json(moves: list[Move], catalogue: Catalogue) -> dict[str, Any]:
    """Return some moves and all refused regions."""
    return {
        "moves": [_move_to_json(move, catalogue) for move in moves],
        "refused": [
            {"region": r.key, "name": r.name, "why": r.why, "instead": list(r.instead)}
            for r in catalogue.refused.values()
        ],
    }


def _move_to_json(move: Move, catalogue: Catalogue) -> dict[str, Any]:
    plain = (
        "key",
        "name",
        "anatomy",
        "group",
        "purpose",
        "motion",
        "position",
        "classic",
        "no_arm_support",
    )
    lists = (
        "places",
        "cues",
        "mistakes",
        "keep_off",
        "cautions",
        "beside",
        "notes",
        "sources",
    )
    stroke, exercise = move.stroke, move.exercise
    return {
        **{name: getattr(move, name) for name in plain},
        **{name: list(getattr(move, name)) for name in lists},
        "muscles": list(move.muscles),
        "stroke": stroke
        and {
            "from": stroke.start,
            "to": stroke.end,
            "words": stroke.words,
            "stop": [
                catalogue.landmarks[key].stop for key in (stroke.start, stroke.end)
            ],
            "classic": stroke.classic,
            "why_shorter": stroke.why_shorter,
        },
        "exercise": exercise
        and {
            "sets": exercise.sets,
            "repetitions": exercise.repetitions,
            "hold_s": exercise.hold_s,
            "words": exercise.words,
        },
        "variants": [_variant_to_json(variant) for variant in move.variants.values()],
    }


def _variant_to_json(variant: Variant) -> dict[str, Any]:
    return {
        "key": variant.key,
        "name": variant.name,
        "press": variant.press,
        "sides": variant.sides,
        "reaches": dict(variant.reaches),
        "carries": list(variant.carries),
        "demanding": variant.is_demanding,
        "classic": variant.is_classic,
        "cautions": list(variant.cautions),
        "set_up": list(variant.set_up),
        "tools": list(variant.tools),
    }


def _list(catalogue: Catalogue, out: Console) -> None:
    table = Table(box=None, pad_edge=False)
    for name in ("move", "for", "position", "tools", "places"):
        table.add_column(name, no_wrap=name != "tools", overflow="fold")
    for move in sorted(catalogue.moves.values(), key=lambda m: (m.group, m.key)):
        tools = sorted({tool for v in move.variants.values() for tool in v.tools})
        table.add_row(
            Text(move.key, style="bold"),
            move.group.plain_name,
            move.position.replace("_", " "),
            ", ".join(tools) or "none",
            dim(" ".join(place[0] for place in move.places)),
        )
    out.print(table)
    out.print()
    out.print("Never rolled, with a better place to go:")
    for region in catalogue.refused.values():
        instead = f" Instead: {', '.join(region.instead)}." if region.instead else ""
        out.print(Text.assemble((region.name, "bold"), f": {region.why}{instead}"))


def _page(move: Move, catalogue: Catalogue, out: Console) -> None:
    out.print(Text.assemble((move.name, "bold"), f"  ({move.anatomy})"))
    position = catalogue.positions[move.position].name
    out.print(dim(f"{move.key} · {position} · {', '.join(move.places)}"))
    _stroke(move, catalogue, out)
    for variant in move.variants.values():
        out.print()
        _variant(variant, out)
    _section(out, "Cues", move.cues)
    _section(out, "Mistakes", move.mistakes)
    keep_off = [catalogue.refused[key] for key in move.keep_off]
    _section(out, "Keep off", [f"{region.name}: {region.why}" for region in keep_off])
    left_out = [catalogue.cautions[key].name for key in move.cautions]
    _section(out, "Leave it out with", left_out)
    _section(out, "Good to know", (*move.notes, *catalogue.safety.during))
    if move.no_arm_support:
        out.print(dim(f"Without leaning on hands or forearms: {move.no_arm_support}"))
    out.print(dim(f"Sources: {', '.join(move.sources)} (unkink why KEY)"))


def _stroke(move: Move, catalogue: Catalogue, out: Console) -> None:
    if move.exercise is not None:
        out.print(move.exercise.words)
    if move.stroke is None:
        return
    out.print(Text.assemble(("Stroke: ", "bold"), move.stroke.words))
    for key in (move.stroke.start, move.stroke.end):
        landmark = catalogue.landmarks[key]
        out.print(f"  {landmark.name}: {landmark.find} ({landmark.stop})")
    if move.stroke.classic:
        out.print(
            dim(f"  The classic: {move.stroke.classic} Ours: {move.stroke.why_shorter}")
        )


def _variant(variant: Variant, out: Console) -> None:
    marks = [str(variant.press), str(variant.sides)]
    marks += ["demanding"] if variant.is_demanding else []
    marks += [" or ".join(variant.tools)] if variant.tools else ["no tool"]
    out.print(
        Text.assemble((variant.key, "bold"), f"  {variant.name}  [{', '.join(marks)}]")
    )
    for sentence in variant.set_up:
        out.print(f"  {sentence}")
    out.print(dim(f"  The rest of your weight is on: {', '.join(variant.carries)}"))


def _section(out: Console, title: str, lines: tuple[str, ...] | list[str]) -> None:
    if lines:
        out.print()
        out.print(Text(title, style="bold"))
        for line in lines:
            out.print(f"  {line}")
