"""The pages and their parts, as they were built, packed where the browser takes it."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from wsgiref.headers import Headers

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile

from unkink.api.problems import problem

INDEX = "/index.html"
YEAR_S = 31_536_000
NOT_BUILT = (
    "The pages of unkink are not built yet: say make web in its folder, then serve "
    "again. An installed unkink brings them along."
)
# Names with a hash in them never change what they hold.
_HASHED = re.compile(r"^/assets/.*[-.][\w-]{8,}\.\w+$")
_PART = re.compile(r"^/(assets|bodies|api)/|\.\w+$")


def page(request: HttpRequest) -> HttpResponseBase:
    """Return a part of the pages, or for the path of a page the page itself."""
    if request.method not in ("GET", "HEAD"):
        return problem(405, "Pages can only be read.")
    # No file has a null in its name, and asking for one is an error.
    path = request.path.replace("\0", "")
    found = make_web().find_file(path) if path != "/" else None
    if found is None and not _PART.search(path):
        found = make_web().find_file(INDEX)
        if found is None:
            return HttpResponse(NOT_BUILT, content_type="text/plain", status=503)
    if found is None:
        return problem(404, "There is nothing at this address.")
    return _served(found, request)


def _served(found: StaticFile, request: HttpRequest) -> HttpResponseBase:
    got = found.get_response(request.method, request.META)
    response: HttpResponseBase
    if got.file is None:
        response = HttpResponse(status=int(got.status))
        # A 304 says nothing about a body that it does not have.
        del response.headers["Content-Type"]
    else:
        response = FileResponse(got.file, status=int(got.status))
    for name, value in got.headers:
        response.headers[name] = value
    return response


def web_root() -> Path:
    """Return the folder of what was built."""
    return Path(str(files("unkink") / "web"))


@cache
def make_web() -> WhiteNoise:
    """Return what finds files and their packed forms; looks anew at each request."""
    return WhiteNoise(
        None,
        root=str(web_root()),
        autorefresh=True,
        max_age=None,
        allow_all_origins=False,
        mimetypes={
            ".glb": "model/gltf-binary",
            ".webmanifest": "application/manifest+json",
        },
        add_headers_function=_cached_as_due,
    )


def _cached_as_due(headers: Headers, _: str, url: str) -> None:
    is_hashed = _HASHED.search(url)
    kept = f"public, max-age={YEAR_S}, immutable" if is_hashed else "no-cache"
    headers["Cache-Control"] = kept
