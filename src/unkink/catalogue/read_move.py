"""Read one move from its file."""

from pathlib import Path

from unkink.anatomy import Group, Muscle
from unkink.catalogue.fields import Fields, read_table
from unkink.catalogue.move import (
    Exercise,
    Motion,
    Move,
    Press,
    Purpose,
    Sides,
    Stroke,
    Variant,
)

CLASSIC_ROWS = 8


def read_move(path: Path, faults: dict[str, str]) -> Move:
    """Return the move of a file; its faults go into `faults`.

    Args:
        path: `moves/KEY.toml`; the file's name is the key.
        faults: Gathers every fault by field.
    """
    fields = Fields(read_table(path), place=path.stem, faults=faults)
    purpose = fields.choice("purpose", Purpose)
    move = Move(
        key=path.stem,
        name=fields.text("name"),
        anatomy=fields.text("anatomy"),
        group=fields.choice("group", Group),
        purpose=purpose,
        motion=fields.choice("motion", Motion),
        position=fields.text("position"),
        places=fields.texts("places"),
        classic=_classic_row(fields),
        cues=fields.texts("cues"),
        mistakes=fields.texts("mistakes"),
        keep_off=fields.texts("keep_off"),
        cautions=fields.texts("cautions", default=()),
        no_arm_support=fields.text("no_arm_support", default=""),
        beside=fields.texts("beside", default=()),
        notes=fields.texts("notes", default=()),
        sources=fields.texts("sources"),
        stroke=_stroke(fields) if purpose is Purpose.ROLL else None,
        exercise=_exercise(fields) if purpose is Purpose.STRENGTH else None,
        variants=_variants(fields),
    )
    fields.refuse_unknown()
    return move


def _classic_row(fields: Fields) -> int | None:
    if not fields.has("classic"):
        return None
    return int(fields.number("classic", low=1, high=CLASSIC_ROWS))


def _stroke(fields: Fields) -> Stroke:
    table = fields.table("stroke")
    stroke = Stroke(
        start=table.text("from"),
        end=table.text("to"),
        words=table.text("words"),
        classic=table.text("classic", default=""),
        why_shorter=table.text("why_shorter", default=""),
    )
    if stroke.classic and not stroke.why_shorter:
        table.fault("why_shorter", "is missing beside a classic wording")
    table.refuse_unknown()
    return stroke


def _exercise(fields: Fields) -> Exercise:
    table = fields.table("exercise")
    exercise = Exercise(
        sets=int(table.number("sets", low=1, high=5)),
        repetitions=int(table.number("repetitions", low=0, high=50, default=0)),
        hold_s=table.number("hold_s", low=0, high=120, default=0),
        words=table.text("words"),
    )
    if bool(exercise.repetitions) == bool(exercise.hold_s):
        table.fault("repetitions", "and hold_s: one of the two, please")
    table.refuse_unknown()
    return exercise


def _variants(fields: Fields) -> dict[str, Variant]:
    set_up = fields.texts("set_up")
    tools = fields.texts("tools")
    variants = {
        key: _variant(key, table, set_up, tools)
        for key, table in fields.tables("variants")
    }
    if not variants:
        fields.fault("variants", "are missing; a move has one at least")
    return variants


def _variant(
    key: str, table: Fields, set_up: tuple[str, ...], tools: tuple[str, ...]
) -> Variant:
    variant = Variant(
        key=key,
        name=table.text("name"),
        press=table.choice("press", Press),
        sides=table.choice("sides", Sides),
        reaches=_reaches(table),
        carries=table.texts("carries"),
        is_demanding=table.truth("demanding", default=False),
        is_classic=table.truth("classic", default=False),
        cautions=table.texts("cautions", default=()),
        set_up=table.texts("set_up", default=set_up),
        tools=table.texts("tools", default=tools),
    )
    table.refuse_unknown()
    return variant


def _reaches(table: Fields) -> dict[Muscle, float]:
    shares = table.numbers("reaches")
    known = {str(muscle) for muscle in Muscle}
    for name in shares.keys() - known:
        table.fault("reaches", f"names {name}, which is no muscle")
    if shares and max(shares.values()) != 1:
        table.fault("reaches", "has no muscle that is reached in full (1.0)")
    return {Muscle(name): share for name, share in shares.items() if name in known}
