"""The search changes on the day a procedure does, although nobody acts on that day."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from congxa.accounts.service import SYSTEM
from congxa.kernel.text import fold
from congxa.portal.models import SearchEntry
from congxa.portal.search.daily import DaySearch, catch_up
from congxa.portal.search.indexing import rebuild
from congxa.procedures.service import offer, put_version, stop_offering
from congxa.procedures.tests.house import BIRTH, COPIES, SINGLE, House, listed, make_house, moment
from congxa.records.models import VersionChange
from tests.standing import Stand

MIDNIGHT = date(2026, 12, 1)
"""The day on which everything here changes."""


@pytest.fixture(scope="module")
def standing_house(stand: Stand) -> House:
    return stand(make_found)


def make_found() -> House:
    made = make_house(BIRTH, COPIES)
    rebuild(told=lambda _kind, _count: None, now=moment(9))
    return made


@pytest.fixture
def house(db: None, standing_house: House) -> House:
    """Tân Vinh takes in two procedures, both in the search since November."""
    return deepcopy(standing_house)


def names(house: House) -> set[str]:
    entries = SearchEntry.objects.filter(office=house.offices.tan_vinh, kind="procedures.offering")
    return set(entries.values_list("title", flat=True))


def new_copies(house: House) -> None:
    put_version(actor=house.people.quang, code=COPIES, listed=listed(MIDNIGHT, name="Cấp bản sao trích lục"))


def test_a_version_is_found_from_the_day_on_which_it_begins(house: House) -> None:
    work = DaySearch()
    new_copies(house)
    work(moment(9))
    before = names(house)
    work(moment(0, 1, MIDNIGHT))
    assert "Cấp bản sao trích lục" not in before
    assert "Cấp bản sao trích lục" in names(house)
    assert len(names(house)) == len(before) == 2
    assert SearchEntry.objects.get(title="Cấp bản sao trích lục").folded_title == fold("Cấp bản sao trích lục")


@pytest.mark.parametrize("late", [0, 1, 40])
def test_an_offering_that_ended_is_gone_however_long_the_worker_stood_still(house: House, late: int) -> None:
    office = house.offices.tan_vinh
    stop_offering(actor=SYSTEM, office=office, code=COPIES, last_day=MIDNIGHT - timedelta(days=1), reason="Chuyển cấp")
    assert catch_up(moment(23, 59, MIDNIGHT - timedelta(days=1))) == 0
    assert catch_up(moment(0, 0, MIDNIGHT + timedelta(days=late))) == 1
    assert names(house) == {"Thủ tục đăng ký khai sinh"}


def test_an_offering_is_found_from_its_first_day(house: House) -> None:
    offer(actor=SYSTEM, office=house.offices.tan_vinh, code=SINGLE, valid_from=MIDNIGHT)
    assert catch_up(moment(23, 59, MIDNIGHT - timedelta(days=1))) == 0
    assert catch_up(moment(0, 0, MIDNIGHT)) == 1
    assert len(names(house)) == 3


def test_a_day_is_looked_at_once_and_again_when_it_failed(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    work = DaySearch()
    new_copies(house)
    with monkeypatch.context() as broken:
        broken.setattr("congxa.portal.search.daily.put", _fails)
        with pytest.raises(OSError, match="no disk"):
            work(moment(0, 1, MIDNIGHT))
    assert work(moment(0, 2, MIDNIGHT)) == 1
    assert work(moment(0, 3, MIDNIGHT)) == 0


def _fails(*_given: object) -> None:
    raise OSError("no disk")


def test_an_office_without_a_change_keeps_its_pages_in_the_cache(house: House) -> None:
    new_copies(house)
    before = VersionChange.objects.count()
    catch_up(moment(0, 0, MIDNIGHT))
    told = VersionChange.objects.order_by("pk").values_list("name", flat=True)[before:]
    assert list(told) == [f"office:{house.offices.tan_vinh.pk}"]


def test_looking_at_an_office_costs_what_its_rooms_ask(
    house: House, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(1 + 3 * 6):  # offices; for each the entries, and what is offered with its parts
        catch_up(moment(9))
