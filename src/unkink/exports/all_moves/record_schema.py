"""A JSON Schema of records: what a frozen dataclass looks like in JSON."""

import re
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from inspect import getdoc
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

Schema = dict[str, Any]
Words = Mapping[str, Mapping[str, str]]
_PLAIN: dict[Any, str] = {
    str: "string",
    float: "number",
    int: "integer",
    bool: "boolean",
    NoneType: "null",
}
_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def record_schema(record: type, words: Words) -> Schema:
    """Return the schema of a record.

    Args:
        record: A frozen dataclass.
        words: What fields mean that the record's own docstring does not tell of, by
            the name of the record.
    """
    hints, told = get_type_hints(record), meanings(record, words)
    return {
        "type": "object",
        "description": (getdoc(record) or "").split("\n", 1)[0],
        "properties": {
            one.name: {"description": told[one.name], **_schema(hints[one.name], words)}
            for one in fields(record)
        },
        "required": [one.name for one in fields(record)],
        "additionalProperties": False,
    }


def meanings(record: type, words: Words) -> dict[str, str]:
    """Return what the fields of a record mean; all of them, or it fails."""
    _, _, attributes = (getdoc(record) or "").partition("Attributes:\n")
    told = {
        name: " ".join(text.split()) for name, text in _ATTRIBUTE.findall(attributes)
    }
    told |= words.get(record.__name__, {})
    return {one.name: told[one.name] for one in fields(record)}


def _schema(hint: Any, words: Words) -> Schema:  # noqa: ANN401  any annotation
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(one, words) for one in inside]}
    if origin is tuple:
        return {"type": "array", **_items(inside, words)}
    if origin is dict:
        key, value = (_schema(one, words) for one in inside)
        return {"type": "object", "propertyNames": key, "additionalProperties": value}
    return _single(hint, words)


def _items(inside: tuple[Any, ...], words: Words) -> Schema:
    if inside[-1] is Ellipsis:
        return {"items": _schema(inside[0], words)}
    items = [_schema(one, words) for one in inside]
    return {"prefixItems": items, "minItems": len(items), "maxItems": len(items)}


def _single(hint: type, words: Words) -> Schema:
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if issubclass(hint, StrEnum):
        return {"enum": [str(one) for one in hint]}
    return record_schema(hint, words)
