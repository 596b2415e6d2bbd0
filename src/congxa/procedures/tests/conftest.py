"""The catalogue of the tests, made once for a module: loading the law pack takes longer than a test does."""

from copy import deepcopy

import pytest
from tests.standing import Stand

from congxa.procedures.tests.house import House, make_house


@pytest.fixture(scope="module")
def standing_house(stand: Stand) -> House:
    """Tân Vinh and the district with the law pack loaded."""
    return stand(make_house)


@pytest.fixture
def house(db: None, standing_house: House) -> House:
    """The same, in a copy that the test may change."""
    return deepcopy(standing_house)
