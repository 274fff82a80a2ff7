"""The open set: all moves as data, pictures and motion, for other projects."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from unkink.catalogue import Catalogue, Evidence
from unkink.catalogue.evidence import DATA
from unkink.exports.all_moves.open_data import fields_in_words, open_data, open_schema
from unkink.exports.all_moves.open_words import README, TERMS

# Where the figure lies that is shipped; asking the package of it would load numpy.
SHIPPED = Path(str(files("unkink"))) / "web" / "bodies"
INDEX = "index.json"
INDEX_SCHEMA = "unkink.moves.index/1"
ENDINGS = frozenset({".glb", ".json", ".webp"})
FIGURE_TERMS = "Those of the figure lie with it; it is not part of this set."


@dataclass(frozen=True)
class OpenSet:
    """The files of the open set, and what could not be put into it.

    Attributes:
        files: By their path in it, in the order to write them; the index comes last.
        without_still: Variants of which there is no still, as "move.variant".
        without_clip: Variants that some body, or all of them, has no clip of.
    """

    files: dict[str, bytes]
    without_still: tuple[str, ...]
    without_clip: tuple[str, ...]


def open_set(
    catalogue: Catalogue, evidence: Evidence, *, shipped: Path = SHIPPED
) -> OpenSet:
    """Return the open set; the same catalogue and figure give the same bytes.

    Args:
        catalogue: The moves.
        evidence: What is known of them.
        shipped: Folder of the figure, with a folder for each body and one for stills.
    """
    figure = dict(_figure(shipped))
    bodies = sorted({path.split("/")[1] for path in figure if path.startswith("bod")})
    forms = _forms(catalogue, figure, bodies)
    made = dict(_texts(catalogue, evidence, shipped)) | figure
    made[INDEX] = _json(
        {
            "schema": INDEX_SCHEMA,
            "bodies": bodies,
            "variants": forms,
            "files": {path: _fact(data) for path, data in sorted(made.items())},
        }
    )
    return OpenSet(
        files=made,
        without_still=tuple(key for key, one in forms.items() if one["still"] is None),
        without_clip=tuple(
            key
            for key, one in forms.items()
            if not one["clips"] or None in one["clips"].values()
        ),
    )


def _figure(shipped: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of stills and of all bodies that are there."""
    for path in sorted(shipped.glob("*/*")):
        folder = path.parent.name
        if path.suffix in ENDINGS and path.is_file():
            place = folder if folder == "stills" else f"bodies/{folder}"
            yield f"{place}/{path.name}", path.read_bytes()


def _texts(
    catalogue: Catalogue, evidence: Evidence, shipped: Path
) -> Iterator[tuple[str, bytes]]:
    figure = shipped / "LICENSE"
    terms = TERMS.format(
        texts=(DATA / "LICENSE").read_text("utf-8"),
        figure=figure.read_text("utf-8") if figure.is_file() else FIGURE_TERMS,
    )
    yield "README.md", (README + fields_in_words(catalogue, evidence)).encode()
    yield "LICENSE.md", terms.encode()
    yield "schema.json", _json(open_schema(catalogue, evidence))
    yield "catalogue.json", _json(open_data(catalogue, evidence))


def _forms(
    catalogue: Catalogue, figure: Mapping[str, bytes], bodies: list[str]
) -> dict[str, dict[str, Any]]:
    def there(path: str) -> str | None:
        return path if path in figure else None

    names = [f"{m.key}.{key}" for m in catalogue.moves.values() for key in m.variants]
    return {
        name: {
            "still": there(f"stills/{name}.webp"),
            "clips": {one: there(f"bodies/{one}/{name}.glb") for one in bodies},
        }
        for name in names
    }


def _fact(data: bytes) -> dict[str, Any]:
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
