"""Tools, places, and positions with the time it takes to change them."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from unkink.catalogue.fields import Fields, read_table


class Mobility(StrEnum):
    """How easily a runner gets down to the floor and up again."""

    ABLE = "able"
    STIFF = "stiff"


@dataclass(frozen=True)
class Tool:
    """A kind of tool.

    Attributes:
        key: Its key.
        name: In words.
        words: What it is.
        for_whom: Whom it suits.
        setup_s: Time to fetch and place it [s].
        stand_ins: What can take its place, as sentences.
        qualities: Advice for each quality, as sentences.
        sources: Keys of sources.
    """

    key: str
    name: str
    words: str
    for_whom: str
    setup_s: float
    stand_ins: tuple[str, ...]
    qualities: dict[str, str]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """Where people roll: the positions and props that it allows."""

    key: str
    name: str
    positions: tuple[str, ...]
    props: tuple[str, ...]


@dataclass(frozen=True)
class Position:
    """A position of the body.

    Attributes:
        key: Its key.
        name: In words.
        into: How to get into it, as spoken.
        change_s: Time to change sides in it [s], by mobility.
        to_s: Time to another position [s], able then stiff.
    """

    key: str
    name: str
    into: str
    change_s: dict[Mobility, float]
    to_s: dict[str, tuple[float, float]]

    def seconds_to(self, other: str, mobility: Mobility) -> float:
        """Return the time to another position [s]."""
        able, stiff = self.to_s[other]
        return able if mobility is Mobility.ABLE else stiff


def read_tools(path: Path, faults: dict[str, str]) -> dict[str, Tool]:
    """Return the tools of a file by key."""
    fields = Fields({"tools": read_table(path)}, place=path.stem, faults=faults)
    return {key: _tool(key, table) for key, table in fields.tables("tools")}


def read_places(path: Path, faults: dict[str, str]) -> dict[str, Place]:
    """Return the places of a file by key."""
    fields = Fields({"places": read_table(path)}, place=path.stem, faults=faults)
    return {
        key: Place(
            key, table.text("name"), table.texts("positions"), table.texts("props")
        )
        for key, table in fields.tables("places")
    }


def read_positions(path: Path, faults: dict[str, str]) -> dict[str, Position]:
    """Return the positions of a file by key."""
    tables = {k: v for k, v in read_table(path).items() if k != "sources"}
    fields = Fields({"positions": tables}, place=path.stem, faults=faults)
    positions = {
        key: _position(key, table) for key, table in fields.tables("positions")
    }
    for position in positions.values():
        if position.to_s.keys() != positions.keys():
            faults[f"{path.stem}.{position.key}.to_s"] = (
                "does not lead to every position"
            )
    return positions


def _tool(key: str, table: Fields) -> Tool:
    tool = Tool(
        key=key,
        name=table.text("name"),
        words=table.text("words"),
        for_whom=table.text("for_whom"),
        setup_s=table.number("setup_s", low=0, high=60),
        stand_ins=table.texts("stand_ins", default=()),
        qualities={key: q.text("words") for key, q in table.tables("qualities")},
        sources=table.texts("sources"),
    )
    table.refuse_unknown()
    return tool


def _position(key: str, table: Fields) -> Position:
    change = table.table("change_s")
    position = Position(
        key=key,
        name=table.text("name"),
        into=table.text("into"),
        change_s={m: change.number(m, low=0, high=60) for m in Mobility},
        to_s=table.pairs("to_s", low=0, high=120),
    )
    table.refuse_unknown()
    return position
