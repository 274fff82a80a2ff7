"""A routine in words: its sets, what was left out, what a minute more would add."""

from collections.abc import Iterable, Sequence

from unkink.catalogue import Catalogue
from unkink.routines import (
    Bout,
    Change,
    LeftOut,
    Obstacle,
    OneMoreMinute,
    Routine,
)
from unkink.routines.words import lengths_of

OUTBID = "Not today, as the minutes do more elsewhere"
UNKNOWN, PART_OF = "nothing is known", "part of "


def is_told_once(bout: Bout) -> bool:
    """Return whether why a bout is there says nothing of its own."""
    return bout.why.startswith((UNKNOWN, PART_OF))


def unknown_in_words(bouts: Sequence[Bout]) -> str:
    """Return one sentence for all bouts of which nothing is known; "" without any."""
    unknown = [bout for bout in bouts if bout.why.startswith(UNKNOWN)]
    if not unknown:
        return ""
    if len(unknown) == len(bouts):
        return (
            "Nothing is known of your muscles today, so all get equal attention; "
            "--sore and --stiff say more."
        )
    names = ", ".join(dict.fromkeys(bout.group.plain_name for bout in unknown))
    return f"Nothing is known of the {names}; what is left of the time is shared."


def left_out_in_words(left_out: Iterable[LeftOut]) -> list[str]:
    """Return one line for each reason why groups got nothing."""
    by_reason: dict[str, list[str]] = {}
    for left in left_out:
        # The need differs from group to group; that it bought less does not.
        is_outbid = left.obstacle is Obstacle.LESS_NEED
        reason = OUTBID if is_outbid else left.why.rstrip(".")
        by_reason.setdefault(reason, []).append(left.group.plain_name)
    return [
        f"{OUTBID}: {', '.join(names)}."
        if reason == OUTBID
        else f"Not today: {', '.join(names)} ({reason})."
        for reason, names in by_reason.items()
    ]


def minute_in_words(
    minute: OneMoreMinute | None, routine: Routine, catalogue: Catalogue
) -> str:
    """Return what one more minute would add and take; "" if nothing."""
    if minute is None or not minute.added:
        return ""
    now = {bout.group: bout for bout in routine.bouts}
    added = [_added(c, now.get(c.group), catalogue) for c in minute.added]
    kept = {change.group for change in minute.added}
    dropped = [c.group.plain_name for c in minute.removed if c.group not in kept]
    instead = f", without {' and '.join(dropped)}" if dropped else ""
    return f"With one more minute: {', '.join(added)}{instead}."


def _added(change: Change, now: Bout | None, catalogue: Catalogue) -> str:
    name, dose_s = change.group.plain_name, change.dose_s
    if now is None:
        return f"{dose_s} s for the {name}"
    before_s, is_same = sum(lengths_of(now)), now.move == change.move
    if is_same and before_s != dose_s:
        return f"{dose_s} s for the {name} (now {before_s})"
    return f"{catalogue.moves[change.move].name} for the {name}, {dose_s} s"
