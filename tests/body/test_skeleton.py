import numpy as np
import pytest

from unkink.body.body_type import BodyType, Sex, built
from unkink.body.skeleton import Skeleton

STEP = 1e-6


@pytest.fixture(scope="module")
def skeleton() -> Skeleton:
    return Skeleton(built(Sex.FEMALE))


def test_the_jacobian_is_the_slope_of_the_point(skeleton: Skeleton) -> None:
    q = np.random.default_rng(3).normal(size=skeleton.size) * 0.3
    segments = np.array([skeleton.number["left hand"], skeleton.number["right toes"]])
    points = np.array([[0.01, 0.02, -0.08], [0.03, 0.0, -0.01]])
    where = skeleton.forward(q)

    jacobian = skeleton.point_jacobian(where, segments, where.at(segments, points))

    for number in range(skeleton.size):
        step = np.zeros(skeleton.size)
        step[number] = STEP
        ahead = skeleton.forward(q + step).at(segments, points)
        behind = skeleton.forward(q - step).at(segments, points)
        slope = (ahead - behind) / (2 * STEP)
        assert jacobian[:, :, number] == pytest.approx(slope, abs=1e-6)


def test_the_jacobian_of_a_direction_is_its_slope(skeleton: Skeleton) -> None:
    q = np.random.default_rng(4).normal(size=skeleton.size) * 0.3
    segments = np.array([skeleton.number["right foot"]])
    directions = np.array([[0.6, 0.0, -0.8]])
    where = skeleton.forward(q)

    turned = where.toward(segments, directions)
    jacobian = skeleton.direction_jacobian(where, segments, turned)[0]

    for number in range(skeleton.size):
        step = np.zeros(skeleton.size)
        step[number] = STEP
        ahead = skeleton.forward(q + step).toward(segments, directions)
        slope = (ahead - turned)[0] / STEP
        assert jacobian[:, number] == pytest.approx(slope, abs=1e-5)


@pytest.mark.parametrize("sex", list(Sex))
def test_masses_add_up_and_the_crown_is_at_the_stature(sex: Sex) -> None:
    body = BodyType(sex, 1.75, 70.0)
    skeleton = Skeleton(body)
    standing = skeleton.forward(skeleton.neutral())

    lowest = standing.origins[:, 2].min()
    head = skeleton.number["head"]
    crown = standing.origins[head, 2] + skeleton.lengths_m[head]
    leg_m = sum(
        skeleton.lengths_m[skeleton.number[f"left {s}"]] for s in ("thigh", "shank")
    )

    assert skeleton.mass_kg == pytest.approx(70.0, rel=2e-3)
    assert crown + leg_m + skeleton.ankle_height_m == pytest.approx(1.75, abs=1e-9)
    assert lowest < -leg_m


# Men's and women's centres of mass stand at some 57 and 55 % of stature, common
# textbook values; a table that slipped by a row would be off by more than this.
@pytest.mark.parametrize(("sex", "share"), [(Sex.MALE, 0.57), (Sex.FEMALE, 0.56)])
def test_the_centre_of_mass_stands_where_people_have_it(sex: Sex, share: float) -> None:
    skeleton = Skeleton(built(sex))
    standing = skeleton.forward(skeleton.neutral())
    leg_m = sum(
        skeleton.lengths_m[skeleton.number[f"left {s}"]] for s in ("thigh", "shank")
    )

    height_m = skeleton.com(standing)[2] + leg_m + skeleton.ankle_height_m

    assert height_m / skeleton.body.height_m == pytest.approx(share, abs=0.02)


def test_the_two_tables_disagree_about_the_thigh() -> None:
    body = BodyType(Sex.MALE, 1.75, 100.0)
    number = Skeleton(body).number["left thigh"]

    newer = Skeleton(body).masses_kg[number]
    older = Skeleton(body, table="dempster_winter").masses_kg[number]

    assert (newer, older) == (pytest.approx(14.16), pytest.approx(10.0))


def test_right_is_the_mirror_image_of_left(skeleton: Skeleton) -> None:
    q = skeleton.neutral()
    for name, angle in (("hip.flex", 0.7), ("hip.abduct", 0.3), ("hip.turn_out", 0.4)):
        for side in ("left", "right"):
            q[skeleton.hinge_number[f"{side} {name}"]] = angle
    where = skeleton.forward(q)
    feet = where.origins[[skeleton.number["left foot"], skeleton.number["right foot"]]]

    assert feet[0] == pytest.approx(feet[1] * (1, -1, 1), abs=1e-12)
