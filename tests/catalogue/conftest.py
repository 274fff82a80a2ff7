"""The catalogue as it ships."""

import pytest

from unkink.catalogue import Catalogue, Evidence, read_catalogue, read_evidence


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    return read_evidence()
