import numpy as np
import pytest

from tests.body.poses import CALVES, THIGHS, make_pose
from unkink.body.clip import Clip, clip_of
from unkink.body.figure import Figure
from unkink.body.mirror_info import mirrored_thing
from unkink.body.stroke import solve_stroke
from unkink.body.things import things_of
from unkink.catalogue import read_catalogue
from unkink.catalogue.pose import Pose
from unkink.catalogue.read_pose import poses_of, read_pose


def clip_with(figure: Figure, *things: str) -> Clip:
    return clip_of(solve_stroke(figure.posed(make_pose(CALVES, things=list(things)))))


def test_a_band_lies_on_the_skin_of_both_legs(figure: Figure) -> None:
    (band,) = things_of(clip_with(figure, "band knees"))

    skin = figure.skin
    assert [part["node"] for part in band["around"]] == ["left thigh", "right thigh"]
    for part in band["around"]:
        points = np.array(part["points"])
        segments = np.full(len(points), skin.skeleton.number[part["node"]])
        # The skin is looked for in steps of 2 mm.
        at = skin.rest.at(segments, points)
        assert np.abs(skin.distance(at)).max() < 0.004


def test_a_towel_lies_between_the_tool_and_its_ground(figure: Figure) -> None:
    clip = clip_with(figure, "towel under tool")

    (towel,) = things_of(clip)

    assert clip.tool_places is not None
    x, height_m, _ = towel["at"]
    long, thick_m, _ = towel["size"]
    assert height_m == pytest.approx(thick_m / 2, abs=0.002)
    assert x - long / 2 < clip.tool_places[:, 0].min()
    assert x + long / 2 > clip.tool_places[:, 0].max()


def test_the_mirror_image_of_the_mirror_image_is_the_thing(figure: Figure) -> None:
    band, towel = things_of(clip_with(figure, "band feet", "towel under tool"))

    assert mirrored_thing(mirrored_thing(band)) == band
    assert mirrored_thing(mirrored_thing(towel)) == towel
    assert [part["node"] for part in mirrored_thing(band)["around"]] == [
        "right foot",
        "left foot",
    ]


def test_a_thing_where_it_cannot_be_is_refused() -> None:
    faults: dict[str, str] = {}

    read_pose({**THIGHS, "things": ["band neck"]}, faults, place="pose")

    (fault,) = faults.values()
    assert "'band neck'" in fault
    assert "band knees" in fault


def poses() -> list[tuple[str, tuple[str, ...], Pose]]:
    return [
        (f"{move.key}.{key}", move.variants[key].tools, pose)
        for move in read_catalogue().moves.values()
        for key, pose in poses_of(move).items()
    ]


def test_a_band_is_drawn_where_a_variant_needs_one() -> None:
    wrong = [
        name
        for name, tools, pose in poses()
        if ("band" in tools) != ("band" in dict(pose.things))
    ]

    assert wrong == []
