"""POST with an `Idempotency-Key`: the first answer is kept a week and given again."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from unkink.api.loaded import clock_now
from unkink.api.problems import problem, problem_of
from unkink.errors import UnkinkError
from unkink.store.kept_answers import (
    Answer,
    answer_or_begin,
    forget_answer,
    keep_answer,
)

Handler = Callable[[HttpRequest], HttpResponse]

LONGEST_KEY = 255
_SERVER_ERROR = 500


def answer_once(answer: Handler) -> Handler:
    """Return a handler that does the work of a key once."""

    def once(request: HttpRequest) -> HttpResponse:
        key = request.headers.get("Idempotency-Key")
        if request.method != "POST" or key is None:
            return answer(request)
        if not 0 < len(key) <= LONGEST_KEY or not key.isprintable():
            return problem(422, "The Idempotency-Key has 1 to 255 printable letters.")
        try:
            return _once(key, request, answer)
        except UnkinkError as error:
            return problem_of(error)

    return once


def _once(key: str, request: HttpRequest, answer: Handler) -> HttpResponse:
    known = answer_or_begin(key, _digest(request), now=clock_now())
    if known is not None:
        response = HttpResponse(known.body, status=known.status)
        response.headers["Content-Type"] = known.kind
        response.headers["Idempotency-Replayed"] = "true"
        return response
    try:
        response = answer(request)
    except BaseException:
        forget_answer(key)
        raise
    if response.status_code >= _SERVER_ERROR:
        # It came to nothing, so the next try shall do the work.
        forget_answer(key)
        return response
    kind = response.headers.get("Content-Type", "")
    keep_answer(key, Answer(response.status_code, kind, response.content))
    return response


def _digest(request: HttpRequest) -> str:
    line = f"{request.method} {request.get_full_path()}\n".encode()
    return hashlib.sha256(line + request.body).hexdigest()
