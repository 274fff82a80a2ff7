"""From the bytes of an XML file to its recordings: strict first, then what is left."""

import re
from dataclasses import replace

from lxml import etree

from unkink.activities.recording import Recording
from unkink.activities.xml.cut_lap import without_lost
from unkink.activities.xml.gpx import read_gpx
from unkink.activities.xml.kind import kind_of
from unkink.activities.xml.outline import read_outline
from unkink.activities.xml.strict import Fault, find_fault
from unkink.activities.xml.tcx import read_tcx
from unkink.activities.xml.traps import refuse_too_large, refuse_trap
from unkink.activities.xml.tree import parse_tree, plain_name
from unkink.errors import (
    ActivityFileError,
    DamagedFileError,
    EmptyActivityError,
    UnsupportedFormatError,
)

_READERS = {"gpx": read_gpx, "trainingcenterdatabase": read_tcx}

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_WIDE_STARTS = {
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\x00": "utf-16-le",
    b"\x00<": "utf-16-be",
}
_DECLARED = re.compile(rb"<\?xml[^<>]*?\sencoding\s*=\s*[\"']([\w.-]{1,40})[\"']")
# Enough to tell what a file is that is neither GPX nor TCX.
_HEAD_BYTES = 2**16


def read_document(data: bytes, path: str) -> list[Recording]:
    """Return what a GPX or TCX file holds.

    Raises:
        ActivityFileError: If it is neither, broken, empty or too large.
    """
    refuse_too_large(data, path)
    # Strava's TCX files begin with spaces, which XML forbids.
    data = data.lstrip()
    text, encoding = _narrow(data)
    refuse_trap(text, path)
    fault = find_fault(data)
    kind = kind_of(text)
    if kind is None:
        head = parse_tree(text[:_HEAD_BYTES], encoding=encoding)
        raise _no_activity_error(head, fault, path)
    outline = read_outline(text, kind, path)
    root = parse_tree(outline.text, encoding=encoding)
    reader = None if root is None else _READERS.get(plain_name(root.tag))
    if root is None or reader is None:
        raise _no_activity_error(root, fault, path)
    if fault is None:
        return reader(root, outline.points, path)
    try:
        recordings = reader(root, outline.points, path)
    except EmptyActivityError as error:
        # What seems to be missing may be what is broken, so it is not told.
        why = f"{fault.damage}; nothing of a run is left"
        raise DamagedFileError(path, why) from error
    # What was whole before the file broke off stays as it is.
    recordings[-1:] = [without_lost(one) for one in recordings[-1:]]
    return [_told(one, fault) for one in recordings]


def _told(recording: Recording, fault: Fault) -> Recording:
    told = f"Line {fault.line} is broken XML; what could be read was read."
    warnings = (told, *recording.warnings)
    return replace(recording, warnings=warnings, damage=fault.damage)


def _narrow(data: bytes) -> tuple[bytes, str]:
    """Return the text in an encoding that has ASCII within, and its name."""
    wide = _WIDE_STARTS.get(data[:2])
    if wide:
        text = data.decode(wide, "replace")
        return text.encode("utf-8", "replace").lstrip(), "utf-8"
    text_bytes = data.removeprefix(_BYTE_ORDER_MARK)
    declared = _DECLARED.match(text_bytes)
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    # What declares to be wide and is not was written by a careless program.
    is_wide = name.startswith(("utf-16", "utf16", "utf-32", "ucs", "iso-10646"))
    return text_bytes, "utf-8" if is_wide else name


def _no_activity_error(
    root: etree._Element | None, fault: Fault | None, path: str
) -> ActivityFileError:
    name = "" if root is None else plain_name(root.tag)[:80]
    # Where the text breaks off within the root, its name may be cut short.
    if fault and any(known.startswith(name) for known in _READERS):
        return DamagedFileError(path, fault.damage)
    if root is not None:
        return UnsupportedFormatError(path, f"is XML with root <{name}>, no GPX or TCX")
    return UnsupportedFormatError(path, "is XML that is neither GPX nor TCX")
