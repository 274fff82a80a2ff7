"""Read the poses of one move from its file."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, cast

from unkink.catalogue.fields import Fields, read_table
from unkink.catalogue.move import Move, Sides, Variant
from unkink.catalogue.pose import GROUNDS, STANCES, THINGS, TOOL_KINDS, Pose, Support
from unkink.errors import CatalogueError

Word = TypeVar("Word", bound=str)

POSES = Path(__file__).parent / "data" / "poses"

# Side words of a pose file -> sides of the body, the left one being rolled.
_SIDE_WORDS = {"rolled": "left", "other": "right"}
_MIDDLE = frozenset({"head", "pelvis", "abdomen", "thorax"})
# "forearm" is what people say; the elbow and the wrist are what bears.
_FOREARM = ("elbow", "wrist")
_ROLLED = {
    Sides.EACH: ("left",),
    Sides.TOGETHER: ("left", "right"),
    Sides.MIDLINE: ("middle",),
}
_WORKING = {"rolled": ("left",), "both": ("left", "right")}
_HOLDS = {
    f"{word}{part}": f"{side}{part}"
    for word, side in _SIDE_WORDS.items()
    for part in ("", " forearm")
}
_LARGEST_ANGLE_DEG = 180.0
_ENDS = 2


def read_poses(path: Path, move: Move, faults: dict[str, str]) -> dict[str, Pose]:
    """Return the poses of a move by variant; faults go into `faults`.

    Args:
        path: `poses/KEY.toml`, a table for each variant.
        move: The move.
        faults: Gathers every fault by field.
    """
    tables = read_table(path)
    place = f"poses/{path.stem}"
    for key in tables.keys() - move.variants.keys():
        faults[f"{place}.{key}"] = "is no variant of the move"
    poses = {}
    for key, variant in move.variants.items():
        if key not in tables:
            faults[f"{place}.{key}"] = "is missing"
            continue
        table = merged(tables, key)
        fields = Fields(table, place=f"{place}.{key}", faults=faults)
        poses[key] = _pose(fields, table, move, variant)
    return poses


def merged(tables: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return a table with what it takes over from the one that it is `like`."""
    table = dict(tables[key])
    like = table.pop("like", None)
    if like is None or like == key or like not in tables:
        return table
    base = merged({k: v for k, v in tables.items() if k != key}, like)
    for name, value in table.items():
        is_table = isinstance(value, Mapping) and isinstance(base.get(name), Mapping)
        # An empty table takes back what was taken over.
        base[name] = {**base[name], **value} if is_table and value else value
    return base


def read_pose(table: Mapping[str, Any], faults: dict[str, str], *, place: str) -> Pose:
    """Return a pose that stands alone; faults go into `faults`."""
    fields = Fields(table, place=place, faults=faults)
    rolled = fields.texts("rolled", default=())
    stroke = fields.texts("stroke", default=())
    if len(stroke) not in (0, 2):
        fields.fault("stroke", "names no two landmarks")
        stroke = ()
    if unknown := set(rolled) - {"left", "right", "middle"}:
        fields.fault("rolled", f"names {', '.join(sorted(unknown))}")
    return _read(
        fields,
        table,
        tool=_word(fields, "tool", TOOL_KINDS, "none"),
        rolled=rolled if stroke else (),
        works="both",
        stroke=(stroke[0], stroke[1]) if stroke else None,
    )


def _pose(
    fields: Fields, table: Mapping[str, Any], move: Move, variant: Variant
) -> Pose:
    tool = next((t for t in TOOL_KINDS if t in variant.tools), "none")
    stroke = (move.stroke.start, move.stroke.end) if move.stroke else None
    return _read(
        fields,
        table,
        tool=_word(fields, "tool", TOOL_KINDS, tool),
        rolled=_ROLLED[variant.sides] if stroke else (),
        works="rolled" if variant.sides is Sides.EACH else "both",
        stroke=stroke,
    )


def _read(
    fields: Fields,
    table: Mapping[str, Any],
    *,
    tool: Any,  # noqa: ANN401  a word that was checked
    rolled: tuple[str, ...],
    works: str,
    stroke: tuple[str, str] | None,
) -> Pose:
    pose = Pose(
        stance=_word(fields, "stance", STANCES, "standing"),
        supports=tuple(_supports(fields)),
        angles_deg=dict(_angles(fields, "angles")),
        ends_deg=dict(_angles(fields, "ends")),
        tool=tool,
        ground=_word(fields, "ground", GROUNDS, "floor"),
        rolled=rolled,
        works=_WORKING[_word(fields, "works", tuple(_WORKING), works)],
        stroke=stroke,
        reach=_reach(fields, table.get("reach", [0.0, 1.0])),
        turn_deg=fields.number("turn_deg", low=-360, high=360, default=0.0),
        rests=dict(_rests(fields)),
        holds=_HOLDS[_word(fields, "holds", tuple(_HOLDS), "rolled")],
        things=tuple(_things(fields)),
        cues=fields.texts("cues", default=()),
    )
    fields.refuse_unknown()
    return pose


def _supports(fields: Fields) -> Iterator[Support]:
    """Yield supports such as "palm", "other sole" or "palm on wall"."""
    walks = fields.mapping("walks")
    for text in fields.texts("supports"):
        words, _, ground = text.partition(" on ")
        if ground and ground not in GROUNDS:
            fields.fault("supports", f"names ground {ground!r}")
            continue
        sides, part = _sided(words)
        walk = walks.get(text, walks.get(words, walks.get(part, 0.0)))
        if walk != "slides" and not _is_number(walk, 0.0, 1.0):
            why = f"{words} is {walk!r}; allowed are 0 to 1 and 'slides'"
            fields.fault("walks", why)
            continue
        share = None if walk == "slides" else float(walk)
        for side in sides:
            for one in _FOREARM if part == "forearm" else (part,):
                yield Support(one, side, cast("Any", ground or "floor"), share)


def support_names(words: Iterable[str]) -> Iterator[str]:
    """Yield the names of the supports that words such as "palm" stand for."""
    for text in words:
        sides, part = _sided(text)
        for side in sides:
            for one in _FOREARM if part == "forearm" else (part,):
                yield f"{side} {one}".strip()


def _angles(fields: Fields, name: str) -> Iterator[tuple[str, float]]:
    """Yield hinges and angles; a joint without a side stands for both."""
    angles = fields.mapping(name)
    for key in sorted(angles, key=lambda key: key.partition(" ")[0] in _SIDE_WORDS):
        if not _is_number(angles[key], -_LARGEST_ANGLE_DEG, _LARGEST_ANGLE_DEG):
            fields.fault(name, f"{key} is {angles[key]!r}; allowed is -180 to 180")
            continue
        sides, hinge = _sided(key)
        is_middle = hinge.partition(".")[0] in _MIDDLE
        for side in ("",) if is_middle else sides:
            yield f"{side} {hinge}".strip(), float(angles[key])


def _rests(fields: Fields) -> Iterator[tuple[str, str]]:
    for limb, on in fields.mapping("rests").items():
        if not isinstance(on, str):
            fields.fault("rests", f"{limb} is {on!r}, which is no limb")
            continue
        (side, *_), plain = _sided(limb)
        (other, *_), ground = _sided(on)
        yield f"{side} {plain}".strip(), f"{other} {ground}".strip()


def _things(fields: Fields) -> Iterator[tuple[str, str]]:
    """Yield things such as "towel under head", parted into what and where."""
    for text in fields.texts("things", default=()):
        kind, _, where = text.partition(" ")
        if where in THINGS.get(kind, ()):
            yield kind, where
        else:
            known = [f"{key} {one}" for key, places in THINGS.items() for one in places]
            fields.fault("things", f"names {text!r}; allowed are {', '.join(known)}")


def _reach(fields: Fields, value: object) -> tuple[float, float]:
    fields.ask("reach")
    ends = value if isinstance(value, list) else []
    if len(ends) == _ENDS and all(_is_number(end, 0.0, 1.0) for end in ends):
        return float(ends[0]), float(ends[1])
    fields.fault("reach", f"is {value!r}, which is no pair of shares from 0 to 1")
    return (0.0, 1.0)


def _is_number(value: object, low: float, high: float) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and low <= cast("float", value) <= high


def _sided(words: str) -> tuple[tuple[str, ...], str]:
    """Return the sides that words name, and the rest of them."""
    first, _, rest = words.partition(" ")
    if first in _SIDE_WORDS:
        return (_SIDE_WORDS[first],), rest
    return (("",) if words in _MIDDLE else ("left", "right")), words


def _word(fields: Fields, name: str, allowed: tuple[Word, ...], default: Word) -> Word:
    value = fields.text(name, default=default)
    if value not in allowed:
        fields.fault(name, f"is {value!r}; allowed are {', '.join(allowed)}")
        return default
    return value


def poses_of(move: Move) -> dict[str, Pose]:
    """Return the poses of a move by variant.

    Raises:
        CatalogueError: With all that is wrong with its file.
    """
    path = POSES / f"{move.key}.toml"
    faults: dict[str, str] = {}
    poses = read_poses(path, move, faults)
    if faults:
        raise CatalogueError(path.name, faults)
    return poses
