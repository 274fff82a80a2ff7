"""A writer of FIT files that can do all that the format can, soundly or not.

References:
    Garmin, Flexible and Interoperable Data Transfer (FIT) Protocol, rev. 2.x.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import fastcrc

# Base type -> letter of the struct module; texts and bytes have none.
CODES = {
    0x00: "B",
    0x01: "b",
    0x02: "B",
    0x83: "h",
    0x84: "H",
    0x85: "i",
    0x86: "I",
    0x88: "f",
    0x89: "d",
    0x0A: "B",
    0x8B: "H",
    0x8C: "I",
    0x8E: "q",
    0x8F: "Q",
    0x90: "Q",
}
STRING, BYTE = 0x07, 0x0D
ENUM, SINT8, UINT8, SINT16, UINT16 = 0x00, 0x01, 0x02, 0x83, 0x84
SINT32, UINT32, FLOAT64 = 0x85, 0x86, 0x89

# 2025-06-01 07:00:00 UTC on the clock of FIT.
START = 1_117_695_600

Value = float | bytes | Sequence[float]


@dataclass(frozen=True)
class Layout:
    """A definition.

    Attributes:
        message: Number of the message.
        fields: Number, size and base type of each field.
        local: Local number.
        big: Whether the highest byte comes first.
        developer: Number, size and developer of each developer field.
    """

    message: int
    fields: Sequence[tuple[int, int, int]]
    local: int = 0
    big: bool = False
    developer: Sequence[tuple[int, int, int]] = ()

    def definition(self) -> bytes:
        """Return the definition message."""
        header = 0x40 | self.local | (0x20 if self.developer else 0)
        order = "big" if self.big else "little"
        message = self.message.to_bytes(2, order)  # type: ignore[arg-type]
        text = bytes((header, 0, self.big)) + message + bytes((len(self.fields),))
        text += b"".join(map(bytes, self.fields))
        if self.developer:
            text += bytes((len(self.developer),)) + b"".join(map(bytes, self.developer))
        return text

    def data(
        self,
        values: Mapping[int, Value],
        *,
        own: bytes = b"",
        stamp: int | None = None,
    ) -> bytes:
        """Return a data message.

        Args:
            values: Values as stored, by number of the field; what lacks is 0xFF.
            own: Bytes of the developer fields.
            stamp: Low five bits of the time, for a compressed header.
        """
        header = self.local if stamp is None else 0x80 | self.local << 5 | stamp & 0x1F
        stored = (self._stored(values.get(one[0]), one) for one in self.fields)
        return bytes((header,)) + b"".join(stored) + own

    def _stored(self, value: Value | None, field: tuple[int, int, int]) -> bytes:
        _, size, base = field
        if value is None:
            return b"\xff" * size
        if isinstance(value, bytes):
            return value[:size].ljust(size, b"\0")
        code = CODES[base]
        many = value if isinstance(value, Sequence) else [value]
        given = [one if code in "fd" else int(one) for one in many]
        text = struct.pack((">" if self.big else "<") + code * len(given), *given)
        return text.ljust(size, b"\xff")


def framed(body: bytes, *, header_size: int = 14, has_header_crc: bool = True) -> bytes:
    """Return records with a header before and a checksum after them."""
    head = struct.pack("<BBHI4s", header_size, 0x20, 2195, len(body), b".FIT")
    if header_size >= 14:
        crc = fastcrc.crc16.arc(head) if has_header_crc else 0
        head += struct.pack("<H", crc) + bytes(header_size - 14)
    return head + body + struct.pack("<H", fastcrc.crc16.arc(head + body))


def sealed(data: bytes) -> bytes:
    """Return the bytes of FIT files with sizes and checksums that hold.

    As far as the bytes begin with headers of FIT, file after file; where a size leads
    beyond the end, the file is taken to reach to the end.
    """
    parts, at = [], 0
    while at + 12 <= len(data) and data[at + 8 : at + 12] == b".FIT":
        size = data[at] if data[at] >= 12 else 14
        declared = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + size + declared
        if not declared or end + 2 > len(data):
            end = max(at + size, len(data) - 2)
        body = data[at + size : end]
        head = bytes((size, *data[at + 1 : at + 4])) + struct.pack("<I", len(body))
        head += b".FIT"
        if size >= 14:
            head += struct.pack("<H", fastcrc.crc16.arc(head))
            head += data[at + 14 : at + size].ljust(size - 14, b"\0")
        parts.append(head + body + struct.pack("<H", fastcrc.crc16.arc(head + body)))
        at = end + 2
    return b"".join([*parts, data[at:]])
