"""Answers that are made by hand: large documents, and those with an ETag."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

JSON = "application/json"


def json_answer(data: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """Return a document as it is.

    A plan holds thousands of cues of our own making; to check each once more would take
    longer than to plan.
    """
    body = json.dumps(data, separators=(",", ":"))
    return HttpResponse(body, content_type=JSON, status=status)


def tagged(request: HttpRequest, body: bytes) -> HttpResponse:
    """Return a JSON document with an ETag; 304 without it if the client has it."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    known = request.headers.get("If-None-Match", "")
    is_known = tag in (one.strip().removeprefix("W/") for one in known.split(","))
    answer = HttpResponse(status=304) if is_known else HttpResponse(body)
    if not is_known:
        answer.headers["Content-Type"] = JSON
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = "no-cache"
    return answer
