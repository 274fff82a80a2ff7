"""All calls, and their description as OpenAPI 3.1."""

import json
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser

import unkink
from unkink.api.problems import MEDIA_TYPE, answer_problems
from unkink.api.routers import (
    calendar,
    catalogue,
    data,
    devices,
    exports,
    history,
    plans,
    profile,
    programmes,
    routines,
    runs,
    sessions,
    today,
    uploads,
)
from unkink.api.schemas.profile import ProfileDoc
from unkink.api.schemas.runs import UploadDoc, UploadIn
from unkink.api.schemas.words import Problem

# What every call may answer besides its own.
ALWAYS = {
    400: "The request cannot be read.",
    403: "Another machine or another page asks.",
    413: "The request is too large.",
    422: "Something in the request cannot be used; `faults` says which field.",
    500: "Nobody expected this.",
    503: "The database does not answer.",
    507: "The disk is full.",
}
KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": "The first answer to it is kept for a week and given again.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
}
# Documents that the app names and no call answers by itself.
DOCUMENTS = (Problem, ProfileDoc, UploadIn, UploadDoc)
REF = "#/components/schemas/{model}"
_FIRST_ERROR = 400
_PROBLEM = {MEDIA_TYPE: {"schema": {"$ref": REF.format(model="Problem")}}}


class _Calls(NinjaAPI):
    """Ninja, with a description that names every problem."""

    def get_openapi_schema(self, **asked: Any) -> OpenAPISchema:  # noqa: ANN401
        """Return the description; `asked` is Ninja's."""
        schema = super().get_openapi_schema(**asked)
        parts = schema["components"].setdefault("schemas", {})
        for document in DOCUMENTS:
            own = document.model_json_schema(ref_template=REF)
            parts.update(own.pop("$defs", {}))
            parts[document.__name__] = own
        for calls in schema["paths"].values():
            for method, call in calls.items():
                _name_problems(call)
                if method == "post":
                    call["parameters"] = [*call.get("parameters", ()), KEY]
                    _name(call, 409, "The key came with another request before.")
        return schema


def _name_problems(call: dict[str, Any]) -> None:
    for status, words in ALWAYS.items():
        _name(call, status, words)
    for status, answer in call["responses"].items():
        if int(status) >= _FIRST_ERROR:
            answer["content"] = _PROBLEM


def _name(call: dict[str, Any], status: int, words: str) -> None:
    call["responses"].setdefault(status, {"description": words, "content": _PROBLEM})


class _Objects(Parser):
    """Reads bodies, each of which is one JSON object."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """Return the body.

        Raises:
            TypeError: If it is something else; Ninja answers that it cannot be read.
        """
        data: object = json.loads(request.body)
        if not isinstance(data, dict):
            raise TypeError("no JSON object")
        return data


api = _Calls(
    parser=_Objects(),
    title="unkink",
    version=unkink.__version__,
    description="Runs, plans and sessions of the runner on this machine.",
    docs_url=None,
    urls_namespace="api",
)
answer_problems(api)
for _router in (
    catalogue.router,
    profile.router,
    today.router,
    runs.router,
    plans.router,
    programmes.router,
    routines.router,
    sessions.router,
    history.router,
    uploads.router,
    data.router,
    exports.router,
    devices.router,
    calendar.router,
):
    api.add_router("", _router)
