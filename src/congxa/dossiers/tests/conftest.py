"""The one-stop shop of the tests: made for each test that asks for it, or once for a module, with its portals."""

from copy import deepcopy

import pytest
from tests.standing import Stand

from congxa.dossiers.tests.shops import Shop, make_open_shop, make_shop


@pytest.fixture
def shop(db: None) -> Shop:
    """Offices, officers and procedures."""
    return make_shop()


@pytest.fixture(scope="module")
def standing_shop(stand: Stand) -> Shop:
    """The shop with the portals of its three offices."""
    return stand(make_open_shop)


@pytest.fixture
def open_shop(db: None, standing_shop: Shop) -> Shop:
    """The same, in a copy that the test may change; a module whose pages are looked at calls it ``shop``."""
    return deepcopy(standing_shop)
