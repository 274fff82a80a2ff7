"""A session in one file: it plays without server and network, on phone and computer."""

import json
from base64 import b64encode
from hashlib import sha256
from typing import Any

from unkink.exports.guided import Choices, Guided
from unkink.exports.plain_text import encode as as_text
from unkink.exports.player.carried_catalogue import carried_catalogue
from unkink.exports.player.player_parts import (
    body_named,
    figure_files,
    is_built,
    licences,
    page,
    player_part,
    ways_in,
)
from unkink.routines import routine_to_json


def is_available() -> bool:
    """Return whether player and figure are built."""
    return is_built()


def encode(guided: Guided, choices: Choices) -> bytes:
    """Return a page that holds a routine, its moves and all that plays them.

    Its policy lets the browser run and show what the page itself holds, and nothing
    else; it cannot call anywhere.

    Raises:
        MissingToolError: If player or figure are not built.
        UnknownKeyError: If there is no such body.
    """
    script, style = player_part("player.js"), player_part("player.css")
    text = page(
        {
            "policy": _policy(script, style),
            "title": guided.routine.title,
            "plain": as_text(guided, choices).decode(),
            "style": f"<style>{style}</style>",
            "script": f"<script>{script}</script>",
            "licences": licences(),
            "carried": as_data(_carried(guided, choices)),
        }
    )
    return text.encode()


def as_data(value: object) -> str:
    """Return JSON that no page takes for markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _carried(guided: Guided, choices: Choices) -> dict[str, Any]:
    routine, body = guided.routine, body_named(choices.body)
    moves = dict.fromkeys(bout.move for bout in routine.bouts)
    found = figure_files(guided.catalogue, moves=moves, body=body)
    return {
        "body": body,
        "base": choices.base,
        "ways": ways_in(found),
        "routine": routine_to_json(routine),
        "catalogue": carried_catalogue(guided.catalogue, moves=moves),
        "files": {path: b64encode(data).decode() for path, data in found.items()},
    }


def _policy(script: str, style: str) -> str:
    """Return the rules of the page: its own parts by their sums, no network."""
    return "; ".join(
        (
            "default-src 'none'",
            # WebAssembly unpacks the meshes.
            f"script-src '{_sum(script)}' 'wasm-unsafe-eval'",
            f"style-src '{_sum(style)}'",
            "img-src data: blob:",
            "font-src data:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _sum(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
