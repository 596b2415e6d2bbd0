"""A catalogue for tests: Tân Vinh and the district with the law pack loaded."""

from dataclasses import dataclass
from datetime import date, datetime, time

from tests.people import Offices, People, make_offices, make_people
from tests.portals import open_portal

from congxa.accounts.service import SYSTEM
from congxa.kernel.clock import VIETNAM
from congxa.procedures.lists.values import ListedPaper, ListedVersion
from congxa.procedures.service import load_catalogue, offer_many
from congxa.units.service import load_calendar

TODAY = date(2026, 11, 23)
"""A Monday; the day after is a day off."""
BIRTH, SINGLE, COPIES, SHOP, HALF = "1.001193", "1.004873", "2.000815", "1.001612", "2.000986"


def moment(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    """Return a time of a day in Vietnam."""
    return datetime.combine(day, time(hour, minute), VIETNAM)


@dataclass(frozen=True)
class House:
    offices: Offices
    people: People


def make_house(*codes: str) -> House:
    """Load the catalogue and let Tân Vinh take in ``codes``, all of its tier when none are named."""
    offices = make_offices()
    load_catalogue(actor=SYSTEM)
    load_calendar(actor=None, office=offices.district)
    wanted = codes or (BIRTH, SINGLE, COPIES, SHOP)
    offer_many(actor=SYSTEM, office=offices.tan_vinh, codes=wanted, valid_from=date(2026, 1, 1))
    return House(offices, make_people(offices))


def make_open_house() -> House:
    """The same, with a portal of the district and one of Tân Vinh."""
    house = make_house()
    open_portal(office=house.offices.district)
    open_portal(office=house.offices.tan_vinh)
    return house


def listed(valid_from: date, **values: object) -> ListedVersion:
    """Return a small version as an officer would write it."""
    plain: dict[str, object] = {
        "name": "Cấp bản sao",
        "field": "Hộ tịch",
        "tier": 3,
        "online_level": "partial",
        "result": "Bản sao",
        "audiences": ("citizen",),
        "limit_value": 3,
        "limit_unit": "working_day",
        "papers": (ListedPaper("Tờ khai", "form"),),
    }
    return ListedVersion(valid_from, **(plain | values))  # type: ignore[arg-type]  # values of fields by name
