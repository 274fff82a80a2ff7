"""Where a phone finds this machine: its addresses in the home network, and the port."""

import json
import os
import socket
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, ip_address

from unkink.api.certificate import PRIVATE
from unkink.errors import RequestError

NAME = "UNKINK_PHONE"
_NETWORKS = tuple(IPv4Network(network) for network in PRIVATE)
# Documentation's own network stands for the wide world (RFC 5737); nothing is sent.
_TOWARDS = ("192.0.2.1", "192.168.255.254", "10.255.255.254", "172.31.255.254")
_ANY_PORT = 9


@dataclass(frozen=True)
class PhonePlace:
    """Where phones are served.

    Attributes:
        addresses: This machine's addresses in private networks, the usual one first.
        port: The port for HTTPS.
        fingerprint: SHA-256 of the certificate.
        authority: The certificate of the authority, in PEM.
    """

    addresses: tuple[IPv4Address, ...]
    port: int
    fingerprint: str
    authority: str

    @property
    def url(self) -> str:
        """The address to open, without a slash at the end."""
        return f"https://{self.addresses[0]}:{self.port}"

    def tell(self) -> None:
        """Tell it to every process that this one starts."""
        os.environ[NAME] = json.dumps(
            {
                "addresses": [str(one) for one in self.addresses],
                "port": self.port,
                "fingerprint": self.fingerprint,
                "authority": self.authority,
            }
        )


def told_place() -> PhonePlace | None:
    """Return where phones are served; None if they are not."""
    text = os.environ.get(NAME)
    if not text:
        return None
    told = json.loads(text)
    return PhonePlace(
        addresses=tuple(IPv4Address(one) for one in told["addresses"]),
        port=told["port"],
        fingerprint=told["fingerprint"],
        authority=told["authority"],
    )


def own_addresses(wanted: str | None = None) -> tuple[IPv4Address, ...]:
    """Return this machine's addresses in private networks.

    The system is asked from which address it would send; nothing goes out.

    Args:
        wanted: An address to take instead.

    Raises:
        RequestError: If there is none, or the wanted one is not private.
    """
    found = (wanted,) if wanted else tuple(map(_sends_from, _TOWARDS))
    private = [one for one in map(_address, found) if one and is_private(one)]
    if not private:
        what = wanted or "this computer"
        is_or_has = "is no" if wanted else "has no"
        raise RequestError(
            f"{what} {is_or_has} address in a home network "
            f"({', '.join(PRIVATE)}); connect it to one, or say --address A"
        )
    return tuple(dict.fromkeys(private))


def is_private(address: IPv4Address) -> bool:
    """Return whether an address belongs to a network for which we vouch."""
    return any(address in network for network in _NETWORKS)


def is_near(peer: str, others: Sequence[IPv4Address] = ()) -> bool:
    """Return whether who asks is in a private network, or this machine itself."""
    try:
        address = ip_address(peer.partition("%")[0])
    except ValueError:
        return False
    plain = getattr(address, "ipv4_mapped", None) or address
    is_own = plain.is_loopback or plain in others
    return is_own or (isinstance(plain, IPv4Address) and is_private(plain))


def _sends_from(target: str) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect((target, _ANY_PORT))
        return str(probe.getsockname()[0])
    return ""


def _address(text: str | None) -> IPv4Address | None:
    try:
        return IPv4Address(text or "")
    except ValueError:
        return None
