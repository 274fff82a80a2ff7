"""The form of a backup: a zip of JSON lines and of the run files as they came.

First comes `unkink-backup.json`, by which a backup is known; then a file of JSON lines
for each table; then `originals/`, each named by the SHA-256 of its bytes.
"""

import struct
from pathlib import Path

MANIFEST = "unkink-backup.json"
SCHEMA = "unkink.backup/1"
ORIGINALS = "originals/"
# APPNOTE.TXT 4.3.7: the fixed part of a local header; the name follows it.
_HEADER = struct.Struct("<4s22sHH")
_SIGNATURE = b"PK\x03\x04"


def is_backup(path: Path) -> bool:
    """Return whether a file begins like a backup of ours."""
    name = MANIFEST.encode()
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER.size + len(name))
    except OSError:
        return False
    return head.startswith(_SIGNATURE) and head[_HEADER.size :] == name


def lines_of(table: str) -> str:
    """Return the name of a table's file."""
    return f"{table}.jsonl"
