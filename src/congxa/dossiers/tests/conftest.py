"""The one-stop shop of the tests, made for each test that asks for it."""

import pytest

from congxa.dossiers.tests.shops import Shop, make_shop


@pytest.fixture
def shop(db: None) -> Shop:
    """Offices, officers and procedures."""
    return make_shop()
