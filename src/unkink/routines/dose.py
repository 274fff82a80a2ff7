"""How a dose is cut into sets, and how long a bout of it takes."""

from unkink.routines.routine import BoutSide

GRID_S = 5
LONGEST_SET_S = 60
REST_S = 30
TURN_S = 20


def sets_of(dose_s: int) -> tuple[int, ...]:
    """Return the sets of a dose on one side [s].

    As few near-equal sets of at most 60 s as can be, on a grid of 5 s.

    Args:
        dose_s: Seconds of rolling on one side, a multiple of 5.

    Example:
        >>> sets_of(60), sets_of(105)
        ((60,), (55, 50))
    """
    count = -(-dose_s // LONGEST_SET_S)
    steps = dose_s // GRID_S
    return tuple(
        GRID_S * (steps // count + (index < steps % count)) for index in range(count)
    )


def time_s(
    dose_s: int, *, side: BoutSide, setup_s: int, change_s: int, lies_on_side: bool
) -> int:
    """Return how long a bout takes [s].

    Args:
        dose_s: Seconds of rolling on one side [s].
        side: `both` one side after the other; every other value rolls without changes.
        setup_s: Time to set up [s].
        change_s: Time to change sides [s].
        lies_on_side: A side-lying move turns once and rests between the sets.
    """
    count = len(sets_of(dose_s))
    one_side = dose_s + REST_S * (count - 1)
    if side is not BoutSide.BOTH:
        return setup_s + one_side
    if lies_on_side:
        return setup_s + 2 * one_side + TURN_S
    return setup_s + 2 * dose_s + change_s * (2 * count - 1)
