"""What the next year's days off will probably be: proposed by the package ``holidays``, decided by the notice.

The package knows the Labour Code's days and most announced swaps, but it missed one in 2026
(docs/law/deadlines.md); so nothing it says is more than a proposal until an officer has confirmed the year.
"""

from importlib.metadata import version

import holidays
from django.utils.translation import gettext as _

from congxa.kernel.workdays import DayKind, SpecialDay

_OBSERVED, _SWAPPED = "(observed)", "(substituted from"


def proposed_days(year: int) -> list[SpecialDay]:
    """Return the days off and the weekend days worked that the package expects for ``year``, in order."""
    known = holidays.country_holidays("VN", years=year, language="vi")
    english = holidays.country_holidays("VN", years=year, language="en_US")
    off = [SpecialDay(day, _kind(english[day]), name) for day, name in known.items() if day.year == year]
    worked = [SpecialDay(day, DayKind.SWAP_WORK, _("làm bù")) for day in known.weekend_workdays if day.year == year]
    return sorted([*off, *worked], key=lambda special: special.day)


def proposal_source() -> str:
    """Return what stands as the source of a proposed row."""
    return _("đề xuất của gói holidays %(version)s, chờ thông báo") % {"version": version("holidays")}


def _kind(english: str) -> DayKind:
    if _SWAPPED in english:
        return DayKind.SWAP_OFF
    return DayKind.COMPENSATION if _OBSERVED in english else DayKind.HOLIDAY
