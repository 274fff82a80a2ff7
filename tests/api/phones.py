"""A server for phones on this machine, under an address of a home network."""

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.api.asking import Client
from tests.app.serving import Server, free_port, served

# Nobody's; whoever asks is led to this machine, and the certificate is checked for it.
ADDRESS = "192.168.77.1"
HERE = "127.0.0.1"
COOKIE = "__Host-unkink"


@dataclass(frozen=True)
class Home:
    """A home with a computer that serves phones.

    Attributes:
        server: The server.
        computer: Asks on the computer itself.
        stranger: Asks from the network, not paired.
        offer: The path that was shown at the start and pairs one phone.
        told: What was printed.
    """

    server: Server
    computer: Client
    stranger: Client
    offer: str
    told: str

    @property
    def origin(self) -> str:
        """Where phones find the app."""
        return self.stranger.url

    def pairing(self) -> str:
        """Return the path of a new offer."""
        url = self.computer.call("POST", "/pairing").doc["url"]
        return str(url).removeprefix(self.origin)

    def paired(self) -> Client:
        """Return a phone that was paired just now."""
        answer = self.stranger.ask("POST", self.pairing(), Origin=self.origin)
        assert answer.status == 303, answer.body
        cookie = answer.headers["set-cookie"].strip().partition(";")[0]
        return replace(self.stranger, headers={"Cookie": cookie})


@contextmanager
def home(folder: Path) -> Iterator[Home]:
    """Serve phones for as long as the block lasts."""
    port = free_port()
    more = ["--phone", "--phone-port", str(port), "--address", ADDRESS]
    with served(folder, more=more) as server:
        assert server.process.stdout
        told = ""
        while "SHA-256" not in told:
            told += server.process.stdout.readline()
        trust = ssl.create_default_context(
            cafile=str(folder / "certificate" / "authority.crt")
        )
        origin = f"https://{ADDRESS}:{port}"
        found = re.search(r"/pair/\S+", told)
        assert found
        yield Home(
            server=server,
            computer=Client(server.url).ready(),
            stranger=Client(origin, trust=trust, through=HERE).ready(),
            offer=found[0],
            told=told,
        )
