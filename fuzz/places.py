"""Where seeds, grown corpora and failing inputs lie; git knows none of them."""

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "unkink"
# The processes of a campaign learn from the first one where it is.
CORPUS_VARIABLE = "UNKINK_FUZZ_CORPUS"
CORPUS = Path(os.environ.get(CORPUS_VARIABLE, ROOT / "fuzz" / "corpus"))
FOUND = ROOT / "fuzz" / "found"

# What is worth a run of its own, per target; the rest is dropped, the largest first.
_MOST_FILES, _MOST_BYTES = 3_000, 6 * 2**20


def seeds_of(target: str) -> Path:
    """Return the folder of a target's seeds."""
    return CORPUS / "seeds" / target


def grown_of(target: str) -> Path:
    """Return the folder of the inputs that reached something new."""
    return CORPUS / "grown" / target


def write_seeds(target: str, seeds: dict[str, bytes]) -> None:
    """Write the seeds of a target anew."""
    folder = seeds_of(target)
    folder.mkdir(parents=True, exist_ok=True)
    grown_of(target).mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, data in seeds.items():
        (folder / name).write_bytes(data)


def inputs_of(target: str) -> list[Path]:
    """Return the seeds and the grown corpus of a target, in a stable order."""
    folders = (seeds_of(target), grown_of(target))
    return [path for one in folders if one.is_dir() for path in sorted(one.iterdir())]


def bound_grown(target: str) -> int:
    """Drop the largest of a grown corpus that is too large; return how many stay."""
    sized = sorted((path.stat().st_size, path) for path in grown_of(target).iterdir())
    total = kept = 0
    for size, path in sized:
        total += size
        if kept < _MOST_FILES and total <= _MOST_BYTES:
            kept += 1
        else:
            path.unlink()
    return kept
