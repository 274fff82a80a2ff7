"""The phone's part of `unkink serve`: certificate, code and the process for HTTPS."""

import os
import signal
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import typer

from unkink.cli.ports import is_free, is_ours
from unkink.cli.web_server import run_web_server
from unkink.errors import RequestError
from unkink.store import data_folder

# The other ports that unkink takes lie below it. It stays the same, for the app on the
# phone belongs to address and port.
PHONE_PORT = 8662
EVERYWHERE = "0.0.0.0"  # noqa: S104  the guard lets in paired phones of private networks
FOLDER = "certificate"


@dataclass(frozen=True)
class PhoneServing:
    """How phones are served.

    Attributes:
        words: The module that serves them, and its arguments.
        url: Their address.
        pairing: The address that pairs one.
        fingerprint: SHA-256 of the certificate.
    """

    words: tuple[str, ...]
    url: str
    pairing: str
    fingerprint: str

    def show(self) -> None:
        """Show how one is paired."""
        import segno

        typer.echo(f"Phones in your home network reach it at {self.url}/")
        typer.echo("Scan this within ten minutes to pair one; it works once:")
        segno.make(self.pairing).terminal(compact=True)
        typer.echo(self.pairing)
        typer.echo(f"It warns you, and should show this SHA-256: {self.fingerprint}")


def prepare_phone(port: int, address: str | None) -> PhoneServing:
    """Make the certificate and an offer to pair, and return how phones are served.

    Args:
        port: Where phones are served.
        address: This computer's address; None to ask the system.

    Raises:
        RequestError: If there is no address in a home network, or the port is taken.
        StoreError: If the certificate or the offer cannot be kept.
    """
    from unkink.api.certificate import certificate_for
    from unkink.api.phone_place import PhonePlace, own_addresses
    from unkink.store.devices import offer_pairing

    addresses, now = own_addresses(address), datetime.now(UTC)
    if not (is_free(port, EVERYWHERE) and is_ours(port)):
        raise RequestError(
            f"port {port} is taken; end what listens there, or say --phone-port N"
        )
    made = certificate_for(addresses, folder=data_folder() / FOLDER, now=now)
    authority = made.authority.read_text("ascii")
    place = PhonePlace(addresses, port, made.fingerprint, authority)
    place.tell()
    files = str(made.certificate), str(made.key)
    return PhoneServing(
        words=("unkink.cli.phone", str(port), *files),
        url=place.url,
        pairing=f"{place.url}/pair/{offer_pairing(now)}",
        fingerprint=made.fingerprint,
    )


def main(port: int, certificate: Path, key: Path) -> None:
    """Serve HTTPS until standard input ends."""
    Thread(target=_end_with_parent, daemon=True).start()
    run_web_server(EVERYWHERE, port, certificate=certificate, key=key)


def _end_with_parent() -> None:
    # Not through sys.stdin: a fork would wait for the lock that this holds.
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
