"""The whole catalogue, read and checked across its files."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from unkink.anatomy import Group, Muscle
from unkink.catalogue.evidence import DATA
from unkink.catalogue.landmark import (
    Landmark,
    RefusedRegion,
    read_landmarks,
    read_refused,
)
from unkink.catalogue.move import Move, Press, Purpose, Sides, Variant
from unkink.catalogue.programme import Programme, read_programme
from unkink.catalogue.read_move import read_move
from unkink.catalogue.safety import Caution, Safety, read_cautions, read_safety
from unkink.catalogue.surroundings import (
    Place,
    Position,
    Tool,
    read_places,
    read_positions,
    read_tools,
)
from unkink.errors import CatalogueError

UPRIGHT = frozenset({"standing", "chair"})


@dataclass(frozen=True)
class Catalogue:
    """Everything that the data files hold, by key, except the evidence."""

    moves: dict[str, Move]
    landmarks: dict[str, Landmark]
    refused: dict[str, RefusedRegion]
    tools: dict[str, Tool]
    places: dict[str, Place]
    positions: dict[str, Position]
    cautions: dict[str, Caution]
    safety: Safety
    programmes: dict[str, Programme]


def read_catalogue(folder: Path = DATA) -> Catalogue:
    """Return the catalogue of a folder.

    Raises:
        CatalogueError: If a file breaks its grammar or names what nothing defines; all
            faults of all files at once.
    """
    faults: dict[str, str] = {}
    moves = [
        read_move(path, faults) for path in sorted((folder / "moves").glob("*.toml"))
    ]
    programmes = sorted((folder / "programmes").glob("*.toml"))
    catalogue = Catalogue(
        moves={move.key: move for move in moves},
        landmarks=read_landmarks(folder / "landmarks.toml", faults),
        refused=read_refused(folder / "refused.toml", faults),
        tools=read_tools(folder / "tools.toml", faults),
        places=read_places(folder / "places.toml", faults),
        positions=read_positions(folder / "positions.toml", faults),
        cautions=read_cautions(folder / "cautions.toml", faults),
        safety=read_safety(folder / "safety.toml", faults),
        programmes={path.stem: read_programme(path, faults) for path in programmes},
    )
    faults.update(_faults_between_files(catalogue))
    if faults:
        raise CatalogueError(folder, faults)
    return catalogue


def _faults_between_files(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for move in catalogue.moves.values():
        yield from _move_faults(move, catalogue)
    for region in catalogue.refused.values():
        place = f"refused.{region.key}.instead"
        yield from _undefined(place, region.instead, catalogue.moves)
    for at in catalogue.places.values():
        place = f"places.{at.key}.positions"
        yield from _undefined(place, at.positions, catalogue.positions)
    for caution in catalogue.cautions.values():
        yield from _bars_faults(caution, catalogue)
    for programme in catalogue.programmes.values():
        yield from _programme_faults(programme, catalogue)


def _move_faults(move: Move, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield from _unknown_keys(move, catalogue)
    yield from _stroke_faults(move, catalogue)
    for variant in move.variants.values():
        yield from _variant_faults(move, variant, catalogue)
    if move.position not in UPRIGHT:
        known = move.variants.keys() | catalogue.moves.keys()
        if move.no_arm_support not in known:
            yield f"{move.key}.no_arm_support", "names no variant and no move"


def _undefined(
    place: str, keys: Iterable[str], known: Container[str]
) -> Iterator[tuple[str, str]]:
    """Yield one fault for all keys of a field that nothing defines."""
    unknown = sorted({key for key in keys if key not in known})
    if unknown:
        yield place, f"names {', '.join(unknown)}, which nothing defines"


def _bars_faults(caution: Caution, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    place, bars = f"cautions.{caution.key}.bars", caution.bars
    yield from _undefined(f"{place}.positions", bars.positions, catalogue.positions)
    yield from _undefined(f"{place}.groups", bars.groups, {str(g) for g in Group})
    yield from _undefined(f"{place}.press", bars.press, {str(p) for p in Press})
    yield from _undefined(f"{place}.tools", bars.tools, catalogue.tools)


def _unknown_keys(move: Move, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    if move.position not in catalogue.positions:
        yield f"{move.key}.position", f"is {move.position}, which is no position"
    for name, keys, known in (
        ("places", move.places, catalogue.places),
        ("keep_off", move.keep_off, catalogue.refused),
        ("cautions", move.cautions, catalogue.cautions),
        ("beside", move.beside, catalogue.moves),
    ):
        yield from _undefined(f"{move.key}.{name}", keys, known)
    for key in move.places:
        if key in catalogue.places:
            place = catalogue.places[key]
            if move.position not in place.positions:
                yield f"{move.key}.places", f"{key} has no room for {move.position}"


def _stroke_faults(move: Move, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    if move.stroke is None:
        return
    start = catalogue.landmarks.get(move.stroke.start)
    end = catalogue.landmarks.get(move.stroke.end)
    if start is None or end is None:
        yield f"{move.key}.stroke", "starts or ends at no landmark"
        return
    if start.line != end.line or start.at == end.at:
        yield f"{move.key}.stroke", "does not run along one line of the body"
    for region in catalogue.refused.values():
        if region.is_touched_by(start, end):
            yield f"{move.key}.stroke", f"touches {region.key}, which is refused"


def _variant_faults(
    move: Move, variant: Variant, catalogue: Catalogue
) -> Iterator[tuple[str, str]]:
    place = f"{move.key}.variants.{variant.key}"
    yield from _undefined(f"{place}.cautions", variant.cautions, catalogue.cautions)
    yield from _undefined(f"{place}.tools", variant.tools, catalogue.tools)
    reaches_middle = Muscle.THORACIC_SPINE in variant.reaches
    is_middle = variant.sides is Sides.MIDLINE
    if move.purpose is Purpose.ROLL and reaches_middle != is_middle:
        yield f"{place}.sides", "midline goes with thoracic_spine, and with it alone"


def _programme_faults(
    programme: Programme, catalogue: Catalogue
) -> Iterator[tuple[str, str]]:
    place = f"programmes.{programme.key}"
    yield from _undefined(f"{place}.tools", programme.tools, catalogue.tools)
    yield from _undefined(f"{place}.places", programme.places, catalogue.places)
    variants = {
        f"{m.key}/{key}" for m in catalogue.moves.values() for key in m.variants
    }
    steps = [f"{step.move}/{step.variant}" for step in programme.steps]
    yield from _undefined(f"{place}.moves", steps, variants)
