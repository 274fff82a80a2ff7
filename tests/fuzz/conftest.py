import resource
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _memory_as_before() -> Iterator[None]:
    """Take back the bound that a watch sets; a browser would not start within it."""
    before = resource.getrlimit(resource.RLIMIT_DATA)
    yield
    resource.setrlimit(resource.RLIMIT_DATA, before)
