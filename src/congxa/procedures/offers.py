"""What this room offers to faces and numbers: tile and banner, what the search may find, and how much is offered."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from congxa.kernel.clock import day_of, start_of
from congxa.kernel.moment import OfOneMoment
from congxa.kernel.offers import Banner, Duty, Figure, Findable, Item, Offer, Tile
from congxa.procedures.queries.offered import (
    Offered,
    OfferedCount,
    count_offered,
    last_change,
    offered,
    offered_everywhere,
)
from congxa.records.service import ref_of

PATH = "dich-vu-cong/"


def _items(office: int | None, now: datetime) -> Iterator[Item]:
    day = day_of(now)
    for one in offered_everywhere(day) if office is None else offered(office, day):
        yield _item(one)


def _item(one: Offered) -> Item:
    since = start_of(max(one.version.valid_from, one.offering.valid_from))
    return Item(
        ref=ref_of(one.offering),
        office=one.offering.office_id,
        title=one.version.name,
        path=one.path,
        published_at=since,
        changed_at=since,
        summary=". ".join(one.spoken[:3]),
        body=" ".join((one.version.result, one.version.field.name, *(event.name for event in one.events))),
        keywords=(one.code, *one.spoken),
    )


_counted = OfOneMoment[int | None, OfferedCount](lambda office, now: count_offered(office, day_of(now)))


def _count(office: int | None, now: datetime) -> int:
    return _counted.of(office, now).all


def _count_full(office: int | None, now: datetime) -> int:
    return _counted.of(office, now).full


def _latest(office: int, now: datetime) -> datetime | None:
    day = last_change(office, day_of(now))
    return start_of(day) if day else None


OFFERS: list[Offer] = [
    Tile(
        key="procedures.catalogue",
        label=_("Làm thủ tục"),
        help=_("Giấy tờ cần mang, lệ phí, ngày hẹn trả"),
        path=PATH,
        icon="file-text",
        order=100,
    ),
    Banner(key="procedures.catalogue", label=_("Dịch vụ công"), path=PATH, icon="building-2", order=100),
    Findable(key="procedures.offering", label=_("Thủ tục"), items=_items),
    Figure(
        key="procedures.offered",
        label=_("Thủ tục đang tiếp nhận"),
        unit=_("thủ tục"),
        how=_("Số thủ tục hành chính mà cơ quan nhận hồ sơ trong ngày hôm nay; toàn hệ thống: mỗi mã tính một lần."),
        count=_count,
    ),
    Figure(
        key="procedures.offered_full",
        label=_("Thủ tục trực tuyến toàn trình"),
        unit=_("thủ tục"),
        how=_("Trong số thủ tục đang tiếp nhận, những thủ tục được công bố ở mức toàn trình."),
        count=_count_full,
    ),
    Duty(
        key="procedures.published",
        label=_("Công khai thủ tục hành chính"),
        basis=_("Nghị định 63/2010/NĐ-CP; Nghị định 61/2018/NĐ-CP"),
        fresh_days=None,
        latest=_latest,
    ),
]
