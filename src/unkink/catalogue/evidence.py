"""The evidence behind each number and claim, with its sources."""

from dataclasses import dataclass
from pathlib import Path

from unkink.catalogue.fields import Fields, read_table
from unkink.errors import CatalogueError

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Source:
    """A paper or page.

    Attributes:
        key: Its key.
        citation: Who, when, where.
        kind: paper, page or choice.
        status: How it was read: in full, abstract only, second-hand.
        doi: Its DOI, "" if it has none.
    """

    key: str
    citation: str
    kind: str
    status: str
    doi: str


@dataclass(frozen=True)
class Claim:
    """Something that unkink says or a number that it uses.

    Attributes:
        key: Its key.
        title: In a few words.
        text: One to four sentences, with the number.
        strength: A several trials, B one or two, C opinion, D our choice.
        status: How the number was read.
        sources: Keys of sources.
        numbers: The values that unkink uses, as text.
    """

    key: str
    title: str
    text: str
    strength: str
    status: str
    sources: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """All claims and sources by key."""

    claims: dict[str, Claim]
    sources: dict[str, Source]


def read_evidence(folder: Path = DATA) -> Evidence:
    """Return every claim and source.

    Raises:
        CatalogueError: If a file breaks its grammar; all faults at once.
    """
    faults: dict[str, str] = {}
    claims = _tables(folder / "evidence.toml", faults)
    sources = _tables(folder / "sources.toml", faults)
    evidence = Evidence(
        claims={key: _claim(key, table) for key, table in claims},
        sources={key: _source(key, table) for key, table in sources},
    )
    for claim in evidence.claims.values():
        unknown = sorted(set(claim.sources) - evidence.sources.keys())
        if unknown:
            faults[f"evidence.{claim.key}.sources"] = (
                f"names {', '.join(unknown)}, which is no source"
            )
    if faults:
        raise CatalogueError(folder, faults)
    return evidence


def _tables(path: Path, faults: dict[str, str]) -> list[tuple[str, Fields]]:
    fields = Fields({path.stem: read_table(path)}, place="", faults=faults)
    return list(fields.tables(path.stem))


def _claim(key: str, table: Fields) -> Claim:
    return Claim(
        key=key,
        title=table.text("title"),
        text=table.text("text"),
        strength=table.text("strength"),
        status=table.text("status"),
        sources=table.texts("sources"),
        numbers=table.texts("numbers", default=()),
    )


def _source(key: str, table: Fields) -> Source:
    return Source(
        key=key,
        citation=table.text("citation"),
        kind=table.text("kind"),
        status=table.text("status"),
        doi=table.text("doi", default=""),
    )
