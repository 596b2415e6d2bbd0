"""The catalogue is loaded as it stood on a day, and whole later."""

from datetime import date

from tests.people import Offices

from congxa.accounts.service import SYSTEM
from congxa.procedures.service import ProcedureVersion, load_catalogue
from congxa.procedures.tests.house import SHOP


def test_the_catalogue_as_it_stood_takes_later_versions_when_loaded_whole(offices: Offices) -> None:
    load_catalogue(actor=SYSTEM, as_on=date(2020, 12, 31))
    load_catalogue(actor=SYSTEM)
    before, since = ProcedureVersion.objects.filter(procedure__code=SHOP).order_by("valid_from")
    assert (before.valid_to, since.tier) == (date(2025, 6, 30), 3)
