"""A small FIT encoder: header, definitions, data and check sums.

References:
    Garmin, Flexible & Interoperable Data Transfer (FIT) Protocol.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass

from fastcrc import crc16

_PROTOCOL_VERSION = 0x10  # 1.0: old watches refuse files of a newer one
_PROFILE_VERSION = 2147  # 21.47
_DEFINITION = 0x40

# struct's letter for each base type; strings have a size of their own.
_LETTERS = {
    "enum": "B",
    "uint8": "B",
    "uint16": "H",
    "uint32": "I",
    "uint32z": "I",
    "sint32": "i",
}
_BASE_TYPES = {
    "enum": 0x00,
    "uint8": 0x02,
    "string": 0x07,
    "uint16": 0x84,
    "sint32": 0x85,
    "uint32": 0x86,
    "uint32z": 0x8C,
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a message.

    Attributes:
        number: Its number in the FIT profile.
        base_type: Its type: a key of `_BASE_TYPES`.
        value: Its value as stored, scale and offset applied.
        size: Bytes of a text with its closing zero, filled up with zeros, so that
            messages share a layout; as many as it needs, by default.
    """

    number: int
    base_type: str
    value: int | str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its number in the FIT profile, and its fields."""

    number: int
    fields: tuple[Field, ...]


def encode(messages: Iterable[Message]) -> bytes:
    """Return a whole FIT file.

    A message whose layout is new is defined first, each layout under a local number of
    its own; FIT has room for 16.
    """
    local_numbers: dict[bytes, int] = {}
    parts: list[bytes] = []
    for message in messages:
        definition = _definition_of(message)
        if definition not in local_numbers:
            local_numbers[definition] = len(local_numbers)
            parts += [bytes([_DEFINITION | local_numbers[definition]]), definition]
        parts += [bytes([local_numbers[definition]]), _data_of(message)]
    data = b"".join(parts)
    return _sealed(_sealed(_header_of(data)) + data)


def _header_of(data: bytes) -> bytes:
    return struct.pack(
        "<BBHI4s", 14, _PROTOCOL_VERSION, _PROFILE_VERSION, len(data), b".FIT"
    )


def _sealed(content: bytes) -> bytes:
    """Return the content followed by its check sum."""
    return content + struct.pack("<H", crc16.arc(content))


def _definition_of(message: Message) -> bytes:
    little_endian = 0
    head = struct.pack("<BBHB", 0, little_endian, message.number, len(message.fields))
    return head + bytes(
        number
        for field in message.fields
        for number in (field.number, _size_of(field), _BASE_TYPES[field.base_type])
    )


def _data_of(message: Message) -> bytes:
    layout = "".join(_layout_of(field) for field in message.fields)
    return struct.pack("<" + layout, *(_stored(field) for field in message.fields))


def _layout_of(field: Field) -> str:
    return _LETTERS.get(field.base_type) or f"{_size_of(field)}s"


def _size_of(field: Field) -> int:
    if isinstance(field.value, str):
        return field.size or len(field.value.encode()) + 1  # closed by a zero byte
    return struct.calcsize(_LETTERS[field.base_type])


def _stored(field: Field) -> int | bytes:
    return field.value.encode() if isinstance(field.value, str) else field.value
