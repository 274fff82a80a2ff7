"""The description holds: nothing breaks, and every answer is one that it names."""

from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

import unkink.store.ready  # noqa: F401  the application needs Django's settings

CHECKED = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]


def from_here(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
    """Call the application as the own machine does."""
    return get_wsgi_application()(environ | {"REMOTE_ADDR": "127.0.0.1"}, start)


SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", from_here)


@SCHEMA.parametrize()
@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.usefixtures("data")
def test_every_answer_is_one_that_the_description_names(case: Any) -> None:
    case.call_and_validate(checks=CHECKED)
