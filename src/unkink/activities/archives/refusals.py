"""Why a file in an archive is not read."""

from unkink.activities.archives.entry import DEFLATED, ENCRYPTED, STORED, Entry
from unkink.activities.archives.limits import MOST_RATIO, RATIO_FREE_BYTES
from unkink.activities.archives.names import climbs


def why_refused(entry: Entry) -> str | None:
    """Return why an entry is refused, None if it is not."""
    ratio_limit_bytes = max(RATIO_FREE_BYTES, MOST_RATIO * entry.packed_bytes)
    faults = (
        (climbs(entry.name), "has a name that leads out of its archive"),
        (entry.flags & ENCRYPTED, "is encrypted; unpack it first"),
        (
            entry.method not in (STORED, DEFLATED),
            f"is packed by method {entry.method}, which is not read; unpack it first",
        ),
        (
            entry.method == STORED and entry.packed_bytes != entry.size_bytes,
            "has two sizes in the archive's directory, which is broken",
        ),
        (
            entry.size_bytes > ratio_limit_bytes,
            f"is packed more than {MOST_RATIO}-fold; it was made to fill the memory",
        ),
    )
    return next((why for is_so, why in faults if is_so), None)
