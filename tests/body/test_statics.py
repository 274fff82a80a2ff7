import numpy as np
import pytest

from tests.body.poses import CALVES, PLANK, THIGHS, make_pose
from unkink.body.figure import Figure
from unkink.body.load import load_curve
from unkink.body.statics import balance, bands_of
from unkink.body.stroke import Stroke, solve_stroke


@pytest.fixture(scope="module")
def calves(figure: Figure) -> Stroke:
    return solve_stroke(figure.posed(make_pose(CALVES)))


@pytest.fixture(scope="module")
def thighs(figure: Figure) -> Stroke:
    return solve_stroke(figure.posed(make_pose(THIGHS)))


def test_supports_carry_the_whole_weight(calves: Stroke, thighs: Stroke) -> None:
    for stroke in (calves, thighs):
        for solution in stroke.solutions:
            held = balance(stroke.scene, solution, with_band=False)

            assert held is not None
            assert sum(held.on_each.values()) == pytest.approx(1.0, abs=1e-4)
            assert min(held.on_each.values()) > -1e-4


def test_two_supports_follow_the_lever_rule(calves: Stroke, thighs: Stroke) -> None:
    for stroke in (calves, thighs):
        scene = stroke.scene
        for solution in stroke.solutions[::3]:
            held = balance(scene, solution, with_band=False)
            assert held is not None
            where = solution.where
            ends = [
                where.at(one.balls.segments, one.balls.centres).mean(axis=0)
                for one in scene.contacts
                if held.on_each[one.support.name] > 0.02
            ]
            weights = [
                v for k, v in held.on_each.items() if v > 0.02 and "tool" not in k
            ]
            hands = np.average([end[0] for end in ends], weights=weights)
            line = scene.lines[0]
            tool = where.at(
                np.array([line.segment]), line.at(solution.share).point[None]
            )
            com = scene.skeleton.com(where)

            lever = (com[0] - hands) / (tool[0, 0] - hands)

            # The tool touches beside the landmark, and rolls with some resistance.
            assert held.on_tool == pytest.approx(lever, abs=0.035)


def test_the_calves_press_as_was_measured(calves: Stroke) -> None:
    curve = load_curve(calves, name="calves")

    assert curve is not None
    # [baumgart-2019]: 34 % of body weight, falling from the knee down.
    assert curve.mean == pytest.approx(0.34, abs=0.04)
    loads = [point.on_tool for point in curve.points]
    assert loads == sorted(loads)
    assert curve.kind == "number"


def test_the_band_holds_what_the_joints_would_choose(calves: Stroke) -> None:
    for solution in calves.solutions[::4]:
        held = balance(calves.scene, solution)

        assert held is not None
        assert held.least - 1e-6 <= held.on_tool <= held.most + 1e-6


def test_a_third_support_opens_a_band(figure: Figure) -> None:
    pose = make_pose(
        THIGHS,
        supports=["forearm", "toes"],
        walks={"forearm": 0.35, "toes": 0.35},
        angles={**THIGHS["angles"], "ankle.raise": 5, "toes.raise": 40},
    )

    curve = load_curve(solve_stroke(figure.posed(pose)), name="thighs")

    assert curve is not None
    assert curve.kind == "band"
    low, high = curve.band
    assert high - low > 0.3


def test_a_plank_rests_more_on_the_hands_than_on_the_toes(figure: Figure) -> None:
    stroke = solve_stroke(figure.posed(make_pose(PLANK)))

    held = balance(stroke.scene, stroke.solutions[0])
    bands = bands_of(stroke.scene, stroke.solutions[0])

    assert held is not None
    hands = held.on_each["left palm"] + held.on_each["right palm"]
    # 65 to 69 % are commonly given for the upper position of a press-up.
    assert 0.58 < hands < 0.72
    for name, share in held.on_each.items():
        assert bands[name][0] - 1e-6 <= share <= bands[name][1] + 1e-6


def test_nothing_holds_a_body_on_its_hands_alone(figure: Figure) -> None:
    pose = make_pose(PLANK, supports=["palm"])
    stroke = solve_stroke(figure.posed(pose))

    assert balance(stroke.scene, stroke.solutions[0]) is None
