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
    """

    radius_m: float
    half_length_m: float
    sink_m: float
    rolling: float


# A common roller (15 cm thick), a tennis ball, a massage stick. A half roller does not
# roll; it lies on its flat side.
TOOLS: dict[ToolKind, ToolShape] = {
    "roller": ToolShape(0.075, 0.165, 0.009, 0.10),
    "half_roller": ToolShape(0.075, 0.165, 0.009, 0.8),
    "ball": ToolShape(0.033, 0.0, 0.009, 0.15),
    "stick": ToolShape(0.018, 0.23, 0.006, 0.1),
    "palm": ToolShape(0.033, 0.0, 0.006, 0.1),
    "none": ToolShape(0.0, 0.0, 0.0, 0.0),
}
