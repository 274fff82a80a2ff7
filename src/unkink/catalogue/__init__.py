"""What can be done with a roller, where, and what must be left alone?

In go the data files beside this package (`data/README.md` explains their grammar); out
comes a `Catalogue` of moves, tools, places, cautions, programmes and evidence.
Read `move.py` first, then `catalogue.py`.
"""

from unkink.catalogue.catalogue import Catalogue, read_catalogue
from unkink.catalogue.evidence import Claim, Evidence, Source, read_evidence
from unkink.catalogue.landmark import Landmark, RefusedRegion
from unkink.catalogue.move import (
    Exercise,
    Motion,
    Move,
    Press,
    Purpose,
    Sides,
    Stroke,
    Variant,
)
from unkink.catalogue.programme import Day, Programme, Step
from unkink.catalogue.safety import Bars, Caution, Effect, Safety, Sign, SoreLimit
from unkink.catalogue.surroundings import Mobility, Place, Position, Tool

__all__ = [
    "Bars",
    "Catalogue",
    "Caution",
    "Claim",
    "Day",
    "Effect",
    "Evidence",
    "Exercise",
    "Landmark",
    "Mobility",
    "Motion",
    "Move",
    "Place",
    "Position",
    "Press",
    "Programme",
    "Purpose",
    "RefusedRegion",
    "Safety",
    "Sides",
    "Sign",
    "SoreLimit",
    "Source",
    "Step",
    "Stroke",
    "Tool",
    "Variant",
    "read_catalogue",
    "read_evidence",
]
