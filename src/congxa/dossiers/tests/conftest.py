"""The one-stop shop of the tests, made for each test that asks for it."""

import pytest

from congxa.dossiers.tests.houses import House, make_house


@pytest.fixture
def house(db: None) -> House:
    """Offices, officers and procedures."""
    return make_house()
