"""`unkink serve`: the app, on this machine and for it alone."""

import os
import socket
import webbrowser
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Annotated

import typer

from unkink.errors import RequestError
from unkink.store import data_folder

HOST = "127.0.0.1"
USUAL_PORT = 8642
TRIED_PORTS = 20
THREADS = 4
APPLICATION = "unkink.api.application:make_application"
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


def serve(port: Port = None, no_browser: NoBrowser = False, data: Data = None) -> None:
    """Open the app in your browser; Ctrl-C ends it."""
    # The worker is a process of its own; the environment reaches it.
    os.environ["UNKINK_DATA"] = str((data or data_folder()).absolute())
    _open_once()
    chosen = free_port(port)
    address = f"http://localhost:{chosen}/"
    typer.echo(f"unkink is at {address}, with your data in {os.environ['UNKINK_DATA']}")
    if not no_browser:
        opening = Timer(OPENED_AFTER_S, webbrowser.open, [address])
        opening.daemon = True
        opening.start()
    _run(chosen)


def free_port(wanted: int | None) -> int:
    """Return a port to listen at: the wanted one, else the first free usual one.

    Raises:
        RequestError: If the wanted port, or every usual one, is taken.
    """
    tried = [wanted] if wanted else range(USUAL_PORT, USUAL_PORT + TRIED_PORTS)
    for port in tried:
        if _is_free(port):
            return port
    where = f"port {wanted} is" if wanted else "the usual ports are"
    raise RequestError(f"{where} taken; end what listens there, or say --port N")


def _is_free(port: int) -> bool:
    with socket.socket() as probe, suppress(OSError):
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, port))
        return True
    return False


def _open_once() -> None:
    """Open the database, so that what is wrong with it is told before all else."""
    # Here and not above: no other command shall wait for Django.
    from unkink.store.database import close_database, open_database

    open_database(data_folder())
    close_database()


def _run(port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        APPLICATION,
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        factory=True,
        workers=1,
        blocking_threads=THREADS,
        # A thread that ends takes its connection to the database with it.
        blocking_threads_idle_timeout=300,
        websockets=False,
        log_level=LogLevels.error,
    ).serve()
