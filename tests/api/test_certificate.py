import ssl
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest

from unkink.api.certificate import RENEW_BEFORE, Certificate, certificate_for
from unkink.errors import UnwritableError

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
HOME = [IPv4Address("192.168.1.20")]


def made(
    folder: Path, *, addresses: Sequence[IPv4Address] = HOME, now: datetime = NOW
) -> Certificate:
    return certificate_for(addresses, folder=folder, now=now)


def verified(one: Certificate, address: str) -> subprocess.CompletedProcess[str]:
    at = str(int(NOW.timestamp()))
    words = f"verify -CAfile {one.authority} -attime {at} -verify_ip {address}"
    return subprocess.run(  # noqa: S603
        ["openssl", *words.split(), str(one.certificate)],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )


def test_another_program_trusts_it_for_its_own_address_and_no_other(
    tmp_path: Path,
) -> None:
    one = made(tmp_path)

    assert verified(one, "192.168.1.20").returncode == 0
    assert verified(one, "192.168.1.21").returncode != 0


def test_the_authority_cannot_vouch_for_the_world(tmp_path: Path) -> None:
    one = made(tmp_path, addresses=[IPv4Address("93.184.215.14")])

    told = verified(one, "93.184.215.14")

    assert told.returncode != 0
    assert "permitted subtree violation" in told.stderr


def test_it_is_kept_and_made_anew_before_it_ends_or_for_another_address(
    tmp_path: Path,
) -> None:
    first = made(tmp_path)

    assert made(tmp_path).fingerprint == first.fingerprint
    elsewhere = made(tmp_path, addresses=[IPv4Address("10.0.0.7")])
    assert elsewhere.fingerprint != first.fingerprint
    late = NOW + timedelta(days=365) - RENEW_BEFORE
    assert (
        made(tmp_path, addresses=[IPv4Address("10.0.0.7")], now=late).fingerprint
        != elsewhere.fingerprint
    )


def test_a_new_certificate_keeps_the_authority_that_phones_trust(
    tmp_path: Path,
) -> None:
    before = made(tmp_path).authority.read_bytes()

    made(tmp_path, addresses=[IPv4Address("10.0.0.7")])

    assert (tmp_path / "authority.crt").read_bytes() == before


@pytest.mark.parametrize("name", ["server.crt", "authority.crt", "authority.key"])
def test_a_damaged_part_is_made_anew(tmp_path: Path, name: str) -> None:
    made(tmp_path)
    (tmp_path / name).write_bytes(b"nonsense")

    one = made(tmp_path, addresses=[IPv4Address("10.0.0.7")])

    assert verified(one, "10.0.0.7").returncode == 0


def test_keys_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    made(tmp_path)

    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.glob("*.key")}

    assert modes == {"server.key": 0o600, "authority.key": 0o600}


def test_a_tls_server_can_use_it(tmp_path: Path) -> None:
    one = made(tmp_path)

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(one.certificate, one.key)

    assert context.cert_store_stats()["x509"] == 0


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    with pytest.raises(UnwritableError, match="cannot write"):
        made(blocked / "certificates")
