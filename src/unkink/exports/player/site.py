"""The player as files for any web space: programmes to choose from, and shared links.

Nothing runs on that space, and nothing is told to it: a routine's address keeps it
behind the `#`, which browsers do not send.
"""

import json
from collections.abc import Iterator
from hashlib import sha256

from unkink.catalogue import Catalogue
from unkink.exports.player.carried_catalogue import carried_catalogue
from unkink.exports.player.one_file import as_data
from unkink.exports.player.player_parts import (
    body_named,
    figure_files,
    licences,
    page,
    player_part,
    ways_in,
)

TITLE = "unkink"
PLAIN = "This page guides you through foam rolling; it needs JavaScript to draw it."
POLICY = "; ".join(
    (
        "default-src 'none'",
        # WebAssembly unpacks the meshes.
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
# What is kept at the first visit; clips and pictures follow with the routine they show.
_KEPT = ("index.html", "player.js", "player.css", "catalogue.json", "icon.svg")


def site_files(catalogue: Catalogue, *, body: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield the files of a site by their path, the page that names them last.

    All paths are relative, so that the site works in any folder of a web space.

    Args:
        catalogue: The moves.
        body: Name of the shipped body that is shown; the usual one by default.

    Raises:
        MissingToolError: If player or figure are not built.
        UnknownKeyError: If there is no such body.
    """
    name = body_named(body)
    figure = figure_files(catalogue, moves=catalogue.moves, body=name)
    parts = {
        "player.js": player_part("player.js").encode(),
        "player.css": player_part("player.css").encode(),
        "catalogue.json": as_data(carried_catalogue(catalogue)).encode(),
        "icon.svg": player_part("icon.svg").encode(),
        "index.html": _index(name, ways_in(figure)).encode(),
    }
    yield "LICENSE.md", licences().encode()
    yield from figure.items()
    yield from ((path, data) for path, data in parts.items() if path != "index.html")
    yield "sw.js", _worker(parts | figure).encode()
    yield "index.html", parts["index.html"]


def _index(body: str, ways: list[str]) -> str:
    carried = {
        "body": body,
        "base": "",
        "ways": ways,
        "routine": None,
        "catalogue": None,
        "files": None,
    }
    return page(
        {
            "policy": POLICY,
            "title": TITLE,
            "plain": PLAIN,
            "style": '<link rel="icon" href="icon.svg" type="image/svg+xml" />\n'
            '    <link rel="stylesheet" href="player.css" />',
            "script": '<script src="player.js"></script>',
            "licences": "LICENSE.md",
            "carried": as_data(carried),
        }
    )


def _worker(parts: dict[str, bytes]) -> str:
    """Return the service worker; it changes when any file does."""
    total = sha256()
    for path, data in sorted(parts.items()):
        total.update(path.encode() + b"\0" + sha256(data).digest())
    text = player_part("site-worker.js")
    text = text.replace('"{{parts}}"', json.dumps(_KEPT))
    return text.replace("{{version}}", total.hexdigest()[:16])
