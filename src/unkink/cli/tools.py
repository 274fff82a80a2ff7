"""The tools of the catalogue: whom each suits, and what can take its place."""

from typing import Any

from rich.console import Console
from rich.text import Text

from unkink.catalogue import Catalogue, Tool
from unkink.cli.output import dim, indented


def tools_to_json(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return every tool with its stand-ins and qualities."""
    return [
        {
            "key": tool.key,
            "name": tool.name,
            "words": tool.words,
            "for_whom": tool.for_whom,
            "setup_s": tool.setup_s,
            "stand_ins": list(tool.stand_ins),
            "qualities": dict(tool.qualities),
            "sources": list(tool.sources),
        }
        for tool in catalogue.tools.values()
    ]


def show_tools(catalogue: Catalogue, out: Console) -> None:
    """Print every tool for people."""
    out.print(Text("Tools", style="bold"))
    for tool in catalogue.tools.values():
        out.print(f"{tool.key}: {tool.words}")
        for line in _lines(tool):
            out.print(indented(dim(line)))


def _lines(tool: Tool) -> list[str]:
    qualities = [f"{key}: {words}" for key, words in tool.qualities.items()]
    stand_ins = " ".join(tool.stand_ins)
    instead = [f"Instead of it: {stand_ins}"] if stand_ins else []
    return [tool.for_whom, *qualities, *instead]
