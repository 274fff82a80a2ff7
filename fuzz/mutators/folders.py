"""Varies folders file by file."""

from random import Random

from fuzz.mutators.byte_edits import edited
from fuzz.mutators.packed import vary_file
from fuzz.mutators.tables import vary_table
from fuzz.mutators.zips import vary_zip
from fuzz.seeds.folders import END

_NAMES = (
    b"a",
    b"b.fit",
    b"activities.csv",
    b"activities",
    b"1.fit.gz",
    b"x.zip",
    b"..",
    b".h",
)


def vary_folder(data: bytes, rng: Random) -> bytes:
    """Return another folder."""
    lines = data.split(END) if data else []
    for _ in range(rng.choice((1, 2, 3))):
        _vary(lines, rng)
    text = END.join(lines)
    return edited(text, rng) if rng.random() < 0.2 else text


def _vary(lines: list[bytes], rng: Random) -> None:
    kind = rng.randrange(6)
    at = rng.randrange(len(lines)) if lines else 0
    if not lines or kind == 0:
        path = b"/".join(rng.choices(_NAMES, k=rng.randrange(1, 4)))
        lines.append(path + rng.choice((b"=", b">", b"#")) + rng.choice(_NAMES))
    elif kind == 1:
        del lines[at]
    elif kind == 2:
        lines[at] = rng.choice(_NAMES) + b"/" + lines[at]
    elif kind == 3:
        lines[at] = lines[at].replace(b"=", rng.choice((b">", b"#", b"")), 1)
    else:
        name, sign, content = lines[at].partition(b"=")
        lines[at] = name + sign + _content(name, content, rng)


def _content(name: bytes, content: bytes, rng: Random) -> bytes:
    if name.endswith(b".csv"):
        return vary_table(content, rng)
    return vary_zip(content, rng) if name.endswith(b".zip") else vary_file(content, rng)
