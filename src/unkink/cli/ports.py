"""Which port to listen at: one that nobody has, and that nobody takes meanwhile."""

import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir

from unkink.errors import RequestError

HOST = "127.0.0.1"
USUAL_PORT = 8642
TRIED_PORTS = 20


def free_port(wanted: int | None) -> int:
    """Return a port to listen at: the wanted one, else the first free usual one.

    It is this process's until that ends.

    Raises:
        RequestError: If the wanted port, or every usual one, is taken.
    """
    tried = [wanted] if wanted else range(USUAL_PORT, USUAL_PORT + TRIED_PORTS)
    for port in tried:
        if is_free(port, HOST) and is_ours(port):
            return port
    where = f"port {wanted} is" if wanted else "the usual ports are"
    raise RequestError(f"{where} taken; end what listens there, or say --port N")


def is_free(port: int, host: str) -> bool:
    """Return whether nobody listens at a port."""
    with socket.socket() as probe, suppress(OSError):
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        return True
    return False


def is_ours(port: int) -> bool:
    """Return whether no other unkink is about to listen at a port.

    Granian lets several processes listen at one port, so that two of us that start at
    once would both find it free, and each be asked what the other was told.
    """
    if sys.platform == "win32":
        return True
    import fcntl

    path = Path(gettempdir()) / f"unkink-{os.getuid()}-{port}.lock"
    # Kept open on purpose: the lock goes with the process.
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return False
    return True
