"""The part of the catalogue that a page without a server plays and adapts with."""

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from unkink.anatomy import Group
from unkink.catalogue import Catalogue, Move, Programme, Variant
from unkink.routines.timeline import VERBS


def carried_catalogue(
    catalogue: Catalogue, *, moves: Collection[str] | None = None
) -> dict[str, Any]:
    """Return the catalogue as a page needs it: what the server tells, without the rest.

    Args:
        catalogue: The moves.
        moves: Keys of the moves that are carried; all, with the programmes, by default.
    """
    chosen = [
        move for key, move in catalogue.moves.items() if moves is None or key in moves
    ]
    return {
        "groups": [{"key": g, "name": g.plain_name} for g in Group],
        "moves": [_move(move, catalogue) for move in chosen],
        "positions": [
            {name: getattr(one, name) for name in _POSITION}
            for one in catalogue.positions.values()
        ],
        "tools": [
            {name: getattr(one, name) for name in ("key", "name", "setup_s")}
            for one in catalogue.tools.values()
        ],
        "cautions": [
            {
                **{name: getattr(one, name) for name in _CAUTION},
                "bars": asdict(one.bars),
            }
            for one in catalogue.cautions.values()
        ],
        "safety": {
            name: value
            for name, value in asdict(catalogue.safety).items()
            if name in _SAFETY
        },
        "programmes": [
            _programme(one) for one in catalogue.programmes.values() if moves is None
        ],
    }


_POSITION = ("key", "name", "into", "change_s", "to_s")
_SAFETY = (
    *("question", "one_calf", "one_calf_yes", "stop_page", "during", "ease_off"),
    "disclaimer",
)
_MOVE = ("key", "name", "group", "motion", "position", "cues", "keep_off", "cautions")
_CAUTION = ("key", "name", "effect", "advice")


def _move(move: Move, catalogue: Catalogue) -> dict[str, Any]:
    return {
        **{name: getattr(move, name) for name in _MOVE},
        "verb": VERBS[move.motion],
        "stroke": None
        if move.stroke is None
        else {
            "words": move.stroke.words,
            "ends": [
                {"name": catalogue.landmarks[key].name}
                for key in (move.stroke.start, move.stroke.end)
            ],
        },
        "variants": [_variant(variant) for variant in move.variants.values()],
    }


def _variant(variant: Variant) -> dict[str, Any]:
    names = ("key", "name", "press", "sides", "cautions", "set_up", "tools")
    return {
        **{name: getattr(variant, name) for name in names},
        "reaches": dict(variant.reaches),
        "demanding": variant.is_demanding,
    }


def _programme(programme: Programme) -> dict[str, Any]:
    names = ("key", "name", "summary", "minutes", "tools", "notes")
    return {
        **{name: getattr(programme, name) for name in names},
        "moves": [asdict(step) for step in programme.steps],
    }
