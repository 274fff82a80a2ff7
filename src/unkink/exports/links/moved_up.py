"""Bouts of which some fell out, moved up so that nothing is left open."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from unkink.catalogue import Catalogue, Mobility
from unkink.planner.options import on_grid
from unkink.routines import Bout

START = "standing"


def moved_up(bouts: Sequence[Bout | None], catalogue: Catalogue) -> tuple[Bout, ...]:
    """Return the bouts that there are, each after the one before.

    Behind a gap the way into the position takes what it takes from where one is now;
    everything else takes what it took.

    Args:
        bouts: In order; None where one fell out.
        catalogue: The positions.
    """
    if all(bouts):
        return tuple(bout for bout in bouts if bout)
    return tuple(_moved_up(bouts, catalogue, _mobility(bouts, catalogue)))


def _moved_up(
    bouts: Sequence[Bout | None], catalogue: Catalogue, mobility: Mobility
) -> Iterator[Bout]:
    clock_s, here = 0, ""
    ends_s: int | None = 0
    for bout in bouts:
        if bout is None:
            ends_s = None
            continue
        if ends_s is None:
            way_s = _way_s(here, bout.position, catalogue, mobility)
        else:
            way_s = bout.start_s - ends_s
        moved_s = clock_s + way_s - bout.start_s
        ends_s, here = bout.end_s, bout.position
        clock_s = bout.end_s + moved_s
        yield replace(bout, start_s=bout.start_s + moved_s, end_s=clock_s)


def _mobility(bouts: Sequence[Bout | None], catalogue: Catalogue) -> Mobility:
    """Return whose ways these are: one that takes longer tells of a stiff runner."""
    here, ends_s = "", 0
    for bout in bouts:
        if bout is None:
            break
        able_s = _way_s(here, bout.position, catalogue, Mobility.ABLE)
        if bout.start_s - ends_s > able_s:
            return Mobility.STIFF
        here, ends_s = bout.position, bout.end_s
    return Mobility.ABLE


def _way_s(here: str, there: str, catalogue: Catalogue, mobility: Mobility) -> int:
    """Return the way into a position [s]; the first one begins standing."""
    if here == there:
        return 0
    return on_grid(catalogue.positions[here or START].seconds_to(there, mobility))
