import numpy as np
import pytest

from unkink.body.body_type import BUILDS, Sex, built
from unkink.body.figure import Figure
from unkink.body.skeleton import Skeleton
from unkink.body.skin import DENSITY_KG_M3, Skin


@pytest.mark.parametrize("build", ["light", "heavy"])
def test_the_skin_holds_the_mass_of_the_body(build: str) -> None:
    skin = Skin(Skeleton(built(Sex.FEMALE, build)))

    mass_kg = skin._volume_m3() * DENSITY_KG_M3

    assert mass_kg == pytest.approx(skin.skeleton.mass_kg, rel=0.015)


def test_a_stouter_build_is_stouter_at_the_waist() -> None:
    waists_m = []
    for build in BUILDS:
        skin = Skin(Skeleton(built(Sex.MALE, build)))
        abdomen = skin.skeleton.number["abdomen"]
        forward = np.array([1.0, 0.0, 0.0])
        waists_m.append(skin.radius_m(abdomen, np.array([0.0, 0.0, 0.06]), forward))

    assert waists_m == sorted(waists_m)


def test_left_and_right_are_alike(figure: Figure) -> None:
    skin = figure.skin
    points = skin.rest.origins[1:] + np.array([0.05, 0.03, -0.02])

    there = skin.distance(points)
    mirrored = skin.distance(points * (1, -1, 1))

    # Shapes melt one after the other, so the order leaves a trace.
    assert there == pytest.approx(mirrored, abs=0.004)


def test_flesh_lies_around_every_joint(figure: Figure) -> None:
    skin = figure.skin

    depths_m = -skin.distance(skin.rest.origins)

    assert (depths_m > 0.005).all(), dict(
        zip(skin.skeleton.names, depths_m.round(3), strict=True)
    )
