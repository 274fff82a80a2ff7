"""Named points of the body, and the regions that are never rolled."""

from dataclasses import dataclass
from pathlib import Path

from unkink.catalogue.fields import Fields, read_table


@dataclass(frozen=True)
class Landmark:
    """A named point of the body.

    Attributes:
        key: Its key.
        name: In words.
        line: The line of the body that it lies on.
        at: Where on that line, 0 to 1; an order, no measurement.
        find: How a beginner finds it.
        stop: The stop rule in words.
    """

    key: str
    name: str
    line: str
    at: float
    find: str
    stop: str


@dataclass(frozen=True)
class Spot:
    """A stretch of a line, from `start` to `end`, both 0 to 1."""

    line: str
    start: float
    end: float


@dataclass(frozen=True)
class RefusedRegion:
    """A region that is never rolled, why, and the moves to take instead."""

    key: str
    name: str
    why: str
    instead: tuple[str, ...]
    basis: str
    sources: tuple[str, ...]
    spots: tuple[Spot, ...]

    def is_touched_by(self, start: Landmark, end: Landmark) -> bool:
        """Return whether a stroke between two landmarks crosses this region."""
        low, high = sorted((start.at, end.at))
        return any(
            spot.line == start.line and low <= spot.end and spot.start <= high
            for spot in self.spots
        )


def read_landmarks(path: Path, faults: dict[str, str]) -> dict[str, Landmark]:
    """Return the landmarks of a file by key."""
    fields = Fields({"landmarks": read_table(path)}, place=path.stem, faults=faults)
    return {key: _landmark(key, table) for key, table in fields.tables("landmarks")}


def read_refused(path: Path, faults: dict[str, str]) -> dict[str, RefusedRegion]:
    """Return the refused regions of a file by key."""
    fields = Fields({"refused": read_table(path)}, place=path.stem, faults=faults)
    return {key: _refused(key, table) for key, table in fields.tables("refused")}


def _landmark(key: str, table: Fields) -> Landmark:
    landmark = Landmark(
        key=key,
        name=table.text("name"),
        line=table.text("line"),
        at=table.number("at", low=0, high=1),
        find=table.text("find"),
        stop=table.text("stop"),
    )
    table.refuse_unknown()
    return landmark


def _refused(key: str, table: Fields) -> RefusedRegion:
    region = RefusedRegion(
        key=key,
        name=table.text("name"),
        why=table.text("why"),
        instead=table.texts("instead"),
        basis=table.text("basis"),
        sources=table.texts("sources"),
        spots=tuple(_spot(row) for row in table.rows("spots")),
    )
    table.refuse_unknown()
    return region


def _spot(row: Fields) -> Spot:
    return Spot(
        line=row.text("line"),
        start=row.number("from", low=0, high=1),
        end=row.number("to", low=0, high=1),
    )
