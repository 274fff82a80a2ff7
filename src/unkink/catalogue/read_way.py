"""Read how one gets into a position from its file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from unkink.catalogue.fields import Fields, read_table
from unkink.catalogue.pose import Stance
from unkink.catalogue.read_pose import POSES, merged, read_pose, support_names
from unkink.catalogue.way_in import WayIn, WayStep
from unkink.errors import CatalogueError

WAYS = POSES / "getting_into"
_LONGEST_STEP_S = 5.0
# What a step says besides its pose.
_OWN = ("takes_s", "stays", "anchor")


def way_into(position: Stance) -> WayIn:
    """Return how one gets into a position from standing.

    Raises:
        CatalogueError: With all that is wrong with its file.
    """
    return read_way(WAYS / f"{position}.toml")


def read_way(path: Path) -> WayIn:
    """Return the way of a file.

    Args:
        path: `KEY.toml`: a table for each pose, in their order.

    Raises:
        CatalogueError: With all that is wrong with it.
    """
    faults: dict[str, str] = {}
    steps: list[WayStep] = []
    for key, table in _tables(path, faults).items():
        before = steps[-1] if steps else None
        steps.append(_step(key, table, before, faults, place=f"{path.stem}.{key}"))
    if not steps:
        faults["steps"] = "are missing"
    if faults:
        raise CatalogueError(path.name, faults)
    return WayIn(path.stem, steps)


def _tables(path: Path, faults: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Return the poses of a way, those of the way that it goes on from first."""
    content = read_table(path)
    head = {k: v for k, v in content.items() if not isinstance(v, Mapping)}
    own = {k: v for k, v in content.items() if isinstance(v, Mapping)}
    fields = Fields(head, place=path.stem, faults=faults)
    after = fields.text("after", default="")
    turn_deg = fields.number("turn_deg", low=-360, high=360, default=0.0)
    fields.refuse_unknown()
    others = sorted(one.stem for one in path.parent.glob("*.toml") if one != path)
    if after and after not in others:
        fields.fault("after", f"is {after!r}; allowed are {', '.join(others)}")
        after = ""
    first = _tables(path.with_name(f"{after}.toml"), faults) if after else {}
    for table in first.values():
        table["turn_deg"] = table.get("turn_deg", 0.0) + turn_deg
    known = {**first, **own}
    return first | {key: merged(known, key) for key in own}


def _step(
    key: str,
    table: dict[str, Any],
    before: WayStep | None,
    faults: dict[str, str],
    *,
    place: str,
) -> WayStep:
    fields = Fields(table, place=place, faults=faults)
    takes_s = fields.number(
        "takes_s", low=0.0, high=_LONGEST_STEP_S, default=0.0 if not before else None
    )
    stays = support_names(fields.texts("stays", default=()))
    is_anchor = fields.truth("anchor", default=False)
    plain = {name: value for name, value in table.items() if name not in _OWN}
    pose = read_pose(plain, faults, place=place)
    step = WayStep(key, pose, takes_s, frozenset(stays), is_anchor)
    if before and not step.stays:
        fields.fault(
            "stays", "names nothing: a body that nothing holds could be anywhere"
        )
    if before and (loose := sorted(_loose(step, before))):
        fields.fault("stays", f"names {', '.join(loose)}, which bears in one pose only")
    return step


def _loose(step: WayStep, before: WayStep) -> Iterator[str]:
    """Yield what is to stay and does not bear before and after."""
    bearing = [{one.name for one in each.pose.supports} for each in (before, step)]
    yield from step.stays - (bearing[0] & bearing[1])
