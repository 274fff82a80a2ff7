"""Clients that write until the server dies, and remember what it promised."""

import hashlib
import http.client
import random
from dataclasses import dataclass, field
from itertools import count
from threading import Lock, Thread
from time import sleep
from typing import Any
from uuid import UUID

from tests.api.asking import LOOKED_EVERY_S, Client
from tests.api.keeping import session, soreness
from tests.api.run_files import gpx, zipped

GONE = (ConnectionError, TimeoutError, http.client.HTTPException)
PER_ARCHIVE = 12
CHUNK = 1_500


@dataclass
class Promised:
    """What a server acknowledged, over all its lives."""

    files: set[str] = field(default_factory=set)
    sessions: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    offsets: dict[str, int] = field(default_factory=dict)
    uploads: dict[str, bytes] = field(default_factory=dict)
    archived: set[str] = field(default_factory=set)


class Writers:
    """A runner who imports, reports and rolls, and an archive that comes in parts."""

    def __init__(self, rng: random.Random, routine: dict[str, Any]) -> None:
        self.promised = Promised()
        self._rng, self._routine = rng, routine
        self._days = count()
        self._again: list[tuple[str, str]] = []
        self._lock = Lock()

    def write(self, client: Client) -> None:
        """Write until the server is gone."""
        threads = [
            Thread(target=self._until_gone, args=(client, step))
            for step in (self._small, self._part)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def finish(self, client: Client) -> None:
        """Send what is left of every upload."""
        while any(len(d) > self._sent(i) for i, d in self.promised.uploads.items()):
            self._part(client)

    def _until_gone(self, client: Client, step: Any) -> None:
        try:
            while True:
                step(client)
        except GONE:
            return

    def _small(self, client: Client) -> None:
        kind = self._rng.choice(("file", "session", "report"))
        key = str(UUID(int=self._rng.getrandbits(128), version=4))
        if self._again:
            # What got no answer is sent once more, as the app's outbox does.
            kind, key = self._again[-1]
        else:
            key = str(self._day()) if kind == "file" else key
            self._again.append((kind, key))
        self._sent_small(client, kind, key)
        self._again.pop()

    def _sent_small(self, client: Client, kind: str, key: str) -> None:
        if kind == "file":
            data = gpx(int(key))
            answer = client.call("POST", f"/runs?name={key}.gpx", data)
            kept, what = self.promised.files, hashlib.sha256(data).hexdigest()
        elif kind == "session":
            body = session(self._routine)
            answer = client.call("PUT", f"/sessions/{key}", body)
            kept, what = self.promised.sessions, UUID(key).hex
        else:
            answer = client.call("POST", "/soreness", soreness(3, key))
            kept, what = self.promised.reports, UUID(key).hex
        assert answer.status == 200, answer.body
        kept.add(what)

    def _part(self, client: Client) -> None:
        promised = self.promised
        open_ = [i for i, d in promised.uploads.items() if self._sent(i) < len(d)]
        if not open_:
            self._announce(client)
            return
        one = self._rng.choice(open_)
        # The server may have kept a part whose answer was lost.
        answer = client.call("GET", f"/uploads/{one}")
        assert answer.status == 200, answer.body
        offset = answer.doc["offset"]
        assert offset >= promised.offsets.get(one, 0)
        part = promised.uploads[one][offset : offset + CHUNK]
        answer = client.call(
            "PATCH", f"/uploads/{one}", part, Upload_Offset=str(offset)
        )
        assert answer.status == 200, answer.body
        promised.offsets[one] = answer.doc["offset"]

    def _announce(self, client: Client) -> None:
        files = {f"{day}.gpx": gpx(day) for day in self._some_days()}
        data = zipped(files)
        facts = {"name": "some.zip", "size_bytes": len(data)}
        answer = client.call("POST", "/uploads", facts)
        if answer.status == 422 and b"are on the way" in answer.body:
            self._make_way(client)
            return
        assert answer.status == 200, answer.body
        self.promised.uploads[answer.doc["id"]] = data
        self.promised.archived |= {
            hashlib.sha256(d).hexdigest() for d in files.values()
        }

    def _make_way(self, client: Client) -> None:
        """Delete what was announced when the answer was lost; wait for the rest."""
        for one in client.call("GET", "/uploads?limit=200").doc["items"]:
            if one["state"] == "receiving" and one["id"] not in self.promised.uploads:
                client.call("DELETE", f"/uploads/{one['id']}")
        sleep(LOOKED_EVERY_S)

    def _some_days(self) -> list[int]:
        return [self._day() for _ in range(PER_ARCHIVE)]

    def _day(self) -> int:
        with self._lock:
            return next(self._days)

    def _sent(self, upload_id: str) -> int:
        return self.promised.offsets.get(upload_id, 0)
