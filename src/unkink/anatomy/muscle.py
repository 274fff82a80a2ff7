"""Muscles, and the groups in which one plans.

Published load and soreness are no finer than the groups.
"""

from enum import StrEnum


class Muscle(StrEnum):
    """A muscle, or muscles that are rolled as one."""

    GASTROCNEMIUS = "gastrocnemius"
    SOLEUS = "soleus"
    TIBIALIS_ANTERIOR = "tibialis_anterior"
    PERONEALS = "peroneals"
    QUADRICEPS = "quadriceps"
    HAMSTRINGS = "hamstrings"
    ADDUCTORS = "adductors"
    TFL = "tfl"
    GLUTEUS_MAXIMUS = "gluteus_maximus"
    GLUTEUS_MEDIUS = "gluteus_medius"
    PIRIFORMIS = "piriformis"
    HIP_FLEXORS = "hip_flexors"
    PLANTAR_FOOT = "plantar_foot"
    LATS = "lats"
    THORACIC_SPINE = "thoracic_spine"
    RHOMBOIDS = "rhomboids"

    @property
    def plain_name(self) -> str:
        """What a runner calls it."""
        return _PLAIN_NAMES[self]


class Group(StrEnum):
    """Muscles that one bout is planned for together."""

    CALF = "calf"
    TIBIALIS_ANTERIOR = "tibialis_anterior"
    PERONEALS = "peroneals"
    QUADRICEPS = "quadriceps"
    HAMSTRINGS = "hamstrings"
    ADDUCTORS = "adductors"
    OUTER_HIP = "outer_hip"
    SEAT = "seat"
    HIP_FLEXORS = "hip_flexors"
    PLANTAR_FOOT = "plantar_foot"
    LATS = "lats"
    BACK = "back"

    @property
    def plain_name(self) -> str:
        """What a runner calls it."""
        return GROUP_NAMES[self]


GROUPS: dict[Group, tuple[Muscle, ...]] = {
    Group.CALF: (Muscle.GASTROCNEMIUS, Muscle.SOLEUS),
    Group.TIBIALIS_ANTERIOR: (Muscle.TIBIALIS_ANTERIOR,),
    Group.PERONEALS: (Muscle.PERONEALS,),
    Group.QUADRICEPS: (Muscle.QUADRICEPS,),
    Group.HAMSTRINGS: (Muscle.HAMSTRINGS,),
    Group.ADDUCTORS: (Muscle.ADDUCTORS,),
    Group.OUTER_HIP: (Muscle.TFL,),
    Group.SEAT: (Muscle.GLUTEUS_MAXIMUS, Muscle.GLUTEUS_MEDIUS, Muscle.PIRIFORMIS),
    Group.HIP_FLEXORS: (Muscle.HIP_FLEXORS,),
    Group.PLANTAR_FOOT: (Muscle.PLANTAR_FOOT,),
    Group.LATS: (Muscle.LATS,),
    Group.BACK: (Muscle.THORACIC_SPINE, Muscle.RHOMBOIDS),
}

GROUP_NAMES: dict[Group, str] = {
    Group.CALF: "calves",
    Group.TIBIALIS_ANTERIOR: "shins",
    Group.PERONEALS: "outer calves",
    Group.QUADRICEPS: "front thighs",
    Group.HAMSTRINGS: "back thighs",
    Group.ADDUCTORS: "inner thighs",
    Group.OUTER_HIP: "outer hips",
    Group.SEAT: "seat",
    Group.HIP_FLEXORS: "hip flexors",
    Group.PLANTAR_FOOT: "soles of the feet",
    Group.LATS: "sides of the back",
    Group.BACK: "upper back",
}

_PLAIN_NAMES: dict[Muscle, str] = {
    Muscle.GASTROCNEMIUS: "calf",
    Muscle.SOLEUS: "lower calf",
    Muscle.TIBIALIS_ANTERIOR: "shin",
    Muscle.PERONEALS: "outer calf",
    Muscle.QUADRICEPS: "front thigh",
    Muscle.HAMSTRINGS: "back thigh",
    Muscle.ADDUCTORS: "inner thigh",
    Muscle.TFL: "outer hip",
    Muscle.GLUTEUS_MAXIMUS: "seat",
    Muscle.GLUTEUS_MEDIUS: "side of the seat",
    Muscle.PIRIFORMIS: "deep seat",
    Muscle.HIP_FLEXORS: "hip flexors",
    Muscle.PLANTAR_FOOT: "sole of the foot",
    Muscle.LATS: "side of the back",
    Muscle.THORACIC_SPINE: "upper back",
    Muscle.RHOMBOIDS: "between the shoulder blades",
}

_GROUP_OF = {muscle: group for group, muscles in GROUPS.items() for muscle in muscles}


def group_of(muscle: Muscle) -> Group:
    """Return the group that a muscle is planned in."""
    return _GROUP_OF[muscle]
