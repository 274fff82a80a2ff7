"""Every claim and source that a page or the code names is there."""

import re
from pathlib import Path

import pytest

from tests.architecture.house import DOCS, modules, named, pages, strings_in
from unkink.catalogue import read_evidence

EVIDENCE = read_evidence()
KNOWN = EVIDENCE.claims.keys() | EVIDENCE.sources.keys()
WHY = re.compile(r"unkink why ([a-z][a-z0-9-]*)")
# A key of a source: first author or journal, and the year.
SOURCE = re.compile(r"\b[a-z]+(?:-[a-z]+)*-(?:19|20)\d\d\b")
# A year behind a word that is no source: a decision, a time of day.
TEXTS = [*modules(), *(page for page in pages() if page.exists())]


def text_of(path: Path) -> str:
    if path.suffix == ".py":
        # A sentence that is broken over two lines of code is one string there.
        return "\n".join(strings_in(path))
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_every_key_that_why_is_asked_for_is_there(path: Path) -> None:
    asked = set(WHY.findall(text_of(path)))

    assert asked <= KNOWN


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_every_source_key_in_a_text_is_there(path: Path) -> None:
    cited = set(SOURCE.findall(text_of(path)))

    assert cited <= EVIDENCE.sources.keys()


def test_some_page_and_some_code_do_ask_why() -> None:
    asking = {path.suffix for path in TEXTS if WHY.search(text_of(path))}

    assert asking == {".py", ".md"}


@pytest.mark.parametrize("claim", EVIDENCE.claims)
def test_every_claim_names_sources_that_are_there(claim: str) -> None:
    assert set(EVIDENCE.claims[claim].sources) <= EVIDENCE.sources.keys()


def test_the_reference_says_where_the_references_are() -> None:
    text = (DOCS / "reference" / "formats.md").read_text(encoding="utf-8")

    assert "`sources.toml` is the list of references" in text
