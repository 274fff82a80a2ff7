"""What a process reads once and shares between requests."""

from datetime import UTC, datetime
from functools import cache

from unkink.catalogue import Catalogue, Evidence, read_catalogue, read_evidence


@cache
def catalogue() -> Catalogue:
    """Return the catalogue, read at the first request that needs it."""
    return read_catalogue()


@cache
def evidence() -> Evidence:
    """Return the evidence, read at the first request that needs it."""
    return read_evidence()


def clock_now() -> datetime:
    """Return what the clock shows."""
    return datetime.now(UTC)
