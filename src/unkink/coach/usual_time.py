"""When the clock on the wall shows a time of day, in this computer's zone."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

USUAL = time(20)
_LINK = Path("/etc/localtime")


def local_zone(
    *, environment: Mapping[str, str] = os.environ, link: Path = _LINK
) -> tzinfo | None:
    """Return this computer's time zone, if it has a name; None if it has not.

    Args:
        environment: Where `TZ` may stand.
        link: The file that leads to the zone's rules, where there is one.
    """
    name = environment.get("TZ", "").removeprefix(":")
    if not name:
        _, _, name = str(link.resolve()).partition("zoneinfo/")
    if name.rpartition("/")[2] == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return None


def next_at(after: datetime, at: time, *, zone: tzinfo | None) -> datetime:
    """Return the first moment at or after another at which clocks show a time.

    Args:
        after: The other moment, with time zone.
        at: What clocks show.
        zone: Where; the computer's own zone, if it has no name.
    """
    today = after.astimezone(zone).date()
    for days in range(3):
        shown = datetime.combine(today + timedelta(days=days), at, tzinfo=zone)
        moment = shown if zone else shown.astimezone()
        if moment.astimezone(UTC) >= after:
            return moment
    raise AssertionError("every time of day comes within two days")
