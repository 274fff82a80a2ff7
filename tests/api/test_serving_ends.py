import os
import signal
from pathlib import Path

import pytest

from tests.api.asking import Client, until
from tests.api.phones import home
from tests.app.serving import served


def is_there(group: int) -> bool:
    """Return whether a process of a group is left that is no mere entry."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of = path.read_text().rsplit(")", 1)[1].split()[:3]
        except OSError:
            continue
        if int(of) == group and state != "Z":
            return True
    return False


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_server_and_all_that_it_started(
    tmp_path: Path, sent: signal.Signals
) -> None:
    with home(tmp_path) as one:
        group = one.server.process.pid

        os.killpg(group, sent)

        one.server.process.wait(timeout=15)
        until(lambda: not is_there(group))


def test_killing_the_server_alone_leaves_nothing_behind(tmp_path: Path) -> None:
    with home(tmp_path) as one:
        group = one.server.process.pid

        one.server.process.kill()

        one.server.process.wait()
        until(lambda: not is_there(group), within_s=10)


def test_without_phone_the_computer_says_so(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        doc = Client(server.url).ready().call("POST", "/pairing").doc

    assert doc == {
        "url": "",
        "qr_svg": "",
        "fingerprint": "",
        "expires_at": None,
        "is_serving": False,
    }
