"""The app as a client sees it, on an empty database: in this process or as a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.asking import Client
from tests.api.client import Caller
from tests.app.serving import Server, served
from unkink.store.database import close_database, open_database


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """The data folder of an empty database."""
    folder = tmp_path / "data"
    open_database(folder)
    yield folder
    close_database()


@pytest.fixture
def app(data: Path) -> Caller:
    """The app on an empty database."""
    assert data.is_dir()
    return Caller()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for all tests of a module."""
    with served(tmp_path_factory.mktemp("data")) as one:
        yield one


@pytest.fixture
def client(server: Server) -> Client:
    """Asks that server, after everything was deleted."""
    client = Client(server.url).ready()
    client.call("DELETE", "/data", {"confirm": "delete"})
    return client
