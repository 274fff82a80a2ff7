"""Bodies besides the six that are shipped, drawn by chance."""

import numpy as np
import pytest

from bench.bodies import extreme_bodies, tried, usual_bodies
from unkink.body.body_type import BodyType, Sex
from unkink.body.figure import Figure
from unkink.body.quality import MOST_ERROR_M, MOST_OVERLAP_M
from unkink.body.solved import solve_move
from unkink.catalogue import read_catalogue
from unkink.catalogue.read_pose import poses_of

# A woman of 1.57 m does not reach the floor from a chair of 0.45 m, so that she misses
# 13 of 179 poses (docs/reference/bodies.md).
MOST_OUTSIDE = 0.1
VARIANTS = sum(len(move.variants) for move in read_catalogue().moves.values())


def test_the_same_bodies_are_drawn_each_time() -> None:
    assert usual_bodies(4) == usual_bodies(6)[:4]
    assert len(set(extreme_bodies(12))) == 12
    assert {body.sex for body in usual_bodies(2)} == set(Sex)


def test_a_fault_names_the_contact_and_how_far_it_misses() -> None:
    move = read_catalogue().moves["peroneals-stick"]
    pose = poses_of(move)["firm"]
    small = Figure(BodyType(Sex.MALE, 1.40, 35))

    quality = solve_move(small, move, move.variants["firm"], pose, keys=3).quality

    (fault, *_) = quality.faults()
    assert quality.error_m > MOST_ERROR_M
    assert fault == f"{quality.contact} misses by {quality.error_m * 1e3:.0f} mm"
    assert quality.contact


@pytest.mark.long
@pytest.mark.parametrize("body", usual_bodies(8), ids=lambda body: body.key)
def test_people_take_nearly_every_pose(body: BodyType) -> None:
    rows = tried(body)

    assert len(rows) == VARIANTS
    outside = {row.name: row.faults for row in rows if row.faults}
    assert len(outside) <= MOST_OUTSIDE * VARIANTS, outside


@pytest.mark.long
@pytest.mark.parametrize("body", extreme_bodies(8), ids=lambda body: body.key)
def test_what_the_ends_of_the_range_cannot_take_is_told(body: BodyType) -> None:
    rows = tried(body)

    assert len(rows) == VARIANTS
    for row in rows:
        assert np.isfinite([row.error_m, row.overlap_m]).all()
        is_outside = row.error_m > MOST_ERROR_M or row.overlap_m > MOST_OVERLAP_M
        assert bool(row.faults) >= is_outside, row
