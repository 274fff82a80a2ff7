"""`unkink moves`: the catalogue, and the regions that are refused."""

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from unkink.catalogue import (
    Catalogue,
    Exercise,
    Move,
    Purpose,
    Sides,
    Stroke,
    Variant,
    read_catalogue,
)
from unkink.cli.load import AsJson
from unkink.cli.output import console, dim, indented, print_json
from unkink.cli.tools import show_tools, tools_to_json
from unkink.cli.wishes import key_named

TOOL_WIDTH = 12
PLAIN_FIELDS = (
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
LIST_FIELDS = (
    "places",
    "cues",
    "mistakes",
    "keep_off",
    "cautions",
    "beside",
    "notes",
    "sources",
)
SIDES = {
    Sides.EACH: "one side at a time",
    Sides.TOGETHER: "both sides at once",
    Sides.MIDLINE: "in the middle",
}


def moves(
    move: Annotated[
        str | None, typer.Argument(metavar="[MOVE]", help="A move, such as calf.")
    ] = None,
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
    """Return some moves, all refused regions and all tools."""
    return {
        "moves": [_move_to_json(move, catalogue) for move in moves],
        "refused": [
            {"region": r.key, "name": r.name, "why": r.why, "instead": list(r.instead)}
            for r in catalogue.refused.values()
        ],
        "tools": tools_to_json(catalogue),
    }


def _move_to_json(move: Move, catalogue: Catalogue) -> dict[str, Any]:
    return {
        **{name: getattr(move, name) for name in PLAIN_FIELDS},
        **{name: list(getattr(move, name)) for name in LIST_FIELDS},
        "muscles": list(move.muscles),
        "stroke": move.stroke and _stroke_to_json(move.stroke, catalogue),
        "exercise": move.exercise and _exercise_to_json(move.exercise),
        "variants": [_variant_to_json(variant) for variant in move.variants.values()],
    }


def _stroke_to_json(stroke: Stroke, catalogue: Catalogue) -> dict[str, Any]:
    ends = (stroke.start, stroke.end)
    return {
        "from": stroke.start,
        "to": stroke.end,
        "words": stroke.words,
        "stop": [catalogue.landmarks[key].stop for key in ends],
        "classic": stroke.classic,
        "why_shorter": stroke.why_shorter,
    }


def _exercise_to_json(exercise: Exercise) -> dict[str, Any]:
    return {
        "sets": exercise.sets,
        "repetitions": exercise.repetitions,
        "hold_s": exercise.hold_s,
        "words": exercise.words,
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
    table = Table(box=None, pad_edge=False, header_style="dim", expand=True)
    table.add_column("move", no_wrap=True, width=max(map(len, catalogue.moves)))
    table.add_column("", ratio=1)
    table.add_column("tool", width=TOOL_WIDTH)
    table.add_column("office", no_wrap=True)
    group = ""
    for move in sorted(catalogue.moves.values(), key=lambda m: (m.group, m.key)):
        if move.group.plain_name != group:
            group = move.group.plain_name
            table.add_row("", dim(f"— {group} —"))
        table.add_row(Text(move.key, style="bold"), *_row(move))
    out.print(table)
    out.print()
    out.print("unkink moves MOVE shows one, with its forms, set-up and cautions.")
    out.print()
    show_tools(catalogue, out)
    out.print()
    out.print(Text("Never rolled, with a better place to go", style="bold"))
    for region in catalogue.refused.values():
        instead = f" Instead: {', '.join(region.instead)}." if region.instead else ""
        out.print(f"{region.name}")
        out.print(indented(dim(f"{region.why}{instead}")))


def _row(move: Move) -> tuple[Text | str, ...]:
    """Return a move's name, tools and whether an office has room for it."""
    tools = [tool for v in move.variants.values() for tool in (v.tools or ("none",))]
    named = sorted(dict.fromkeys(tools), key=lambda tool: (tool == "none", tool))
    strength = "" if move.purpose is Purpose.ROLL else "strength: "
    shown = ", ".join(tool.replace("_", " ") for tool in named)
    return (
        f"{strength}{move.name}",
        shown,
        dim("yes" if "office" in move.places else ""),
    )


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
        lighter = move.variants.get(move.no_arm_support)
        name = lighter.name if lighter else move.no_arm_support
        out.print(dim(f"Without leaning on hands or forearms: {name}"))
    out.print(dim(f"Sources: {', '.join(move.sources)} (unkink why KEY)"))


def _stroke(move: Move, catalogue: Catalogue, out: Console) -> None:
    if move.exercise is not None:
        out.print(move.exercise.words)
    if move.stroke is None:
        return
    out.print(Text.assemble(("Stroke: ", "bold"), move.stroke.words))
    for key in (move.stroke.start, move.stroke.end):
        landmark = catalogue.landmarks[key]
        line = f"{landmark.name}: {landmark.find} ({landmark.stop})"
        out.print(indented(line))
    if move.stroke.classic:
        ours = f"The classic: {move.stroke.classic} Ours: {move.stroke.why_shorter}"
        out.print(indented(dim(ours)))


def _variant(variant: Variant, out: Console) -> None:
    marks = [str(variant.press), SIDES[variant.sides]]
    marks += ["demanding"] if variant.is_demanding else []
    marks += [" or ".join(variant.tools).replace("_", " ") or "no tool"]
    out.print(Text.assemble((variant.name, "bold"), f" ({', '.join(marks)})"))
    for sentence in variant.set_up:
        out.print(indented(sentence))
    rest = f"The rest of your weight is on: {', '.join(variant.carries)}"
    out.print(indented(dim(rest)))


def _section(out: Console, title: str, lines: tuple[str, ...] | list[str]) -> None:
    if lines:
        out.print()
        out.print(Text(title, style="bold"))
        for line in lines:
            out.print(indented(line))
