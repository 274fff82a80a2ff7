"""An empty database in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from unkink.store.database import close_database, open_database


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """The data folder of an empty database."""
    folder = tmp_path / "data"
    open_database(folder)
    yield folder
    close_database()
