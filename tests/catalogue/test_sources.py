"""Every number and every move names where it is from."""

import tomllib
from collections.abc import Iterator
from typing import Any

from unkink.catalogue import Catalogue, Evidence
from unkink.catalogue.evidence import DATA

STATUS = {"read", "abstract", "excerpt", "read-2nd", "own"}
KINDS = {"paper", "page", "choice"}
CLAIM_STATUS = {
    "read", "read-2nd", "derived", "assumption", "choice", "none-found",
}  # fmt: skip


def cited() -> Iterator[tuple[str, str]]:
    """Yield every source key that a data file names, with the file.

    The load model keeps its numbers in files of its own and cites the same sources.
    """
    package = DATA.parent.parent
    for path in sorted(package.rglob("data/**/*.toml")):
        if path.name != "sources.toml":
            for key in _sources_in(tomllib.loads(path.read_text("utf-8"))):
                yield path.name, key


def _sources_in(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _sources_in(one)
    elif isinstance(value, dict):
        yield from value.get("sources", [])
        for one in value.values():
            yield from _sources_in(one)


def test_every_source_that_a_file_names_is_there(evidence: Evidence) -> None:
    unknown = [(file, key) for file, key in cited() if key not in evidence.sources]

    assert unknown == []


def test_every_source_is_used(evidence: Evidence) -> None:
    assert set(evidence.sources) == {key for _, key in cited()}


def test_every_source_says_how_it_was_read(evidence: Evidence) -> None:
    for source in evidence.sources.values():
        assert source.status in STATUS, source.key
        assert source.kind in KINDS, source.key
        assert source.citation, source.key


def test_every_claim_names_its_sources_and_how_sure_it_is(evidence: Evidence) -> None:
    for claim in evidence.claims.values():
        assert claim.sources, claim.key
        assert claim.status in CLAIM_STATUS, claim.key
        assert len(claim.text) <= 700, claim.key


def test_a_claim_and_a_source_never_share_a_key(evidence: Evidence) -> None:
    assert not evidence.claims.keys() & evidence.sources.keys()


def test_every_move_tool_caution_and_programme_names_a_source(
    catalogue: Catalogue,
) -> None:
    for kind in (
        catalogue.moves,
        catalogue.tools,
        catalogue.cautions,
        catalogue.programmes,
    ):
        for key, one in kind.items():
            assert one.sources, key
