"""How large a request may be."""

from collections.abc import Callable
from contextlib import suppress

from django.http import HttpRequest, HttpResponse

from unkink.api.problems import problem

Handler = Callable[[HttpRequest], HttpResponse]

MB = 1_000_000
USUAL_BYTES = MB
PASSED_OVER_BYTES = 256 * MB
# By the beginning of the path; the first that fits holds.
LIMITS = (
    ("/api/v1/runs", 64 * MB),
    ("/api/v1/uploads/", 16 * 2**20),
    ("/api/v1/restore", 64 * MB),
)


def limit_bodies(answer: Handler) -> Handler:
    """Return a handler that refuses bodies which are too large, and keeps none."""

    def limited(request: HttpRequest) -> HttpResponse:
        most = _most(request.path)
        try:
            size = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            return problem(400, "The request does not say how long it is.")
        if size > most:
            _pass_over(request)
            return problem(
                413,
                f"This is {size / MB:.1f} MB; at most {most / MB:.0f} MB are taken "
                "at once. A larger archive goes in by parts, as an upload.",
            )
        return answer(request)

    return limited


def _pass_over(request: HttpRequest) -> None:
    """Let some more of a body come and go, or its sender will not see the answer."""
    # A sender that is gone needs no answer.
    with suppress(OSError):
        for _ in range(PASSED_OVER_BYTES // MB):
            if not request.read(MB):
                return


def _most(path: str) -> int:
    found = (most for start, most in LIMITS if path.startswith(start))
    return next(found, USUAL_BYTES)
