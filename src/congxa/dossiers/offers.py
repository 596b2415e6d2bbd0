"""What this room offers to faces and numbers: how dossiers are handled, as aggregates, and a block of the home page."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from congxa.dossiers.domain.figures import Figures
from congxa.dossiers.figures.words import Words
from congxa.dossiers.queries.board import READING, Board, in_time_share
from congxa.kernel.offers import Banner, Block, Figure, Offer, Tile

Count = Callable[[Figures], int | Decimal | None]

_RECEIVED = _(
    "Hồ sơ được tiếp nhận (đã cấp mã) từ đầu kỳ đến lúc xem, cả trực tuyến, trực tiếp và qua bưu chính; "
    "mỗi hồ sơ tính một lần, cho nơi tiếp nhận."
)
_SOLVED = _("Hồ sơ có kết quả từ đầu kỳ đến lúc xem, gồm cả hồ sơ nhận từ kỳ trước.")
_SHARE = _("Trong số hồ sơ đã giải quyết của kỳ, tỷ lệ có kết quả trước hoặc đúng hạn theo pháp luật.")
_IN_WORK = _("Hồ sơ đã tiếp nhận mà chưa kết thúc lúc xem, gồm cả hồ sơ đang chờ người nộp bổ sung hoặc nộp tiền.")
_OVERDUE = _("Trong số đang giải quyết, hồ sơ đã qua hạn và không tạm dừng.")


def _month(pick: Count) -> Callable[[int | None, datetime], int | Decimal | None]:
    return lambda office, now: pick(READING.of(office, now).month)


def _year(pick: Count) -> Callable[[int | None, datetime], int | Decimal | None]:
    return lambda office, now: pick(READING.of(office, now).year)


def _figure(
    name: str, label: Words, how: Words, count: Callable[[int | None, datetime], int | Decimal | None], unit: Words
) -> Figure:
    return Figure(key=f"dossiers.{name}", label=label, unit=unit, how=how, count=count)


def _received(found: Figures) -> int:
    return found.received


def _solved(found: Figures) -> int:
    return found.solved


_DOSSIERS, _PER_CENT = _("hồ sơ"), "%"


def home_content(*, office: int, now: datetime) -> dict[str, object] | None:
    """What the home page shows of the office; nothing as long as it has taken in no dossier this year."""
    board: Board = READING.of(office, now)
    if not board.year.total:
        return None
    return {"month": board.month, "year": board.year, "share": in_time_share(board.year), "now": now}


_LOOK_UP = "tra-cuu/"

OFFERS: list[Offer] = [
    Tile(
        key="dossiers.look_up",
        label=_("Tra cứu hồ sơ"),
        help=_("Hồ sơ đang ở đâu, bao giờ có kết quả"),
        path=_LOOK_UP,
        icon="folder-search",
        order=110,
    ),
    Banner(key="dossiers.look_up", label=_("Tra cứu hồ sơ"), path=_LOOK_UP, icon="folder-search", order=110),
    _figure("received_month", _("Hồ sơ tiếp nhận: tháng này"), _RECEIVED, _month(_received), _DOSSIERS),
    _figure("received_year", _("Hồ sơ tiếp nhận: năm nay"), _RECEIVED, _year(_received), _DOSSIERS),
    _figure("solved_month", _("Hồ sơ đã giải quyết: tháng này"), _SOLVED, _month(_solved), _DOSSIERS),
    _figure("solved_year", _("Hồ sơ đã giải quyết: năm nay"), _SOLVED, _year(_solved), _DOSSIERS),
    _figure("share_month", _("Giải quyết không quá hạn: tháng này"), _SHARE, _month(in_time_share), _PER_CENT),
    _figure("share_year", _("Giải quyết không quá hạn: năm nay"), _SHARE, _year(in_time_share), _PER_CENT),
    _figure("in_work", _("Hồ sơ đang giải quyết"), _IN_WORK, _month(lambda found: found.in_work), _DOSSIERS),
    _figure("overdue", _("Hồ sơ đang quá hạn"), _OVERDUE, _month(lambda found: found.overdue), _DOSSIERS),
    Block(
        key="dossiers.handling",
        label=_("Giải quyết hồ sơ"),
        content=home_content,
        template="dossiers/figs/home_block.html",
        order=60,
    ),
]
