"""Programmes: moves in a fixed order, beside the free plan."""

from dataclasses import dataclass
from pathlib import Path

from unkink.catalogue.fields import Fields, read_table


@dataclass(frozen=True)
class Step:
    """One move of a programme, in one variant."""

    move: str
    variant: str


@dataclass(frozen=True)
class Day:
    """What a day after a race asks for, and what else people do then."""

    day: int
    words: str
    also_usual: str
    not_shown: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Programme:
    """A list of moves with a default length; `data/README.md` explains the fields."""

    key: str
    name: str
    summary: str
    minutes: float
    tools: tuple[str, ...]
    places: tuple[str, ...]
    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    days: tuple[Day, ...]
    schedule: str
    sources: tuple[str, ...]


def read_programme(path: Path, faults: dict[str, str]) -> Programme:
    """Return the programme of a file; its faults go into `faults`."""
    fields = Fields(read_table(path), place=f"programmes.{path.stem}", faults=faults)
    programme = Programme(
        key=path.stem,
        name=fields.text("name"),
        summary=fields.text("summary"),
        minutes=fields.number("minutes", low=3, high=60),
        tools=fields.texts("tools"),
        places=fields.texts("places"),
        steps=tuple(
            Step(row.text("move"), row.text("variant")) for row in fields.rows("moves")
        ),
        notes=fields.texts("notes"),
        days=tuple(_day(row) for row in fields.rows("days")),
        schedule=fields.text("schedule", default=""),
        sources=fields.texts("sources"),
    )
    fields.refuse_unknown()
    return programme


def _day(row: Fields) -> Day:
    return Day(
        day=int(row.number("day", low=0, high=14)),
        words=row.text("words"),
        also_usual=row.text("also_usual"),
        not_shown=row.text("not_shown"),
        sources=row.texts("sources"),
    )
