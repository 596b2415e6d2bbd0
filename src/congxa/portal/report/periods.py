"""The periods that a report offers by name."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from congxa.kernel.clock import Period

_DAY = timedelta(days=1)


def _this_month(today: date) -> Period:
    return Period(today.replace(day=1), today)


def _last_month(today: date) -> Period:
    last = today.replace(day=1) - _DAY
    return Period(last.replace(day=1), last)


def _this_quarter(today: date) -> Period:
    return Period(today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1), today)


def _last_quarter(today: date) -> Period:
    last = _this_quarter(today).first - _DAY
    return Period(_this_quarter(last).first, last)


def _this_year(today: date) -> Period:
    return Period(today.replace(month=1, day=1), today)


PRESETS: dict[str, tuple[object, Callable[[date], Period]]] = {
    "thang-nay": (_("Tháng này"), _this_month),
    "thang-truoc": (_("Tháng trước"), _last_month),
    "quy-nay": (_("Quý này"), _this_quarter),
    "quy-truoc": (_("Quý trước"), _last_quarter),
    "nam-nay": (_("Năm nay"), _this_year),
}
"""Word in the address → (what people call it, the period as seen from a day); those that run end on that day."""
