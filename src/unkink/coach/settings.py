"""What the profile says, in the words of the packages below."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from unkink.anatomy import Muscle, Side
from unkink.catalogue import Catalogue, Effect, Mobility
from unkink.coach.plan_routine import Wishes
from unkink.errors import UnknownKeyError
from unkink.planner import LEAST_S, HeldCaution, VariantKey
from unkink.units import MINUTE_S
from unkink.workload import FootStrike, Runner, Surface

DEFAULTS: dict[str, Any] = {
    "tools": ["roller"],
    "place": "home",
    "mobility": "able",
    "surface": "road",
    "strike": "usual",
    "sensitivity": 1.0,
    "rolls_at": "20:00",
    "reminds_on": [],
}


@dataclass(frozen=True)
class Settings:
    """What a profile decides.

    Attributes:
        runner: What the load model asks for.
        wishes: What every plan follows; its minutes are to be replaced.
        is_stopped: A caution stops all rolling.
        keeps_coordinates: Whether run files are kept as they came.
        rolls_at: The usual time of day.
        reminds_on: Weekdays to be reminded on, 0 for Monday to 6 for Sunday.
        morning_asked_at: When the question of the next morning was last put away.
    """

    runner: Runner
    wishes: Wishes
    is_stopped: bool
    keeps_coordinates: bool
    rolls_at: time
    reminds_on: frozenset[int]
    morning_asked_at: datetime | None


def settings_of(profile: Mapping[str, Any], catalogue: Catalogue) -> Settings:
    """Return what a profile decides; keys that the catalogue lost are passed over."""
    told = {**DEFAULTS, **profile}
    cautions = tuple(
        HeldCaution(
            catalogue.cautions[held["caution"]],
            tuple(Muscle(name) for name in held.get("muscles", ())),
            Side(held["side"]) if held.get("side") else None,
        )
        for held in told.get("cautions", ())
        if held["caution"] in catalogue.cautions
    )
    asked_at = told.get("morning_asked_at")
    return Settings(
        runner=Runner(
            surface=Surface(told["surface"]),
            strike=FootStrike(told["strike"]),
            sensitivity=float(told["sensitivity"]),
        ),
        wishes=Wishes(
            minutes=LEAST_S / MINUTE_S,
            tools=frozenset(told["tools"]) & catalogue.tools.keys(),
            place=told["place"] if told["place"] in catalogue.places else "home",
            mobility=Mobility(told["mobility"]),
            avoid_muscles=frozenset(map(Muscle, told.get("avoid_muscles", ()))),
            avoid_moves=frozenset(told.get("avoid_moves", ())),
            avoid_positions=frozenset(told.get("avoid_positions", ())),
            cautions=cautions,
            allows_demanding=bool(told.get("allows_demanding", False)),
            awkward=variant_keys(told.get("awkward", ())),
            too_much=variant_keys(told.get("too_much", ())),
        ),
        is_stopped=any(h.caution.effect is Effect.STOP_ALL for h in cautions),
        keeps_coordinates=bool(told.get("keeps_coordinates", True)),
        rolls_at=time.fromisoformat(told["rolls_at"]),
        reminds_on=frozenset(told["reminds_on"]),
        morning_asked_at=datetime.fromisoformat(asked_at) if asked_at else None,
    )


def check_profile(changes: Mapping[str, Any], catalogue: Catalogue) -> None:
    """Refuse keys that the catalogue does not know.

    Raises:
        UnknownKeyError: If a tool, place, caution, move, position or variant is none.
    """
    check_keys("tool", changes.get("tools") or (), catalogue.tools)
    check_keys("move", changes.get("avoid_moves") or (), catalogue.moves)
    check_keys("position", changes.get("avoid_positions") or (), catalogue.positions)
    if changes.get("place") is not None:
        check_keys("place", [changes["place"]], catalogue.places)
    held = [one["caution"] for one in changes.get("cautions") or ()]
    check_keys("caution", held, catalogue.cautions)
    for name in ("awkward", "too_much"):
        check_variants(variant_keys(changes.get(name) or ()), catalogue)


def check_variants(keys: Iterable[VariantKey], catalogue: Catalogue) -> None:
    """Refuse variants that the catalogue does not know.

    Raises:
        UnknownKeyError: If one is none.
    """
    for key in sorted(keys, key=lambda one: (one.move, one.variant)):
        check_keys("move", [key.move], catalogue.moves)
        known = catalogue.moves[key.move].variants
        check_keys(f"variant of {key.move}", [key.variant], known)


def check_keys(kind: str, keys: Iterable[str], known: Iterable[str]) -> None:
    """Refuse keys that are not known.

    Raises:
        UnknownKeyError: With the first of them.
    """
    names = set(known)
    for key in sorted(set(keys) - names):
        raise UnknownKeyError(kind, key, names)


def variant_keys(refs: Iterable[Mapping[str, str]]) -> frozenset[VariantKey]:
    """Return the variants of `{move, variant}` pairs."""
    return frozenset(VariantKey(ref["move"], ref["variant"]) for ref in refs)
