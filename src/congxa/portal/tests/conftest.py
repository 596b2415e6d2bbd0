"""In this room's tests the offices are those of the portals."""

import pytest
from tests.pages import Portal
from tests.people import Offices


@pytest.fixture
def offices(portal: Portal) -> Offices:
    return portal.offices
