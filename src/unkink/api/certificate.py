"""The certificate with which a phone in the home network is served.

An authority of this machine's own signs it. Whoever installs that authority on a phone
gets rid of its warning and lets the phone keep the app offline; the authority can vouch
for addresses of private networks only, so that nobody can use it for anything else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from unkink.errors import UnwritableError

# Browsers refuse certificates that hold for longer (CA/Browser Forum, 398 days).
LEAF_DAYS = 365
AUTHORITY_DAYS = 3_650
# A clock that is a little late must not call a new certificate one of the future.
LENIENT = timedelta(hours=1)
RENEW_BEFORE = timedelta(days=30)
PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16")

_Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Certificate:
    """Where the parts of a certificate lie.

    Attributes:
        certificate: PEM of the server's certificate.
        key: PEM of its key, readable by its owner only.
        authority: PEM of the authority that signed it.
        fingerprint: SHA-256 of the server's certificate, as phones show it.
    """

    certificate: Path
    key: Path
    authority: Path
    fingerprint: str


def certificate_for(
    addresses: Sequence[IPv4Address], *, folder: Path, now: datetime
) -> Certificate:
    """Return a certificate for some addresses, made anew where the kept one fails.

    Args:
        addresses: This machine's addresses in private networks.
        folder: Where the certificate is kept.
        now: The moment, with time zone.

    Raises:
        UnwritableError: If it cannot be kept.
    """
    server, key, authority = (
        folder / name for name in ("server.crt", "server.key", "authority.crt")
    )
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = _kept(server, addresses, now)
        if kept is None or not (key.exists() and authority.exists()):
            kept = _renewed(addresses, folder, now)
    except OSError as error:
        raise UnwritableError(folder, error.strerror or str(error)) from error
    return Certificate(server, key, authority, _fingerprint(kept))


def _kept(
    path: Path, addresses: Sequence[IPv4Address], now: datetime
) -> x509.Certificate | None:
    """Return the kept certificate, if it holds for these addresses for a while yet."""
    try:
        kept = x509.load_pem_x509_certificate(path.read_bytes())
        names = kept.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except (FileNotFoundError, ValueError, x509.ExtensionNotFound):
        return None
    holds = set(names.value.get_values_for_type(x509.IPAddress))
    lasts = kept.not_valid_after_utc - RENEW_BEFORE > now
    return kept if lasts and holds >= set(addresses) else None


def _renewed(
    addresses: Sequence[IPv4Address], folder: Path, now: datetime
) -> x509.Certificate:
    authority, authority_key = _authority(folder, now)
    key = ec.generate_private_key(ec.SECP256R1())
    alternatives = [x509.IPAddress(address) for address in addresses]
    certificate = (
        _builder("unkink on this computer", authority.subject, now, LEAF_DAYS)
        .public_key(key.public_key())
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False
        )
        .sign(authority_key, hashes.SHA256())
    )
    _write_key(folder / "server.key", key)
    (folder / "server.crt").write_bytes(_pem(certificate))
    return certificate


def _authority(folder: Path, now: datetime) -> tuple[x509.Certificate, _Key]:
    """Return this machine's authority and its key, made at the first time."""
    try:
        kept = x509.load_pem_x509_certificate((folder / "authority.crt").read_bytes())
        key = serialization.load_pem_private_key(
            (folder / "authority.key").read_bytes(), password=None
        )
    except (FileNotFoundError, ValueError):
        return _new_authority(folder, now)
    lasts = kept.not_valid_after_utc > now + timedelta(days=LEAF_DAYS)
    if isinstance(key, ec.EllipticCurvePrivateKey) and lasts:
        return kept, key
    return _new_authority(folder, now)


def _new_authority(folder: Path, now: datetime) -> tuple[x509.Certificate, _Key]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = "unkink, for this home network only"
    allowed = [x509.IPAddress(IPv4Network(network)) for network in PRIVATE]
    authority = (
        _builder(name, _name(name), now, AUTHORITY_DAYS)
        .public_key(key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.NameConstraints([*allowed, x509.DNSName("local")], None), critical=True
        )
        .sign(key, hashes.SHA256())
    )
    _write_key(folder / "authority.key", key)
    (folder / "authority.crt").write_bytes(_pem(authority))
    return authority, key


def _builder(
    name: str, issuer: x509.Name, now: datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(issuer)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - LENIENT)
        .not_valid_after(now + timedelta(days=days))
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _write_key(path: Path, key: _Key) -> None:
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _fingerprint(certificate: x509.Certificate) -> str:
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()
