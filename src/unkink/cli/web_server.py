"""Run the app's web server; this process does nothing else meanwhile."""

from pathlib import Path

APPLICATION = "unkink.api.application:make_application"
THREADS = 4


def run_web_server(
    address: str, port: int, *, certificate: Path | None = None, key: Path | None = None
) -> None:
    """Serve the app until the process is told to end.

    Args:
        address: Where to listen.
        port: The port.
        certificate: PEM for HTTPS; plain HTTP without one.
        key: PEM of its key.
    """
    # Granian takes a while to import, and only who serves needs it.
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        APPLICATION,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        factory=True,
        workers=1,
        blocking_threads=THREADS,
        # A thread that ends takes its connection to the database with it.
        blocking_threads_idle_timeout=300,
        websockets=False,
        # Ctrl-C reaches a worker twice, and may find it on its way out.
        workers_kill_timeout=2,
        log_level=LogLevels.error,
        ssl_cert=certificate,
        ssl_key=key,
    ).serve()
