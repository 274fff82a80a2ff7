"""A copy of the data files that a test may break."""

import shutil
from pathlib import Path

from unkink.catalogue.evidence import DATA


def data_copy(folder: Path) -> Path:
    """Return a copy of the data folder."""
    return Path(shutil.copytree(DATA, folder / "data"))


def change(folder: Path, name: str, before: str, after: str) -> None:
    """Replace the first occurrence of a text that a file must hold."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert before in text, f"{name} does not hold {before!r}"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
