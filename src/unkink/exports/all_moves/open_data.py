"""The whole catalogue with its evidence as one document, `unkink.moves/1`."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from unkink.anatomy import GROUPS, Group, Muscle, sides_of
from unkink.catalogue import Catalogue, Evidence, Variant
from unkink.exports.all_moves.open_words import FIELDS, SCHEMA
from unkink.exports.all_moves.record_schema import meanings, record_schema


@dataclass(frozen=True)
class OpenMuscle:
    """A muscle, or a part of the back, that can be rolled.

    Attributes:
        key: Its key.
        name: What people call it.
        group: The group that it belongs to.
        sides: Its sides.
    """

    key: Muscle
    name: str
    group: Group
    sides: tuple[str, ...]


def open_data(catalogue: Catalogue, evidence: Evidence) -> dict[str, Any]:
    """Return all records of catalogue and evidence, in lists by their kind."""
    records = _records(catalogue, evidence)
    return {
        "schema": SCHEMA,
        "licence": "CC-BY-4.0",
        **{kind: [_plain(one) for one in all_of] for kind, all_of in records.items()},
        "safety": asdict(catalogue.safety),
    }


def open_schema(catalogue: Catalogue, evidence: Evidence) -> dict[str, Any]:
    """Return the JSON Schema of that document."""
    kinds = _kinds(catalogue, evidence)
    lists = {kind: {"type": "array", "items": _own(one)} for kind, one in kinds.items()}
    properties = {
        "schema": {"const": SCHEMA},
        "licence": {"const": "CC-BY-4.0"},
        **lists,
        "safety": record_schema(type(catalogue.safety), FIELDS),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def fields_in_words(catalogue: Catalogue, evidence: Evidence) -> str:
    """Return what each field means, as Markdown."""
    lines = ["## Fields of `catalogue.json`", ""]
    kinds = _kinds(catalogue, evidence) | {"variants of a move": Variant}
    for kind, record in kinds.items():
        lines += [f"### {kind}", ""]
        told = meanings(record, FIELDS)
        lines += [f"- `{name}`: {words}" for name, words in told.items()]
        lines += [""]
    return "\n".join(lines)


def _records(catalogue: Catalogue, evidence: Evidence) -> Mapping[str, tuple[Any, ...]]:
    keyed = {one.name: getattr(catalogue, one.name) for one in fields(catalogue)}
    muscles = tuple(
        OpenMuscle(
            muscle,
            muscle.plain_name,
            next(group for group in Group if muscle in GROUPS[group]),
            tuple(map(str, sides_of(muscle))),
        )
        for muscle in Muscle
    )
    kinds = {**keyed, "claims": evidence.claims, "sources": evidence.sources}
    del kinds["safety"]
    return {"muscles": muscles} | {k: tuple(v.values()) for k, v in kinds.items()}


def _kinds(catalogue: Catalogue, evidence: Evidence) -> dict[str, type]:
    return {k: type(v[0]) for k, v in _records(catalogue, evidence).items()}


def _plain(record: Any) -> dict[str, Any]:  # noqa: ANN401  any record of the catalogue
    data = asdict(record)
    # In a list their order holds, and they read like everything else.
    if "variants" in data:
        data["variants"] = list(data["variants"].values())
    return data


def _own(record: type) -> dict[str, Any]:
    schema = record_schema(record, FIELDS)
    if "variants" in schema["properties"]:
        told = schema["properties"]["variants"]
        items = told.pop("additionalProperties")
        told.pop("propertyNames")
        told |= {"type": "array", "items": items}
    return schema
