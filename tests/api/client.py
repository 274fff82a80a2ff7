"""Call the app as its own page does, in this process."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.test import Client

import unkink.store.ready  # noqa: F401  the client needs Django's settings

ROOT = Path(__file__).parents[2]
RUNS = ROOT / "samples" / "runs"
HOST = "localhost:8642"


@dataclass(frozen=True)
class Answer:
    """An answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def detail(self) -> str:
        """What a problem document says to the runner."""
        assert self.headers["Content-Type"] == "application/problem+json"
        return str(self.json["detail"])


class Caller:
    """Calls the app; `said` goes as JSON, `sent` as it is."""

    def __init__(self) -> None:
        self._client = Client(raise_request_exception=False)

    def get(self, path: str, **headers: str) -> Answer:
        return self._call("GET", path, headers=headers)

    def get_page(self, path: str, **headers: str) -> Answer:
        return self._call("GET", path, headers=headers, root="")

    def post(self, path: str, said: Any = None, **headers: str) -> Answer:
        return self._call("POST", path, said, headers=headers)

    def put(self, path: str, said: Any = None, **headers: str) -> Answer:
        return self._call("PUT", path, said, headers=headers)

    def patch(self, path: str, said: Any = None, **headers: str) -> Answer:
        return self._call("PATCH", path, said, headers=headers)

    def delete(self, path: str, **headers: str) -> Answer:
        return self._call("DELETE", path, headers=headers)

    def send(self, name: str, data: bytes | None = None, *, sport: str = "") -> Answer:
        """Send a run file; one of the samples, if no bytes are given."""
        if data is None:
            data = (RUNS / name).read_bytes()
        more = f"&sport={sport}" if sport else ""
        return self._call("POST", f"/runs?name={name}{more}", data, headers={})

    def post_page(self, path: str) -> Answer:
        return self._call("POST", path, headers={}, root="")

    def _call(
        self,
        method: str,
        path: str,
        said: Any = None,
        *,
        headers: dict[str, str],
        root: str = "/api/v1",
    ) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        is_raw = isinstance(said, bytes)
        body = said if is_raw else b"" if said is None else json.dumps(said).encode()
        response = self._client.generic(
            method,
            f"{root}{path}",
            body,
            content_type="application/octet-stream" if is_raw else "application/json",
            headers={"host": HOST, **named},
        )
        content = b"".join(response) if response.streaming else response.content
        return Answer(response.status_code, dict(response.headers), bytes(content))


def make_report(muscle: str, value: float | None, *, at: str, **more: Any) -> Any:
    """Return a report of the left side."""
    return {
        "id": str(uuid4()),
        "muscle": muscle,
        "side": "left",
        "value": value,
        "at": at,
        **more,
    }
