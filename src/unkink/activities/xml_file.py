"""The activities of an XML file: GPX or TCX, told by its root."""

from dataclasses import replace

from unkink.activities.gpx import read_gpx
from unkink.activities.recording import Recording
from unkink.activities.tcx import read_tcx
from unkink.activities.xml_tree import (
    GPX_ROOT,
    TCX_ROOT,
    other_root_error,
    parse_xml,
    plain_name,
)

_READERS = {GPX_ROOT: read_gpx, TCX_ROOT: read_tcx}


def read_xml(data: bytes, path: str) -> list[Recording]:
    """Return what a GPX or TCX file holds.

    Raises:
        ActivityFileError: If it is neither, broken or empty.
    """
    root, warnings = parse_xml(data, path)
    reader = _READERS.get(plain_name(root.tag))
    if reader is None:
        raise other_root_error(root, path)
    return [
        replace(recording, warnings=(*warnings, *recording.warnings))
        for recording in reader(root, path)
    ]
