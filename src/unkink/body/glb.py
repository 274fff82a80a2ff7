"""The container of binary glTF: a document and the bytes that it points to.

References:
    Khronos Group, glTF 2.0 Specification, section 4.
"""

import json
import struct
from typing import Any

_MAGIC, _VERSION, _JSON, _BINARY = 0x46546C67, 2, 0x4E4F534A, 0x004E4942


def packed_glb(document: dict[str, Any], binary: bytes) -> bytes:
    """Return a GLB."""
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    chunks = [(_JSON, text)]
    if binary:
        chunks.append((_BINARY, binary))
    body = b"".join(struct.pack("<II", len(c), k) + c for k, c in chunks)
    return struct.pack("<III", _MAGIC, _VERSION, 12 + len(body)) + body


def read_glb(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the document of a GLB of ours and its bytes.

    Raises:
        ValueError: If it is none.
    """
    if len(data) < 20 or struct.unpack_from("<I", data)[0] != _MAGIC:
        raise ValueError("is no GLB")
    (size,) = struct.unpack_from("<I", data, 12)
    if len(data) < 20 + size:
        raise ValueError("breaks off")
    return json.loads(data[20 : 20 + size]), data[28 + size :]
