"""Answers that are made by hand: large documents, and those with an ETag."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from ninja import Schema

JSON = "application/json"
_ENCODER = DjangoJSONEncoder()


def json_answer(data: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """Return a document as it is.

    A plan holds thousands of cues of our own making; to check each once more would take
    longer than to plan.
    """
    body = json.dumps(data, separators=(",", ":"))
    return HttpResponse(body, content_type=JSON, status=status)


def page_answer(
    schema: type[Schema],
    items: Iterable[Mapping[str, Any]],
    *,
    following: str | None,
    count: int,
) -> HttpResponse:
    """Return some of a list.

    Its entries come from our own rows; to check each once more would take as long as
    to read them.

    Args:
        schema: What an entry is; only its fields are said.
        items: The entries.
        following: The cursor of the rest.
        count: How many there are in all.
    """
    names = tuple(schema.model_fields)
    docs = [{name: item[name] for name in names} for item in items]
    page = {"items": docs, "next": following, "count": count}
    body = json.dumps(page, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return HttpResponse(body, content_type=JSON)


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


def _plain(value: object) -> object:
    # As Ninja says them, to the millisecond.
    if isinstance(value, (datetime, UUID)):
        return _ENCODER.default(value)
    return vars(value)
