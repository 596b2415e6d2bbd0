"""The named people and their offices, made once for each test that asks for them."""

import pytest
from tests.people import Offices, People, make_offices, make_people


@pytest.fixture
def offices(db: None) -> Offices:
    return make_offices()


@pytest.fixture
def people(offices: Offices) -> People:
    return make_people(offices)
