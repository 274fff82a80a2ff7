"""`unkink why`: the evidence behind a number or a claim."""

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from unkink.catalogue import Claim, Evidence, Source, read_evidence
from unkink.cli.load import AsJson
from unkink.cli.output import console, dim, indented, print_json
from unkink.cli.wishes import key_named


def why(
    key: Annotated[
        str | None, typer.Argument(metavar="[KEY]", help="A number, claim or source.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show the evidence behind a number or claim; without a key, list them."""
    evidence = read_evidence()
    if key is None:
        _list(evidence, as_json=as_json)
        return
    known = [*evidence.claims, *evidence.sources]
    found = key_named("claim or source", key, known)
    if found in evidence.claims:
        _show_claim(evidence.claims[found], evidence, as_json=as_json)
    else:
        _show_source(evidence.sources[found], as_json=as_json)


def _list(evidence: Evidence, *, as_json: bool) -> None:
    if as_json:
        print_json({"claims": {c.key: c.title for c in evidence.claims.values()}})
        return
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column()
    for claim in evidence.claims.values():
        table.add_row(claim.key, claim.title)
    console().print(table)


def _show_claim(claim: Claim, evidence: Evidence, *, as_json: bool) -> None:
    sources = [evidence.sources[key] for key in claim.sources]
    if as_json:
        print_json(
            {
                "key": claim.key,
                "title": claim.title,
                "text": claim.text,
                "strength": claim.strength,
                "status": claim.status,
                "numbers": list(claim.numbers),
                "sources": [_source_to_json(source) for source in sources],
            }
        )
        return
    out = console()
    out.print(Text(claim.title, style="bold"))
    out.print(claim.text)
    for number in claim.numbers:
        out.print(indented(number))
    out.print(dim(f"strength {claim.strength}; {claim.status}"))
    for source in sources:
        out.print(indented(_cited(source)))


def _show_source(source: Source, *, as_json: bool) -> None:
    if as_json:
        print_json(_source_to_json(source))
        return
    console().print(_cited(source))
    console().print(dim(f"{source.kind}; {source.status}"))


def _source_to_json(source: Source) -> dict[str, str]:
    return dict(vars(source))


def _cited(source: Source) -> str:
    doi = (
        f" doi:{source.doi}" if source.doi and source.doi not in source.citation else ""
    )
    return f"{source.citation}{doi}"
