"""What are the parts of a runner called?

The shared vocabulary: muscles, their groups and sides. Read `muscle.py` first.
"""

from unkink.anatomy.muscle import GROUP_NAMES, GROUPS, Group, Muscle, group_of
from unkink.anatomy.side import Part, Side, parts_of, sides_of

__all__ = [
    "GROUPS",
    "GROUP_NAMES",
    "Group",
    "Muscle",
    "Part",
    "Side",
    "group_of",
    "parts_of",
    "sides_of",
]
