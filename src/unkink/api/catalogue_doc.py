"""The whole catalogue as one document."""

from dataclasses import asdict
from typing import Any

from unkink.anatomy import GROUPS, Group, Muscle, sides_of
from unkink.catalogue import Catalogue, Move, Programme, Variant
from unkink.routines.timeline import VERBS


def catalogue_doc(catalogue: Catalogue) -> dict[str, Any]:
    """Return everything of the catalogue that the app shows."""
    return {
        "groups": [
            {"key": g, "name": g.plain_name, "muscles": list(GROUPS[g])} for g in Group
        ],
        "muscles": [
            {
                "key": muscle,
                "name": muscle.plain_name,
                "group": next(g for g in Group if muscle in GROUPS[g]),
                "sides": list(sides_of(muscle)),
            }
            for muscle in Muscle
        ],
        "moves": [_move(move, catalogue) for move in catalogue.moves.values()],
        "refused": [
            {k: v for k, v in asdict(region).items() if k != "spots"}
            for region in catalogue.refused.values()
        ],
        "tools": [asdict(tool) for tool in catalogue.tools.values()],
        "places": [asdict(place) for place in catalogue.places.values()],
        "positions": [
            {
                "key": p.key,
                "name": p.name,
                "into": p.into,
                "change_s": dict(p.change_s),
                "to_s": dict(p.to_s),
            }
            for p in catalogue.positions.values()
        ],
        "cautions": [asdict(caution) for caution in catalogue.cautions.values()],
        "safety": {
            k: v for k, v in asdict(catalogue.safety).items() if k != "slower_limits"
        },
        "programmes": [_programme(one) for one in catalogue.programmes.values()],
    }


def _move(move: Move, catalogue: Catalogue) -> dict[str, Any]:
    names = (
        *("key", "name", "anatomy", "group", "purpose", "motion", "position"),
        *("places", "classic", "cues", "mistakes", "keep_off", "cautions"),
        *("no_arm_support", "beside", "notes", "sources", "muscles"),
    )
    return {
        **{name: getattr(move, name) for name in names},
        "verb": VERBS[move.motion],
        "stroke": _stroke(move, catalogue),
        "exercise": None if move.exercise is None else asdict(move.exercise),
        "variants": [_variant(variant) for variant in move.variants.values()],
    }


def _stroke(move: Move, catalogue: Catalogue) -> dict[str, Any] | None:
    if move.stroke is None:
        return None
    ends = [catalogue.landmarks[key] for key in (move.stroke.start, move.stroke.end)]
    return {
        "from": move.stroke.start,
        "to": move.stroke.end,
        "words": move.stroke.words,
        "classic": move.stroke.classic,
        "why_shorter": move.stroke.why_shorter,
        "ends": [
            {"key": e.key, "name": e.name, "find": e.find, "stop": e.stop} for e in ends
        ],
    }


def _variant(variant: Variant) -> dict[str, Any]:
    names = ("key", "name", "press", "sides", "carries", "cautions", "set_up", "tools")
    return {
        **{name: getattr(variant, name) for name in names},
        "reaches": dict(variant.reaches),
        "demanding": variant.is_demanding,
        "classic": variant.is_classic,
    }


def _programme(programme: Programme) -> dict[str, Any]:
    names = ("key", "name", "summary", "minutes", "tools", "places", "notes")
    return {
        **{name: getattr(programme, name) for name in names},
        "moves": [asdict(step) for step in programme.steps],
        "days": [asdict(day) for day in programme.days],
        "schedule": programme.schedule,
        "sources": programme.sources,
    }
