"""What stops a session, what bars a region or a move, and the words for it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from unkink.anatomy import Group
from unkink.catalogue.fields import Fields, read_table


class Effect(StrEnum):
    """What a caution does to a plan."""

    STOP_ALL = "stop_all"
    STOP_LEG = "stop_leg"
    BAR_REGION = "bar_region"
    ASK_FIRST = "ask_first"
    ADAPT = "adapt"


@dataclass(frozen=True)
class Bars:
    """What a caution leaves out, besides the moves that list it."""

    positions: tuple[str, ...]
    groups: tuple[str, ...]
    press: tuple[str, ...]
    tools: tuple[str, ...]


@dataclass(frozen=True)
class Caution:
    """Something that a runner has, and what it does.

    Attributes:
        key: Its key.
        name: What the runner has, in words.
        effect: What it does to a plan.
        advice: What to do, in words.
        strength: a expert consensus, b case reports or several pages, c convention,
            J our judgement.
        basis: Where that is from, in words.
        sources: Keys of sources.
        bars: What it leaves out.
    """

    key: str
    name: str
    effect: Effect
    advice: str
    strength: str
    basis: str
    sources: tuple[str, ...]
    bars: Bars


@dataclass(frozen=True)
class Sign:
    """A warning sign and what to do about it."""

    sign: str
    what_to_do: str
    strength: str


@dataclass(frozen=True)
class SoreLimit:
    """Soreness above this on that day after a race is slower than usual."""

    group: Group
    day: int
    above: float


@dataclass(frozen=True)
class Safety:
    """The sentences that keep a session safe."""

    question: str
    stop_page: tuple[Sign, ...]
    during: tuple[str, ...]
    ease_off: str
    sore_nine: str
    one_calf: str
    one_calf_yes: str
    slower_than_usual: str
    slower_limits: tuple[SoreLimit, ...]
    disclaimer: str


def read_cautions(path: Path, faults: dict[str, str]) -> dict[str, Caution]:
    """Return the cautions of a file by key."""
    fields = Fields({"cautions": read_table(path)}, place=path.stem, faults=faults)
    return {key: _caution(key, table) for key, table in fields.tables("cautions")}


def read_safety(path: Path, faults: dict[str, str]) -> Safety:
    """Return the safety sentences of a file."""
    fields = Fields(read_table(path), place=path.stem, faults=faults)
    slower = fields.table("slower_than_usual")
    return Safety(
        question=fields.text("question"),
        stop_page=tuple(_sign(row) for row in fields.rows("stop_page")),
        during=fields.texts("during"),
        ease_off=fields.text("ease_off"),
        sore_nine=fields.text("sore_nine"),
        one_calf=fields.text("one_calf"),
        one_calf_yes=fields.text("one_calf_yes"),
        slower_than_usual=slower.text("words"),
        slower_limits=tuple(_limit(row) for row in slower.rows("limits")),
        disclaimer=fields.text("disclaimer"),
    )


def _caution(key: str, table: Fields) -> Caution:
    bars = table.table("bars") if table.has("bars") else None
    caution = Caution(
        key=key,
        name=table.text("name"),
        effect=table.choice("effect", Effect),
        advice=table.text("advice"),
        strength=table.text("strength"),
        basis=table.text("basis"),
        sources=table.texts("sources"),
        bars=Bars((), (), (), ()) if bars is None else _bars(bars),
    )
    table.refuse_unknown()
    return caution


def _bars(table: Fields) -> Bars:
    bars = Bars(
        positions=table.texts("positions", default=()),
        groups=table.texts("groups", default=()),
        press=table.texts("press", default=()),
        tools=table.texts("tools", default=()),
    )
    table.refuse_unknown()
    return bars


def _sign(row: Fields) -> Sign:
    return Sign(row.text("sign"), row.text("what_to_do"), row.text("strength"))


def _limit(row: Fields) -> SoreLimit:
    return SoreLimit(
        group=row.choice("group", Group),
        day=int(row.number("day", low=1, high=14)),
        above=row.number("above", low=0, high=10),
    )
