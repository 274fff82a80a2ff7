"""Press classes against the loads: an order set by people, checked by a model."""

from pathlib import Path

import pytest

from unkink.body.figure import Figure
from unkink.body.solved import solve_move
from unkink.catalogue import Move, Press, Variant, read_catalogue
from unkink.catalogue.read_pose import poses_of

CATALOGUE = read_catalogue()
LOADS = Path(__file__).parents[2] / "docs" / "reference" / "loads.md"

# Share of body weight on one leg, the range of each class; they meet at 25 and 40 %
# (docs/explanation/body.md, "Press classes").
RANGES = {
    Press.GENTLE: (0.0, 0.25),
    Press.MEDIUM: (0.25, 0.40),
    Press.FIRM: (0.40, 1.2),
}

# Where the class stays although the model says otherwise, and why.
REASONS = {
    "peroneals-side.hip-lifted": "the muscle is thin and feels a class more",
    "shin.both-on-forearms": "the muscle is thin over the bone and feels a class more",
    "upper-back-extension.rolled-towel": "a towel gives way, which the model does not",
    "upper-back-extension.half-roller": "held still and half as high: no sharp edge",
    "rhomboids-hug-roller.towel": "a towel over it softens what the weight would do",
}


def rolled_variants() -> list[tuple[Move, Variant]]:
    return [
        (move, variant)
        for move in CATALOGUE.moves.values()
        for variant in move.variants.values()
        if poses_of(move)[variant.key].tool in ("roller", "half_roller", "towel")
        and move.stroke is not None
    ]


@pytest.mark.parametrize(
    ("move", "variant"), rolled_variants(), ids=lambda one: one.key
)
def test_a_class_of_press_meets_the_load(
    figure: Figure, move: Move, variant: Variant
) -> None:
    solved = solve_move(figure, move, variant, poses_of(move)[variant.key])
    load = solved.load
    assert load is not None
    low, high = RANGES[variant.press]
    if load.kind == "number":
        ends = (load.mean - load.spread, load.mean + load.spread)
    else:
        ends = load.band

    least, most = (end / load.legs for end in ends)

    if solved.name in REASONS:
        assert REASONS[solved.name]
    else:
        assert least < high
        assert most >= low


def test_the_page_of_loads_has_every_variant() -> None:
    text = LOADS.read_text("utf-8")
    rows = [
        line.split(" | ")[:3] for line in text.splitlines() if line.startswith("| ")
    ]
    told = {
        (move.removeprefix("| "), variant): press for move, variant, press in rows[1:]
    }

    expected = {
        (move.key, variant.key): str(variant.press)
        for move in CATALOGUE.moves.values()
        for variant in move.variants.values()
    }
    assert told == expected
