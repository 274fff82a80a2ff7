"""`unkink serve`: the app, on this machine and for it alone."""

import os
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer
from typing import Annotated

import typer

from unkink.cli.companions import beside
from unkink.cli.phone import PHONE_PORT, prepare_phone
from unkink.cli.ports import HOST, free_port
from unkink.cli.web_server import run_web_server
from unkink.store import data_folder

IMPORTER = ("unkink.coach.importer",)
# The browser is opened when the server has had time to begin; it would wait anyway.
OPENED_AFTER_S = 0.5

Port = Annotated[
    int | None,
    typer.Option("--port", min=1, max=65_535, metavar="N", help="Where to listen."),
]
NoBrowser = Annotated[
    bool, typer.Option("--no-browser", help="Do not open the browser.")
]
Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="FOLDER", help="Where your data lies."),
]

Phone = Annotated[
    bool, typer.Option("--phone", help="Serve a paired phone in the home network, too.")
]
PhonePort = Annotated[
    int,
    typer.Option(
        "--phone-port", min=1, max=65_535, metavar="N", help="Where phones are served."
    ),
]
Address = Annotated[
    str | None,
    typer.Option(
        "--address", metavar="A", help="This computer's address in the home network."
    ),
]


def serve(
    port: Port = None,
    no_browser: NoBrowser = False,
    data: Data = None,
    phone: Phone = False,
    phone_port: PhonePort = PHONE_PORT,
    address: Address = None,
) -> None:
    """Open the app in your browser; Ctrl-C ends it."""
    # The worker is a process of its own; the environment reaches it.
    os.environ["UNKINK_DATA"] = str((data or data_folder()).absolute())
    chosen = free_port(port)
    with _opened():
        phones = [prepare_phone(phone_port, address)] if phone else []
    own = f"http://localhost:{chosen}/"
    typer.echo(f"unkink is at {own}, with your data in {os.environ['UNKINK_DATA']}")
    for one in phones:
        one.show()
    if not no_browser:
        opening = Timer(OPENED_AFTER_S, webbrowser.open, [own])
        opening.daemon = True
        opening.start()
    with beside([IMPORTER, *(one.words for one in phones)]):
        run_web_server(HOST, chosen)


@contextmanager
def _opened() -> Iterator[None]:
    """Open the database, so that what is wrong with it is told before all else."""
    # Here and not above: no other command shall wait for Django.
    from unkink.catalogue import read_catalogue
    from unkink.coach.settings import settings_of
    from unkink.coach.your_data import tidy_up
    from unkink.store.database import close_database, open_database
    from unkink.store.profile import read_profile

    open_database(data_folder())
    tidy_up(settings_of(read_profile(), read_catalogue()), datetime.now(UTC))
    yield
    close_database()
