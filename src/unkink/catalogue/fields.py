"""Read the fields of a data file, and gather every fault before giving up."""

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import rtoml

from unkink.errors import CatalogueError

Choice = TypeVar("Choice", bound=StrEnum)


def read_table(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file.

    Raises:
        CatalogueError: If it is no TOML.
    """
    try:
        return dict(rtoml.load(path))
    except (OSError, ValueError) as error:
        raise CatalogueError(path, {"file": str(error)}) from error


class Fields:
    """One table of a data file; asks for fields and notes what is wrong with them.

    Attributes:
        faults: Every fault so far, by the field's full name; shared with the tables
            inside this one.
    """

    def __init__(
        self, table: Mapping[str, Any], *, place: str, faults: dict[str, str]
    ) -> None:
        self._table, self._place, self.faults = table, place, faults
        self._asked: set[str] = set()

    def text(self, name: str, *, default: str | None = None) -> str:
        """Return a sentence or key; without a default it must be there."""
        return str(self._value(name, str, default, empty=""))

    def texts(
        self, name: str, *, default: tuple[str, ...] | None = None
    ) -> tuple[str, ...]:
        """Return a list of sentences or keys."""
        values = self._value(name, list, default, empty=())
        if not all(isinstance(value, str) for value in values):
            self.fault(name, "holds something that is no text")
            return ()
        return tuple(values)

    def number(
        self, name: str, *, low: float, high: float, default: float | None = None
    ) -> float:
        """Return a number within its range."""
        value = self._value(name, (int, float), default, empty=low)
        if isinstance(value, bool):
            self.fault(name, f"is {value!r}, of the wrong kind")
        elif not low <= value <= high:
            self.fault(name, f"is {value}; allowed is {low:g} to {high:g}")
        return float(value)

    def truth(self, name: str, *, default: bool) -> bool:
        """Return whether something holds."""
        return bool(self._value(name, bool, default, empty=default))

    def choice(self, name: str, kind: type[Choice]) -> Choice:
        """Return one of the choices of an enumeration."""
        value = self.text(name)
        if value in {str(member) for member in kind}:
            return kind(value)
        self.fault(name, f"is {value!r}; allowed are {', '.join(kind)}")
        return next(iter(kind))

    def keys(
        self,
        name: str,
        allowed: Collection[str],
        *,
        default: tuple[str, ...] | None = None,
    ) -> tuple[str, ...]:
        """Return a list of keys that all occur elsewhere."""
        values = self.texts(name, default=default)
        unknown = [value for value in values if value not in allowed]
        if unknown:
            self.fault(name, f"names {', '.join(unknown)}, which nothing defines")
        return values

    def table(self, name: str) -> "Fields":
        """Return the table inside this one; empty if it is missing."""
        value = self._value(name, dict, None, empty={})
        return Fields(value, place=f"{self._place}.{name}", faults=self.faults)

    def has(self, name: str) -> bool:
        """Return whether the field is there."""
        return name in self._table

    def mapping(self, name: str) -> Mapping[str, Any]:
        """Return a table whose keys are free; empty if it is left out."""
        return dict(self._value(name, dict, {}, empty={}))

    def ask(self, name: str) -> None:
        """Know a field whose value somebody else reads."""
        self._asked.add(name)

    def tables(self, name: str) -> Iterator[tuple[str, "Fields"]]:
        """Yield the named tables inside a table, in the order of the file."""
        for key, value in self._value(name, dict, {}, empty={}).items():
            yield key, self._inner(f"{name}.{key}", value)

    def rows(self, name: str) -> Iterator["Fields"]:
        """Yield the tables of a list."""
        for index, value in enumerate(self._value(name, list, [], empty=[])):
            yield self._inner(f"{name}[{index}]", value)

    def numbers(self, name: str) -> dict[str, float]:
        """Return a table of shares, 0 to 1, by key."""
        inner = self.table(name)
        return {key: inner.number(key, low=0, high=1) for key in inner._table}

    def pairs(
        self, name: str, *, low: float, high: float
    ) -> dict[str, tuple[float, float]]:
        """Return a table of pairs of numbers, each within its range."""
        inner, pairs = self.table(name), {}
        for key, pair in inner._table.items():
            if (
                isinstance(pair, list)
                and len(pair) == 2
                and all(isinstance(n, int | float) and low <= n <= high for n in pair)
            ):
                pairs[key] = (float(pair[0]), float(pair[1]))
            else:
                inner.fault(key, f"is no pair of numbers from {low:g} to {high:g}")
        return pairs

    def fault(self, name: str, why: str) -> None:
        """Note a fault."""
        self.faults.setdefault(f"{self._place}.{name}", why)

    def refuse_unknown(self) -> None:
        """Note every field that nobody asked for: most likely a slip of the pen."""
        for name in self._table.keys() - self._asked:
            self.fault(name, "is no field of this table")

    def _inner(self, name: str, value: object) -> "Fields":
        if not isinstance(value, Mapping):
            self.fault(name, "is no table")
            value = {}
        return Fields(value, place=f"{self._place}.{name}", faults=self.faults)

    def _value(
        self,
        name: str,
        kind: type | tuple[type, ...],
        default: Any,  # noqa: ANN401
        *,
        empty: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401  a TOML value is whatever the file holds
        self._asked.add(name)
        value = self._table.get(name, default)
        if value is None:
            self.fault(name, "is missing")
            return empty
        if value is not default and not isinstance(value, kind):
            self.fault(name, f"is {value!r}, of the wrong kind")
            return empty
        return value
