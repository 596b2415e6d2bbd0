"""A command that names an office which is not there says which there are."""

import pytest
from django.core.management.base import CommandError
from tests.people import Offices

from congxa.units.service import named_office


def test_an_office_is_found_by_its_path_segment(offices: Offices) -> None:
    assert named_office("tan-vinh") == offices.tan_vinh


def test_an_unknown_one_is_refused_with_the_known_ones(offices: Offices) -> None:
    with pytest.raises(CommandError, match=r"“tan-vin”.*: luong-son, nhuan-trach, tan-vinh"):
        named_office("tan-vin")
