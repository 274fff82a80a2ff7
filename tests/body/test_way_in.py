"""The way into every position, on every body that is shipped."""

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.body.test_gltf import compressed, document, faults_in
from unkink.body.body_type import BUILDS, Sex, built
from unkink.body.clip import clip_file, clip_of_way
from unkink.body.clip_json import way_json
from unkink.body.figure import Figure
from unkink.body.mirror import mirrored
from unkink.body.skeleton import Floats
from unkink.body.way_in import SolvedWay, solve_way
from unkink.body.way_poses import Posed
from unkink.catalogue import read_catalogue
from unkink.catalogue.pose import STANCES, Stance
from unkink.catalogue.read_way import way_into

BODIES = [(sex, build) for sex in Sex for build in BUILDS]
USUAL = (Sex.MALE, "medium")
MOST_DRIFT_M = 0.003
# Height of the hip joints over the floor, share of stature.
HIP_HEIGHTS: dict[Stance, tuple[float, float]] = {
    "standing": (0.48, 0.56),
    "chair": (0.25, 0.38),
    "kneeling": (0.22, 0.33),
    "seated": (0.03, 0.12),
    "prone": (0.03, 0.12),
    "supine": (0.03, 0.12),
    "side_lying": (0.03, 0.14),
}
# What of the pelvis is up at the end, and how much.
UP: dict[Stance, tuple[Floats, float]] = {
    "standing": (np.array([0.0, 0.0, 1.0]), 0.95),
    "chair": (np.array([0.0, 0.0, 1.0]), 0.9),
    "kneeling": (np.array([-1.0, 0.0, 0.0]), 0.8),
    "seated": (np.array([0.0, 0.0, 1.0]), 0.7),
    "prone": (np.array([-1.0, 0.0, 0.0]), 0.8),
    "supine": (np.array([1.0, 0.0, 0.0]), 0.8),
    "side_lying": (np.array([0.0, -1.0, 0.0]), 0.7),
}


@cache
def figure_of(sex: Sex, build: str) -> Figure:
    return Figure(built(sex, build))


@cache
def solved(position: Stance, sex: Sex = Sex.MALE, build: str = "medium") -> SolvedWay:
    return solve_way(figure_of(sex, build), way_into(position))


def places(posed: Posed, contacts: Posed, name: str) -> Floats:
    """Return where a support that another pose names is in a pose [m], shape (n, 3)."""
    parts = [
        posed.where.at(one.balls.segments, one.balls.centres)
        for one in contacts.scene.pose_contacts
        if one.support.name == name
    ]
    return np.concatenate(parts)


def drift_m(way: SolvedWay) -> float:
    """Return how far anything that stays planted moves, at most."""
    worst = 0.0
    for step, (start, end) in zip(way.way.steps[1:], pairwise(way.marks), strict=True):
        first = way.frames[start]
        for name in step.stays:
            planted = places(first, first, name)
            for posed in way.frames[start : end + 1]:
                off = places(posed, first, name) - planted
                worst = max(worst, float(np.linalg.norm(off, axis=1).max()))
    return worst


@pytest.mark.parametrize("position", STANCES)
@pytest.mark.parametrize(("sex", "build"), BODIES)
def test_every_body_gets_into_every_position(
    sex: Sex, build: str, position: Stance
) -> None:
    way = solved(position, sex, build)

    # Contacts within 3 mm, nothing 13 mm inside another thing, joints within limits,
    # no key pose that falls.
    assert list(way.faults()) == []
    assert drift_m(way) <= MOST_DRIFT_M


@pytest.mark.parametrize("position", STANCES)
def test_a_way_ends_in_its_position(position: Stance) -> None:
    last = solved(position).frames[-1]

    axis, least = UP[position]
    low, high = HIP_HEIGHTS[position]
    assert last.scene.pose.stance == position
    assert (last.where.rotations[0] @ axis)[2] >= least
    assert low <= last.where.origins[0, 2] / last.scene.skeleton.body.height_m <= high


@pytest.mark.parametrize("position", STANCES)
def test_a_way_starts_upright_and_at_rest_and_ends_at_rest(position: Stance) -> None:
    way = solved(position)
    hips = np.array([one.origins[0] for one in way.motion])
    moved_m = np.linalg.norm(np.diff(hips, axis=0), axis=1)

    assert way.motion[0].rotations[0, 2, 2] > 0.95
    assert moved_m[0] <= moved_m.max() / 2
    assert moved_m[-1] <= moved_m.max() / 3


@pytest.mark.parametrize("position", STANCES)
def test_a_way_takes_three_to_eight_seconds(position: Stance) -> None:
    way = solved(position)

    assert 3.0 <= way.times_s[-1] <= 8.0 + 1e-9
    assert way.times_s[-1] == pytest.approx(way.way.seconds)
    assert len(way.frames) >= 25


def test_a_foot_that_steps_is_lifted() -> None:
    way = solved("standing")
    start, end = way.marks[:2]

    heights = [
        places(one, way.frames[0], "left sole")[:, 2].min()
        for one in way.frames[start : end + 1]
    ]

    assert max(heights) > min(heights) + 0.03


def test_hands_bear_before_the_seat_is_down() -> None:
    way = solved("seated").way
    bearing = [{one.part for one in step.pose.supports} for step in way.steps]

    with_seat = next(k for k, parts in enumerate(bearing) if "seat" in parts)

    assert all("palm" in parts for parts in bearing[with_seat - 3 : with_seat + 1])


@pytest.mark.parametrize("position", STANCES)
def test_what_goes_beside_a_way_says_that_it_plays_once(position: Stance) -> None:
    way = solved(position)

    info = way_json(clip_of_way(way), read_catalogue().positions[position])

    assert info["schema"] == "unkink.clip/1"
    assert info["loop"] is False
    assert info["seconds"] == pytest.approx(way.way.seconds)
    assert info["stance"] == position
    assert info["move"] is info["variant"] is info["tool"] is info["load"] is None
    assert info["muscles"] == info["things"] == []


@pytest.mark.parametrize("position", STANCES)
def test_all_of_a_way_is_in_its_picture(position: Stance) -> None:
    way = solved(position)
    camera = clip_of_way(way).camera
    right = np.cross((0.0, 0.0, 1.0), camera.toward)
    right /= np.linalg.norm(right)
    axes = np.array([right, np.cross(camera.toward, right)])

    filling = way.frames[0].scene.filling
    points = np.concatenate(
        [one.at(filling.segments, filling.centres) for one in way.motion]
    )

    off = np.abs((points - camera.target) @ axes.T).max(axis=0)
    # What fills a body is under its skin by a ball's radius, 0.1 m at most.
    assert (off + 0.1 <= camera.half_m).all()


@pytest.mark.parametrize(
    ("position", "first", "last"),
    [
        ("kneeling", "loose", "flat"),
        ("chair", "loose", "loose"),
        ("prone", "loose", "flat"),
        ("supine", "loose", "loose"),
    ],
)
def test_hands_are_flat_where_they_bear_and_loose_elsewhere(
    position: Stance, first: str, last: str
) -> None:
    way = solved(position)
    clip = clip_of_way(way)

    data = document(clip_file(clip, name=way.name))

    hands = [set(curls.values()) for _, curls in clip.curls]
    assert (hands[0], hands[-1]) == ({first}, {last})
    assert {"flat"} in hands
    turned = {data["nodes"][one["target"]["node"]]["name"] for one in channels(data)}
    assert {"left fingers", "right fingers"} <= turned
    # Tips stay straight; loose and flat, a thumb is the same.
    assert not turned & {"left fingertips", "right thumb"}


def channels(data: dict[str, Any]) -> list[dict[str, Any]]:
    return list(data["animations"][0]["channels"])


def test_the_mirror_image_of_the_mirror_image_is_the_way() -> None:
    clip = clip_of_way(solved("side_lying"))

    twice = mirrored(mirrored(clip))

    assert not twice.is_loop
    for one, other in zip(twice.motion, clip.motion, strict=True):
        assert one.rotations == pytest.approx(other.rotations)
        assert one.origins == pytest.approx(other.origins)


def test_files_of_ways_are_valid_and_as_small_as_they_must_be(tmp_path: Path) -> None:
    raw, small = tmp_path / "raw", tmp_path / "small"
    raw.mkdir()
    for position in STANCES:
        way = solved(position)
        clip = clip_of_way(way)
        (raw / f"{way.name}.glb").write_bytes(clip_file(clip, name=way.name))
        other = clip_file(mirrored(clip), name=way.name)
        (raw / f"{way.name}.right.glb").write_bytes(other)

    compressed(raw, small)

    files = [*raw.glob("*.glb"), *small.glob("*.glb")]
    assert len(files) == 4 * len(STANCES)
    assert faults_in(files) == []
    assert max(one.stat().st_size for one in small.glob("*.glb")) <= 10_000


def test_the_longest_way_is_small_enough_on_every_body(tmp_path: Path) -> None:
    raw, small = tmp_path / "raw", tmp_path / "small"
    raw.mkdir()
    for sex, build in BODIES:
        way = solved("supine", sex, build)
        path = raw / f"{sex}-{build}.glb"
        path.write_bytes(clip_file(clip_of_way(way), name=way.name))

    compressed(raw, small)

    assert max(one.stat().st_size for one in small.glob("*.glb")) <= 10_000
