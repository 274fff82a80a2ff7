"""The tools that are rolled on, and where one lies against the skin."""

from dataclasses import dataclass

from unkink.catalogue.pose import ToolKind


@dataclass(frozen=True)
class ToolShape:
    """The shape of a tool.

    Attributes:
        radius_m: Radius of a roller, ball or stick [m].
        half_length_m: Half its length along its axis [m]; 0 for a ball.
        sink_m: How far the flesh gives way over it [m]; an estimate.
        rolling: Coefficient of rolling resistance on a mat [1]; an estimate.
        is_flat_below: Whether it is half a roller, on its flat side.
    """

    radius_m: float
    half_length_m: float
    sink_m: float
    rolling: float
    is_flat_below: bool = False

    @property
    def rest_m(self) -> float:
        """How high its middle is over the ground that it lies on [m]."""
        return 0.0 if self.is_flat_below else self.radius_m


# A common roller (15 cm thick), a tennis ball, a massage stick, a tin can, a bath towel
# rolled tight. A half roller does not roll, it lies on its flat side; neither does a
# towel. A bare palm has no thickness of its own.
TOOLS: dict[ToolKind, ToolShape] = {
    "roller": ToolShape(0.075, 0.165, 0.009, 0.10),
    "half_roller": ToolShape(0.075, 0.165, 0.009, 0.8, is_flat_below=True),
    "ball": ToolShape(0.033, 0.0, 0.009, 0.15),
    "stick": ToolShape(0.018, 0.23, 0.006, 0.1),
    "can": ToolShape(0.033, 0.055, 0.006, 0.05),
    "towel": ToolShape(0.055, 0.20, 0.012, 0.8),
    "palm": ToolShape(0.002, 0.0, 0.004, 0.1),
    "none": ToolShape(0.0, 0.0, 0.0, 0.0),
}

# What rolls along under a body.
ROUND: frozenset[ToolKind] = frozenset({"roller", "ball", "can"})
