"""Ask a real server over HTTP, and wait for what happens beside it."""

import http.client
import json
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

LONGEST_START_S = 30.0
LOOKED_EVERY_S = 0.05


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def doc(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Client:
    """Asks one server.

    Attributes:
        url: Its address, without a slash at the end.
        headers: Headers that go with every request.
        trust: What is trusted, over HTTPS.
        through: Where to connect instead of the address's host.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    trust: ssl.SSLContext | None = None
    through: str | None = None

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | dict[str, Any] | None = None,
        **headers: str,
    ) -> Answer:
        """Ask once; names of headers come with underscores."""
        plain = {name.replace("_", "-"): value for name, value in headers.items()}
        data = json.dumps(body).encode() if isinstance(body, dict) else body
        connection = self._connection()
        try:
            whole = {"Host": urlsplit(self.url).netloc, **self.headers, **plain}
            connection.request(method, path, body=data, headers=whole)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()

    def call(
        self,
        method: str,
        path: str,
        body: bytes | dict[str, Any] | None = None,
        **headers: str,
    ) -> Answer:
        """Ask the API."""
        return self.ask(method, f"/api/v1{path}", body, **headers)

    def read_away(self, path: str) -> int:
        """Return how long an answer of the API is, and keep none of it [byte]."""
        connection = self._connection()
        try:
            connection.request("GET", f"/api/v1{path}")
            answer, size = connection.getresponse(), 0
            while piece := answer.read(2**16):
                size += len(piece)
            return size
        finally:
            connection.close()

    def ready(self) -> "Client":
        """Return itself once the server answers."""
        until(self._answers, within_s=LONGEST_START_S)
        return self

    def _answers(self) -> bool:
        try:
            return self.ask("GET", "/api/v1/health").status > 0
        except (ConnectionError, TimeoutError):
            return False

    def _connection(self) -> http.client.HTTPConnection:
        place = urlsplit(self.url)
        assert place.hostname
        if self.trust is None:
            return http.client.HTTPConnection(place.hostname, place.port, timeout=30)
        connection = http.client.HTTPSConnection(
            place.hostname, place.port, timeout=30, context=self.trust
        )
        if self.through:
            # Checked against the name, and led elsewhere, as in a network of its own.
            connection._create_connection = (  # type: ignore[attr-defined]
                lambda *_, **__: _connected(self.through, place.port)
            )
        return connection


def _connected(host: str | None, port: int | None) -> Any:
    import socket

    return socket.create_connection((host or "", port or 0), timeout=30)


def until(holds: Callable[[], bool], *, within_s: float = 20.0) -> None:
    """Wait until something holds."""
    end_s = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < end_s, "it did not come to that in time"
        time.sleep(LOOKED_EVERY_S)


def upload(client: Client, data: bytes, *, chunk: int = 2**20, **facts: Any) -> str:
    """Send a file in parts and return the id of the upload."""
    facts = {"name": "runs.zip", "size_bytes": len(data), **facts}
    doc = client.call("POST", "/uploads", facts).doc
    for start in range(0, len(data), chunk):
        part = data[start : start + chunk]
        answer = client.call(
            "PATCH", f"/uploads/{doc['id']}", part, Upload_Offset=str(start)
        )
        assert answer.status == 200, answer.body
    return str(doc["id"])


def ended(client: Client, upload_id: str) -> dict[str, Any]:
    """Return an upload once it was read, or failed."""

    def state() -> Any:
        return client.call("GET", f"/uploads/{upload_id}").doc

    until(lambda: state()["state"] in {"done", "failed"}, within_s=60)
    found: dict[str, Any] = state()
    return found
