"""Which run of points stands in which part of the file?"""

from collections.abc import Mapping

import numpy as np
from lxml import etree

from unkink.activities.xml.outline import MARK
from unkink.activities.xml.points import Integers


def run_of(element: etree._Element) -> int | None:
    """Return the run that an instruction stands for, None if it stands for none."""
    if not isinstance(element, etree._ProcessingInstruction) or element.target != MARK:
        return None
    text = element.text or ""
    return int(text) if text.isdecimal() and len(text) < 10 else None


def owners(run: Integers, owner_of_run: Mapping[int, int]) -> Integers:
    """Return the owner of each point.

    Args:
        run: Number of the run of each point, shape (n,).
        owner_of_run: Number of the part of the file that a run stands in.

    Returns:
        Number of the part, -1 for points that stand in none, shape (n,).
    """
    count = int(run[-1]) + 1 if len(run) else 0
    owner = np.full(count, -1, dtype=np.int64)
    for one, part in owner_of_run.items():
        if one < count:
            owner[one] = part
    return owner[run]
