"""What the FIT profile says of messages and their fields: names, scales, units.

The profile lies in `data/profile.tsv`; a message's part is read when it is first asked
for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

_PROFILE = Path(__file__).parent / "data" / "profile.tsv"

UNKNOWN = "unknown_"

# More than the profile has; a hostile file may name sixty thousand.
_MESSAGES_KEPT = 500


@dataclass(frozen=True)
class Component:
    """Bits of a field that fill another one.

    Attributes:
        target: Number of the field that they fill.
        first_bit: Where they begin, counted from the lowest.
        bits: How many they are.
        scale: What they are divided by.
        offset: What is taken off then.
        is_sum: Whether they are the low bits of a sum that goes on.
    """

    target: int
    first_bit: int
    bits: int
    scale: float
    offset: float
    is_sum: bool

    @property
    def end_bit(self) -> int:
        """The bit after its last one."""
        return self.first_bit + self.bits


@dataclass(frozen=True)
class FieldProfile:
    """A field as the profile has it; value = stored / scale - offset, in `units`."""

    number: int
    name: str
    scale: float = 1.0
    offset: float = 0.0
    units: str = ""
    components: tuple[Component, ...] = ()

    @property
    def is_renamed(self) -> bool:
        """Whether its one component is the field itself under another name."""
        one = self.components[0]
        return (
            len(self.components) == 1
            and not one.is_sum
            and ((one.scale, one.offset) == (self.scale, self.offset))
        )


@dataclass(frozen=True)
class MessageProfile:
    """A message as the profile has it.

    Attributes:
        name: Its name, "unknown_233" for a number that the profile lacks.
        fields: Its fields by number.
        number_of: Numbers of the fields by name.
        sources: Fields whose components fill a field, by the number of that one.
    """

    name: str
    fields: Mapping[int, FieldProfile] = field(default_factory=dict)
    number_of: Mapping[str, int] = field(default_factory=dict)
    sources: Mapping[int, tuple[FieldProfile, ...]] = field(default_factory=dict)


@lru_cache(maxsize=_MESSAGES_KEPT)
def message_profile(number: int) -> MessageProfile:
    """Return what the profile says of a message."""
    block = _blocks().get(number)
    if block is None:
        return MessageProfile(f"{UNKNOWN}{number}")
    title, *lines = block.rstrip("\n").split("\n")
    fields = [_field(line) for line in lines]
    sources: dict[int, tuple[FieldProfile, ...]] = {}
    for one in fields:
        for target in dict.fromkeys(part.target for part in one.components):
            sources[target] = (*sources.get(target, ()), one)
    return MessageProfile(
        name=title.partition(" ")[2].rstrip("]"),
        fields={one.number: one for one in fields},
        number_of={one.name: one.number for one in fields},
        sources=sources,
    )


def message_number(name: str) -> int:
    """Return the number of a message, of "unknown_7" too; -1 if there is none such."""
    unknown = name.removeprefix(UNKNOWN)
    if unknown != name and unknown.isdecimal():
        return int(unknown)
    return message_numbers().get(name, -1)


@cache
def message_numbers() -> Mapping[str, int]:
    """Return the numbers of the messages by name."""
    titles = (block.partition("]")[0] for block in _blocks().values())
    return {name: int(number) for number, _, name in (t.partition(" ") for t in titles)}


@cache
def _blocks() -> dict[int, str]:
    blocks = _PROFILE.read_text("utf-8").split("\n[")[1:]
    return {int(block.partition(" ")[0]): block for block in blocks}


def _field(line: str) -> FieldProfile:
    number, name, scale, offset, units, parts = (line.split("\t") + [""] * 4)[:6]
    return FieldProfile(
        number=int(number),
        name=name,
        scale=float(scale or 1),
        offset=float(offset or 0),
        units=units,
        components=tuple(_component(part) for part in parts.split()),
    )


def _component(part: str) -> Component:
    target, first_bit, bits, scale, offset = part.rstrip("+").split(":")
    return Component(
        target=int(target),
        first_bit=int(first_bit),
        bits=int(bits),
        scale=float(scale),
        offset=float(offset),
        is_sum=part.endswith("+"),
    )
