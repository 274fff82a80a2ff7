"""Use cases of the figure: show how one gets into a position from standing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from unkink.body.clip import Clip, clip_file, clip_of_way
from unkink.body.clip_json import way_json
from unkink.body.figure import Figure
from unkink.body.mirror import mirrored
from unkink.body.mirror_info import mirrored_info
from unkink.body.stills import Look, Shown, View, open_stage
from unkink.body.way_in import SolvedWay, solve_way
from unkink.catalogue import read_catalogue
from unkink.catalogue.pose import Stance
from unkink.catalogue.read_way import way_into
from unkink.coach.clip_files import CLIP_ENDING, is_sheet
from unkink.coach.sheet import tiled

# How many moments a sheet shows, from the clip's own view and from its other side; and
# how near its end the last one is [s].
_MOMENTS, _TURNS_DEG, _END_S = 8, (0.0, 115.0), 0.001


def solved_way(figure: Figure, position: Stance) -> SolvedWay:
    """Return the way into a position, solved for a body."""
    return solve_way(figure, way_into(position))


def way_content(way: SolvedWay, to: Path, *, side: str) -> bytes:
    """Return clip, still or sheet of a way, by the ending and the name of its file."""
    ending = to.suffix.lower()
    if ending == CLIP_ENDING:
        return way_with_body(way, side=side)
    if is_sheet(to):
        return _sheet(way, side=side)
    with open_stage() as stage:
        shown, look = shown_way(way, side=side), Look(kind=ending[1:])
        return stage.draw(shown, still_views(way), look=look)[0]


def way_with_body(way: SolvedWay, *, side: str) -> bytes:
    """Return a way with the mannequin that goes it, as GLB."""
    mannequin = way.figure.mannequin
    return clip_file(_clip_of_side(way, side), name=way.name, mannequin=mannequin)


def way_info(way: SolvedWay, *, side: str) -> dict[str, Any]:
    """Return what goes beside the clip of a way, `unkink.clip/1`."""
    position = read_catalogue().positions[way.way.position]
    info = way_json(clip_of_way(way), position)
    return mirrored_info(info) if side == "right" else info


def shown_way(way: SolvedWay, *, side: str) -> Shown:
    """Return a way as the stage shows it."""
    return Shown(
        body=way.figure.mannequin_file,
        clip=clip_file(_clip_of_side(way, side), name=way.name),
        info=way_info(way, side=side),
    )


def still_views(way: SolvedWay) -> Sequence[View]:
    """Return when and from where a still of a way is drawn: at its end."""
    return [(way.way.seconds, 0.0)]


def _sheet(way: SolvedWay, *, side: str) -> bytes:
    """Return a PNG of a way, from standing to the position, from two sides."""
    last_s = way.way.seconds - _END_S
    moments = np.linspace(0.0, last_s, _MOMENTS).tolist()
    views = [(moment, turn_deg) for turn_deg in _TURNS_DEG for moment in moments]
    with open_stage() as stage:
        pictures = stage.draw(shown_way(way, side=side), views, look=Look(kind="png"))
    return tiled(pictures, columns=_MOMENTS // 2)


def _clip_of_side(way: SolvedWay, side: str) -> Clip:
    clip = clip_of_way(way)
    return mirrored(clip) if side == "right" else clip
