"""The catalogue, the description, and the pages with their parts."""

import gzip
from pathlib import Path

import pytest

from tests.api.client import Caller
from unkink.api import pages
from unkink.api.pages import make_web
from unkink.catalogue import read_catalogue, read_evidence

SCRIPT = "export const words = [];\n" * 20


def test_the_catalogue_is_complete(app: Caller) -> None:
    found = app.get("/catalogue").json

    catalogue = read_catalogue()
    variants = {
        (move["key"], variant["key"])
        for move in found["moves"]
        for variant in move["variants"]
    }
    assert variants == {
        (move.key, key) for move in catalogue.moves.values() for key in move.variants
    }
    assert {one["key"] for one in found["cautions"]} == set(catalogue.cautions)
    assert {one["key"] for one in found["programmes"]} == set(catalogue.programmes)
    assert found["safety"]["question"] == catalogue.safety.question
    assert len(found["groups"]) == 12


def test_the_evidence_is_complete(app: Caller) -> None:
    found = app.get("/evidence").json

    evidence = read_evidence()
    assert {one["key"] for one in found["claims"]} == set(evidence.claims)
    assert {one["key"] for one in found["sources"]} == set(evidence.sources)


@pytest.mark.parametrize("path", ["/catalogue", "/evidence"])
def test_what_a_client_has_is_not_sent_again(app: Caller, path: str) -> None:
    tag = app.get(path).headers["ETag"]

    again = app.get(path, if_none_match=f'"other", {tag}')
    other = app.get(path, if_none_match='"other"')

    assert (again.status, again.body) == (304, b"")
    assert other.status == 200


def test_the_description_is_of_openapi_3_1_and_names_every_problem(
    app: Caller,
) -> None:
    description = app.get("/openapi.json").json

    assert description["openapi"].startswith("3.1")
    for calls in description["paths"].values():
        for call in calls.values():
            assert {"403", "413", "422", "500", "503", "507"} <= call[
                "responses"
            ].keys()
            problem = call["responses"]["422"]["content"]
            assert list(problem) == ["application/problem+json"]


def test_a_call_that_there_is_not_is_a_problem(app: Caller) -> None:
    answer = app.get("/nothing")

    assert answer.status == 404
    assert "openapi.json" in answer.detail


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [("/plans", 1_000_001, 413), ("/runs?name=a.fit", 1_000_001, 200)],
)
def test_a_body_has_the_size_that_its_call_allows(
    app: Caller, path: str, size: int, status: int
) -> None:
    assert app.post(path, b" " * size).status == status


def test_a_body_that_is_too_large_is_not_read(app: Caller) -> None:
    response = app._client.post(
        "/api/v1/runs?name=a.zip",
        bytes(65_000_000),
        content_type="application/zip",
        headers={"host": "localhost"},
    )

    assert response.status_code == 413
    assert "at most 64 MB" in response.json()["detail"]


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built front end."""
    folder = tmp_path / "web"
    for name, text in {
        "index.html": "<!doctype html><title>unkink</title>",
        "sw.js": "self.skipWaiting();",
        "manifest.webmanifest": "{}",
        "assets/page-AbCd1234.js": SCRIPT,
        "bodies/male-medium/calf.both.glb": "glTF",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    script = folder / "assets" / "page-AbCd1234.js"
    packed = script.with_name(f"{script.name}.gz")
    packed.write_bytes(gzip.compress(script.read_bytes()))
    monkeypatch.setattr(pages, "web_root", lambda: folder)
    make_web.cache_clear()
    return folder


@pytest.mark.parametrize("path", ["/", "/moves", "/runs/17", "/session", "/index.html"])
@pytest.mark.usefixtures("web")
def test_every_path_of_a_page_gives_the_page(app: Caller, path: str) -> None:
    answer = app.get_page(path)

    assert answer.status == 200
    assert b"<title>unkink</title>" in answer.body
    assert answer.headers["Content-Type"].startswith("text/html")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["ETag"]


@pytest.mark.usefixtures("web")
def test_parts_with_a_hash_are_kept_for_ever_and_packed(app: Caller) -> None:
    answer = app.get_page("/assets/page-AbCd1234.js", accept_encoding="gzip")

    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.body) == SCRIPT.encode()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/sw.js", "text/javascript"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/bodies/male-medium/calf.both.glb", "model/gltf-binary"),
    ],
)
@pytest.mark.usefixtures("web")
def test_other_parts_are_asked_for_anew(app: Caller, path: str, kind: str) -> None:
    answer = app.get_page(path)

    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith(kind)
    assert answer.headers["Cache-Control"] == "no-cache"
    again = app.get_page(path, if_none_match=answer.headers["ETag"])
    assert again.status == 304


@pytest.mark.parametrize(
    "path",
    ["/assets/gone.js", "/bodies/x", "/a.map", "/../../etc/passwd.txt", "/%00.js"],
)
@pytest.mark.usefixtures("web")
def test_a_part_that_is_not_there_is_no_page(app: Caller, path: str) -> None:
    assert app.get_page(path).status == 404


@pytest.mark.usefixtures("web")
def test_what_was_built_anew_is_served_at_once(app: Caller, web: Path) -> None:
    app.get_page("/")

    (web / "index.html").write_text("<title>new</title>")

    assert b"new" in app.get_page("/").body


@pytest.mark.usefixtures("web")
def test_pages_can_only_be_read(app: Caller) -> None:
    assert app.post_page("/").status == 405


def test_pages_that_are_not_built_yet_say_so(app: Caller, web: Path) -> None:
    (web / "index.html").unlink()

    answer = app.get_page("/")

    assert answer.status == 503
    assert b"make web" in answer.body
