"""Errors as problem documents (RFC 9457); `detail` is a sentence for the runner."""

import json
import logging
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from unkink.errors import (
    BeyondSizeError,
    CatalogueError,
    InfeasibleRoutineError,
    InputError,
    NoAnswerError,
    NoRoomError,
    NotEmptyError,
    NotKeptError,
    PairingError,
    ReusedKeyError,
    StoreError,
    UnkinkError,
    WrongOffsetError,
)

MEDIA_TYPE = "application/problem+json"
# A class comes before its parent.
STATUSES: dict[type[UnkinkError], int] = {
    NotKeptError: 404,
    ReusedKeyError: 409,
    WrongOffsetError: 409,
    NotEmptyError: 409,
    BeyondSizeError: 413,
    PairingError: 403,
    CatalogueError: 500,
    InputError: 422,
    NoAnswerError: 409,
    NoRoomError: 507,
    StoreError: 503,
}
# How wishes are typed, and how they are said.
PLAIN = {
    r"^--minutes (\S+)$": r"\1 minutes",
    r"^no --demanding$": "no demanding forms",
    r"--tool (\S+)": r"the \1",
    r"^--place (\S+)$": r"the place \1",
    r"^--caution (\S+)$": r"the caution \1",
    r"^--avoid (.+)$": r"avoiding \1",
}
# Ninja's words, and ours.
UNREADABLE = {
    "Cannot parse request body": "The body of the request is not one JSON object."
}
UNEXPECTED = "Something went wrong that nobody expected; the terminal says more."

_log = logging.getLogger("unkink.api")


def problem(
    status: int, detail: str, *, faults: Mapping[str, str] | None = None
) -> HttpResponse:
    """Return an answer that says what went wrong.

    Args:
        status: HTTP status.
        detail: A sentence for the runner.
        faults: What is wrong with single fields, by their names.
    """
    document = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": _sentence(detail),
        "faults": dict(faults or {}),
    }
    return HttpResponse(json.dumps(document), content_type=MEDIA_TYPE, status=status)


def problem_of(error: UnkinkError) -> HttpResponse:
    """Return what to answer to one of our errors."""
    families = STATUSES.items()
    status = next(code for family, code in families if isinstance(error, family))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("%s", error, exc_info=error)
    return problem(status, _words(error))


def answer_problems(api: NinjaAPI) -> None:
    """Let an API answer every error with a problem document."""
    for family, handle in _HANDLERS.items():
        api.add_exception_handler(family, handle)


def _ours(_: HttpRequest, error: Any) -> HttpResponse:  # noqa: ANN401  Ninja's types
    return problem_of(error)


def _invalid(_: HttpRequest, error: Any) -> HttpResponse:  # noqa: ANN401
    faults: dict[str, str] = {}
    for one in error.errors:
        # The first words name the part of the request and the parameter of our code.
        skipped = 2 if one["loc"][0] == "body" else 1
        place = ".".join(str(step) for step in one["loc"][skipped:]) or "body"
        faults.setdefault(place, str(one["msg"]))
    first = next(iter(faults.items()), ("body", "cannot be read"))
    return problem(422, f"{first[0]}: {first[1]}", faults=faults)


def _http(_: HttpRequest, error: Any) -> HttpResponse:  # noqa: ANN401
    return problem(error.status_code, UNREADABLE.get(str(error), str(error)))


def _missing(_: HttpRequest, __: Any) -> HttpResponse:  # noqa: ANN401
    return problem(404, "There is nothing at this address.")


def _unexpected(_: HttpRequest, error: Any) -> HttpResponse:  # noqa: ANN401
    _log.error("unexpected", exc_info=error)
    return problem(500, UNEXPECTED)


_HANDLERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    UnkinkError: _ours,
    ValidationError: _invalid,
    HttpError: _http,
    Http404: _missing,
    Exception: _unexpected,
}


def _words(error: UnkinkError) -> str:
    """Return an error's message without what only a command line understands."""
    if isinstance(error, InfeasibleRoutineError):
        named = [_wish(words) for words in error.conflict]
        return f"nothing is left with {' and '.join(named)}; {error.remedy}"
    return str(error)


def _wish(words: str) -> str:
    """Return a wish, which is named as one types it, in plain words."""
    for typed, plain in PLAIN.items():
        words = re.sub(typed, plain, words)
    return words


def _sentence(text: str) -> str:
    """Return a message as a sentence; a file's name in front stays as it is."""
    first = text.split(" ", 1)[0]
    upper = f"{text[:1].upper()}{text[1:]}" if first.isalpha() else text
    return upper if upper.endswith((".", "?", "!")) else f"{upper}."
