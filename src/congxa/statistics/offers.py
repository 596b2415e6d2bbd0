"""What this room offers to faces and numbers: the visits of a portal by period."""

from collections.abc import Callable
from datetime import datetime

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from congxa.kernel.offers import Figure, Offer
from congxa.statistics.queries import VISIT_PERIODS, VisitReading

_reading = VisitReading()
_VISITS = _(
    "Một lượt là một lần vào cổng, tính lại sau 30 phút không đọc; không tính máy tìm kiếm và cán bộ đã đăng nhập."
)
_READERS = _("Số người đã mở một trang trong 5 phút qua.")


def _count(name: str) -> Callable[[int | None, datetime], int]:
    return lambda office, now: getattr(_reading.of(office, now), name)


OFFERS: list[Offer] = [
    Figure(
        key=f"statistics.visits_{name}" if name != "reading_now" else "statistics.reading_now",
        label=format_lazy(_("Lượt truy cập: {period}"), period=label) if name != "reading_now" else label,
        unit=_("người") if name == "reading_now" else _("lượt"),
        how=_READERS if name == "reading_now" else _VISITS,
        count=_count(name),
    )
    for name, label in VISIT_PERIODS.items()
]
