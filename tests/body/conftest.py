import pytest

from unkink.body.body_type import Sex, built
from unkink.body.figure import Figure


@pytest.fixture(scope="session")
def figure() -> Figure:
    return Figure(built(Sex.MALE, "medium"))
