import hashlib
import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from tests.exports.routines import CATALOGUE
from unkink.catalogue import read_evidence
from unkink.exports.all_moves.open_set import INDEX, SHIPPED, OpenSet, open_set

EVIDENCE = read_evidence()
FORMS = [
    f"{move.key}.{key}" for move in CATALOGUE.moves.values() for key in move.variants
]
needs_figure = pytest.mark.skipif(
    not (SHIPPED / "stills").exists(), reason="the figure is not built"
)


def made(shipped: Path = SHIPPED) -> OpenSet:
    return open_set(CATALOGUE, EVIDENCE, shipped=shipped)


def document(name: str, found: OpenSet | None = None) -> Any:
    return json.loads((found or made()).files[name])


def small_figure(folder: Path) -> Path:
    """A figure with one clip, one still, and files that are nobody's business."""
    for path in (
        "stills/calf.one-crossed.webp",
        "stills/built.txt",
        "male-medium/calf.one-crossed.glb",
        "male-medium/calf.one-crossed.json",
        "male-medium/built.txt",
    ):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.encode())
    return folder


def test_the_data_hold_the_whole_catalogue() -> None:
    data = document("catalogue.json")

    for kind in ("moves", "tools", "places", "positions", "cautions", "landmarks"):
        keys = [one["key"] for one in data[kind]]
        assert keys == list(getattr(CATALOGUE, kind))
    assert [one["key"] for one in data["refused"]] == list(CATALOGUE.refused)
    assert [one["key"] for one in data["programmes"]] == list(CATALOGUE.programmes)
    assert [one["key"] for one in data["claims"]] == list(EVIDENCE.claims)
    assert [one["key"] for one in data["sources"]] == list(EVIDENCE.sources)
    forms = [f"{m['key']}.{v['key']}" for m in data["moves"] for v in m["variants"]]
    assert forms == FORMS
    assert data["safety"]["question"] == CATALOGUE.safety.question


def test_every_key_that_the_data_name_is_in_them() -> None:
    data = document("catalogue.json")
    keys = {
        kind: {one["key"] for one in rows}
        for kind, rows in data.items()
        if isinstance(rows, list)
    }

    for move in data["moves"]:
        assert set(move["sources"]) <= keys["sources"]
        assert set(move["keep_off"]) <= keys["refused"]
        assert move["position"] in keys["positions"]
        for variant in move["variants"]:
            assert set(variant["reaches"]) <= keys["muscles"]
            assert set(variant["tools"]) <= keys["tools"]
    for claim in data["claims"]:
        assert set(claim["sources"]) <= keys["sources"]


def test_the_data_hold_to_their_schema() -> None:
    found = made()
    schema = document("schema.json", found)

    jsonschema_rs.meta.validate(schema)
    jsonschema_rs.validate(schema, document("catalogue.json", found))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data["moves"][0].pop("name"),
        lambda data: data["moves"][0].update(soreness=3),
        lambda data: data["moves"][0]["variants"][0].update(press="brutal"),
        lambda data: data["positions"][0]["to_s"].update(chair=[1]),
        lambda data: data.update(schema="unkink.moves/2"),
    ],
)
def test_the_schema_refuses_other_data(spoil: Callable[[Any], object]) -> None:
    found = made()
    data = document("catalogue.json", found)
    spoil(data)

    assert not jsonschema_rs.is_valid(document("schema.json", found), data)


def test_every_field_is_explained() -> None:
    text = made().files["README.md"].decode()

    for move in document("catalogue.json")["moves"][:1]:
        for name in (*move, *move["variants"][0]):
            assert f"- `{name}`: " in text


def test_the_index_has_the_sum_of_every_file() -> None:
    found = made()
    index = document(INDEX, found)

    assert list(found.files)[-1] == INDEX
    assert index["files"].keys() == found.files.keys() - {INDEX}
    for path, fact in index["files"].items():
        data = found.files[path]
        assert fact == {
            "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }


def test_the_index_says_what_is_missing(tmp_path: Path) -> None:
    found = made(small_figure(tmp_path))
    forms = document(INDEX, found)["variants"]

    assert list(forms) == FORMS
    assert forms["calf.one-crossed"] == {
        "still": "stills/calf.one-crossed.webp",
        "clips": {"male-medium": "bodies/male-medium/calf.one-crossed.glb"},
    }
    missing = [form for form in FORMS if form != "calf.one-crossed"]
    assert list(found.without_still) == list(found.without_clip) == missing
    assert not any(path.endswith("built.txt") for path in found.files)


def test_without_a_figure_the_words_are_there(tmp_path: Path) -> None:
    found = made(tmp_path / "nowhere")

    assert list(found.without_clip) == FORMS
    assert set(found.files) == {
        *("README.md", "LICENSE.md", "schema.json", "catalogue.json", INDEX)
    }


def test_the_same_catalogue_gives_the_same_bytes(tmp_path: Path) -> None:
    shipped = small_figure(tmp_path)

    assert made(shipped) == made(shipped)


@needs_figure
def test_every_variant_has_a_still_and_a_clip_on_every_body_that_is_built() -> None:
    found = made()

    assert found.without_still == found.without_clip == ()
    assert document(INDEX, found)["bodies"]


@needs_figure
def test_clips_are_gltf_and_stills_are_webp() -> None:
    for path, data in made().files.items():
        if path.endswith(".glb"):
            magic, version, length = struct.unpack("<4sII", data[:12])
            assert (magic, version, length) == (b"glTF", 2, len(data))
        elif path.endswith(".webp"):
            assert (data[:4], data[8:12]) == (b"RIFF", b"WEBP")
        elif path.endswith(".json"):
            json.loads(data)


@needs_figure
def test_the_terms_name_both_works() -> None:
    terms = made().files["LICENSE.md"].decode()

    assert "unkink catalogue, CC BY 4.0" in terms
    assert "unkink figure, CC BY 4.0" in terms
