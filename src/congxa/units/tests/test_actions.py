"""Writes tell the rooms above, ask them first, and leave nothing half done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.dispatch import Signal

from congxa.units import actions
from congxa.units.domain.events import EventKind, IllegalEvent
from congxa.units.models import Office, OfficeHost, Unit, UnitEvent, UnitSuccession
from congxa.units.signals import Change, units_asked, units_changed
from congxa.units.tests.domain.trees import REFORM, event, heir
from congxa.units.tests.factories import make_office, store_tree

pytestmark = pytest.mark.django_db
DECISION = actions.Decision("830/NQ-UBTVQH14", "Ủy ban Thường vụ Quốc hội", date(2019, 12, 17))
MERGE = event(EventKind.MERGE, "04948 04957", heir("04957", "Cao Sơn"))
CLOSING = date(2019, 12, 31)


@contextmanager
def connected(signal: Signal, receiver: Callable[..., object]) -> Iterator[None]:
    signal.connect(receiver)
    try:
        yield
    finally:
        signal.disconnect(receiver)


@contextmanager
def told() -> Iterator[list[Change]]:
    heard: list[Change] = []

    def hear(sender: object, change: Change, **_: object) -> None:
        heard.append(change)

    with connected(units_changed, hear):
        yield heard


def two_offices() -> tuple[Office, Office]:
    units = store_tree()
    return make_office(units["152"], "luong-son", root=True), make_office(units["04951"], "tan-vinh")


def test_event_is_written_with_its_decision_and_successions() -> None:
    store_tree()
    with told() as heard:
        row = actions.record_event(actor=None, event=MERGE, decision=DECISION)
    assert (row.kind, row.date, row.decision_number) == ("merge", REFORM, "830/NQ-UBTVQH14")
    assert sorted((link.old.name, str(link.new)) for link in row.successions.all()) == [
        ("Cao Răm", "xã Cao Sơn"),
        ("Trường Sơn", "xã Cao Sơn"),
    ]
    assert [change.after["units"] for change in heard] == [["04957"]]


def test_new_unit_carries_the_decision_as_source() -> None:
    store_tree()
    actions.record_event(actor=None, event=MERGE, decision=DECISION)
    assert Unit.objects.get(code="04957", valid_from=REFORM).source == "830/NQ-UBTVQH14"


def test_illegal_event_writes_nothing() -> None:
    store_tree()
    events = [actions.Decreed(one, DECISION) for one in (MERGE, event(EventKind.ABOLISH, "152"))]
    with pytest.raises(IllegalEvent):
        actions.record_events(actor=None, events=events)
    assert not UnitEvent.objects.exists()
    assert not Unit.objects.filter(valid_to__isnull=False).exists()


def test_listener_that_fails_undoes_the_change() -> None:
    store_tree()

    def fail(sender: object, change: Change, **_: object) -> None:
        raise OSError("the journal is full")

    with connected(units_changed, fail), pytest.raises(OSError, match="the journal is full"):
        actions.record_event(actor=None, event=MERGE, decision=DECISION)
    assert not UnitSuccession.objects.exists()


def test_person_is_refused_unless_a_room_above_says_yes() -> None:
    _, office = two_offices()
    person = object()
    asked: list[object] = []

    def yes(sender: object, actor: object, verb: str, thing: Office, **_: object) -> bool:
        asked.append((verb, thing.slug))
        return actor is person

    with pytest.raises(PermissionDenied):
        actions.set_host(actor=person, office=office, host="tan-vinh.gov.vn")
    with connected(units_asked, yes):
        actions.set_host(actor=person, office=office, host="tan-vinh.gov.vn")
        with pytest.raises(PermissionDenied):
            actions.set_host(actor=object(), office=office, host="khac.gov.vn")
    assert ("units.set_host", "tan-vinh") in asked


def test_host_is_kept_in_small_letters_and_the_last_canonical_one_wins() -> None:
    _, office = two_offices()
    actions.set_host(actor=None, office=office, host="Tan-Vinh.GOV.vn.")
    actions.set_host(actor=None, office=office, host="tanvinh.vn")
    actions.set_host(actor=None, office=office, host="www.tanvinh.vn", canonical=False)
    rows = OfficeHost.objects.order_by("pk").values_list("host", "is_canonical")
    assert list(rows) == [("tan-vinh.gov.vn", False), ("tanvinh.vn", True), ("www.tanvinh.vn", False)]


@pytest.mark.parametrize("host", ["", "a b.vn", "http://a.vn", "a.vn:80", "-a.vn", "a..vn", "x" * 64 + ".vn"])
def test_host_that_is_none_is_refused(host: str) -> None:
    _, office = two_offices()
    with pytest.raises(ValidationError, match="không phải là tên miền"):
        actions.set_host(actor=None, office=office, host=host)


def test_host_of_another_office_is_refused() -> None:
    root, office = two_offices()
    actions.set_host(actor=None, office=root, host="luongson.gov.vn")
    with pytest.raises(ValidationError, match="đang thuộc về"):
        actions.set_host(actor=None, office=office, host="luongson.gov.vn")


def test_removed_host_is_free_again() -> None:
    root, office = two_offices()
    actions.set_host(actor=None, office=root, host="luongson.gov.vn")
    actions.remove_host(actor=None, office=root, host="luongson.gov.vn")
    assert actions.set_host(actor=None, office=office, host="luongson.gov.vn").office == office
    with pytest.raises(ValidationError, match="không có tên miền"):
        actions.remove_host(actor=None, office=root, host="luongson.gov.vn")


@pytest.mark.parametrize("slug", ["tin-tuc", "healthz", "Tan-Vinh", "tân-vinh", "a--b", "", "tan_vinh"])
def test_slug_that_cannot_be_an_address_is_refused(slug: str) -> None:
    unit = store_tree()["04951"]
    with pytest.raises(ValidationError) as refusal:
        actions.create_office(actor=None, unit=unit, slug=slug, valid_from=REFORM, name="Ủy ban", short_name="Xã")
    assert "slug" in refusal.value.message_dict


def test_office_is_created_and_described() -> None:
    unit = store_tree()["04951"]
    with told() as heard:
        office = actions.create_office(
            actor=None, unit=unit, slug="tan-vinh", valid_from=REFORM, name="Ủy ban", short_name="Xã Tân Vinh"
        )
        actions.describe_office(actor=None, office=office, phone=" 0218  3824 123 ", name="Ủy ban")
    assert Office.objects.get().phone == "0218 3824 123"
    assert (heard[1].before, heard[1].after) == ({"phone": ""}, {"phone": "0218 3824 123"})


def test_office_follows_only_a_unit_that_continues_its_own() -> None:
    units = store_tree()
    office = make_office(units["04957"], "cao-ram")
    actions.record_event(actor=None, event=MERGE, decision=DECISION)
    heir = Unit.objects.get(code="04957", valid_from=REFORM)
    with pytest.raises(ValidationError, match="không kế thừa"):
        actions.describe_office(actor=None, office=office, unit=units["04951"])
    assert actions.describe_office(actor=None, office=office, unit=heir, short_name="Xã Cao Sơn").unit == heir


def test_root_moves_to_another_office() -> None:
    former, office = two_offices()
    actions.set_root(actor=None, office=office)
    former.refresh_from_db()
    assert (former.is_root, Office.objects.get(is_root=True)) == (False, office)


def test_closed_office_names_its_successor() -> None:
    root, office = two_offices()
    actions.close_office(actor=None, office=office, successor=root, day=CLOSING)
    office.refresh_from_db()
    assert (office.valid_to, office.successor) == (CLOSING, root)
    with pytest.raises(ValidationError, match="đã đóng"):
        actions.close_office(actor=None, office=office, successor=None, day=CLOSING)


def test_office_closes_neither_into_itself_nor_into_a_circle_nor_before_it_opened() -> None:
    root, office = two_offices()
    with pytest.raises(ValidationError, match="chính cơ quan này"):
        actions.close_office(actor=None, office=office, successor=office, day=CLOSING)
    with pytest.raises(ValidationError, match="bắt đầu hoạt động"):
        actions.close_office(actor=None, office=office, successor=root, day=date(2000, 1, 1))
    with pytest.raises(ValidationError, match="Cơ quan gốc"):
        actions.close_office(actor=None, office=root, successor=None, day=CLOSING)
    actions.close_office(actor=None, office=office, successor=root, day=CLOSING)
    with pytest.raises(ValidationError, match="chính cơ quan này"):
        actions.close_office(actor=None, office=root, successor=Office.objects.get(pk=office.pk), day=CLOSING)


def test_opening_hours_are_replaced_as_a_whole() -> None:
    _, office = two_offices()
    actions.set_opening_hours(actor=None, office=office, hours=[(6, time(8), time(9))])
    actions.set_opening_hours(
        actor=None, office=office, hours=[(0, time(13, 30), time(17)), (0, time(7, 30), time(11, 30))]
    )
    assert [str(hours) for hours in office.opening_hours.all()] == ["0: 07:30–11:30", "0: 13:30–17:00"]


@pytest.mark.parametrize(
    "hours",
    [
        [(7, time(8), time(9))],
        [(0, time(9), time(8))],
        [(0, time(7), time(11)), (0, time(10), time(12))],
    ],
)
def test_nonsense_hours_change_nothing(hours: list[tuple[int, time, time]]) -> None:
    _, office = two_offices()
    actions.set_opening_hours(actor=None, office=office, hours=[(1, time(8), time(9))])
    with pytest.raises(ValidationError):
        actions.set_opening_hours(actor=None, office=office, hours=hours)
    assert [str(row) for row in office.opening_hours.all()] == ["1: 08:00–09:00"]


def test_department_is_added_once() -> None:
    _, office = two_offices()
    actions.add_department(actor=None, office=office, name=" Bộ phận một cửa ")
    with pytest.raises(ValidationError):
        actions.add_department(actor=None, office=office, name="Bộ phận một cửa")
    assert office.departments.get().name == "Bộ phận một cửa"
