"""The service-quality index of Quyết định 766/QĐ-TTg as far as it follows from dossiers: an estimate, never the score.

The official score is counted on the national portal from what was synchronised. Here each component is a ratio of two
numbers whose dossiers can be listed; a component whose data the house does not have is said to be unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from congxa.dossiers.domain.marking import gettext_noop as _

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Component:
    """One component: its number in the decision, group, name, how it is counted, and its weight.

    `most` is the most points, None where the decision's split is not public; the points are full from a ratio of `full`
    on. `empty_is_zero`: without a single case it scores nothing, instead of not being counted. `why_not` says of a
    component that cannot be counted what is missing; then there is no ratio.
    """

    key: str
    group: str
    name: str
    formula: str
    most: int | None
    full: Decimal = Decimal(1)
    empty_is_zero: bool = False
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """A component with its numbers; both None when it cannot be counted."""

    component: Component
    numerator: int | None = None
    denominator: int | None = None

    @property
    def ratio(self) -> Decimal | None:
        """The share in per cent, rounded to two places; None when there is nothing to take a share of."""
        if self.numerator is None or not self.denominator:
            return None
        share = Decimal(max(self.numerator, 0)) * 100 / self.denominator
        return share.quantize(_CENT, rounding=ROUND_HALF_UP)

    @property
    def points(self) -> Decimal | None:
        """`most` × ratio / `full`, at most `most`; None when it cannot be counted."""
        if self.component.most is None or self.numerator is None:
            return None
        if self.ratio is None:
            return Decimal(0).quantize(_CENT) if self.component.empty_is_zero else None
        earned = self.component.most * self.ratio / 100 / self.component.full
        return min(earned, Decimal(self.component.most)).quantize(_CENT, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Group:
    """A component group: its name, the most points of the decision, and what could be counted of it."""

    name: str
    most: int
    scores: tuple[Score, ...]

    @property
    def points(self) -> Decimal:
        """The points of the components that could be counted."""
        return sum((score.points for score in self.scores if score.points is not None), Decimal(0))

    @property
    def countable(self) -> int:
        """The most points that could be earned in the components that could be counted."""
        return sum(score.component.most or 0 for score in self.scores if score.points is not None)


GROUPS: Mapping[str, tuple[str, int]] = {
    "openness": (_("Công khai, minh bạch"), 18),
    "progress": (_("Tiến độ giải quyết"), 20),
    "online": (_("Dịch vụ công trực tuyến"), 12),
    "digital": (_("Số hóa hồ sơ"), 22),
    "payment": (_("Thanh toán trực tuyến"), 10),
    "satisfaction": (_("Mức độ hài lòng"), 18),
}
"""The groups of the decision and their points, 100 together."""
_EIGHTY, _NINETY, _HALF = Decimal("0.8"), Decimal("0.9"), Decimal("0.5")
_NO_CODEBOOK = _("Cần số liệu công bố, công khai thủ tục trên Cơ sở dữ liệu quốc gia về thủ tục hành chính.")
_NO_SYNC = _("Cần số liệu đồng bộ với Cổng Dịch vụ công quốc gia.")
_NO_PETITIONS = _("Cần số liệu phản ánh, kiến nghị về giải quyết thủ tục hành chính.")
_NO_SPLIT = _("Cách chia 12 điểm của nhóm chưa được công khai nên chỉ tính tỷ lệ.")

COMPONENTS: tuple[Component, ...] = (
    Component("1.1", "openness", _("Thủ tục công bố đúng hạn"), "", 6, why_not=_NO_CODEBOOK),
    Component("1.2", "openness", _("Thủ tục cập nhật, công khai đúng hạn"), "", 4, why_not=_NO_CODEBOOK),
    Component("1.3", "openness", _("Thủ tục công khai đủ nội dung"), "", 2, why_not=_NO_CODEBOOK),
    Component("1.4", "openness", _("Hồ sơ đồng bộ"), "", 6, why_not=_NO_SYNC),
    Component(
        "2.1", "progress", _("Hồ sơ giải quyết trước, đúng hạn"),
        _("Hồ sơ đúng hạn hoặc còn trong hạn / hồ sơ phải giải quyết trong kỳ. Thời gian chờ người nộp được trừ; "
          "yêu cầu bổ sung quá một lần thì tính là quá hạn. Điểm = 20 × tỷ lệ."), 20,
    ),
    Component(
        "3.1", "online", _("Thủ tục cung cấp trực tuyến"),
        _("Thủ tục toàn trình và một phần / thủ tục đang tiếp nhận. Đủ điểm từ 80 %."), None, _EIGHTY,
    ),
    Component(
        "3.2", "online", _("Dịch vụ trực tuyến có phát sinh hồ sơ"),
        _("Thủ tục trực tuyến có hồ sơ nộp trực tuyến trong kỳ / thủ tục trực tuyến đang tiếp nhận."), None,
    ),
    Component(
        "3.3", "online", _("Hồ sơ nộp trực tuyến"),
        _("Hồ sơ tiếp nhận trực tuyến / hồ sơ tiếp nhận của thủ tục cung cấp trực tuyến. Đủ điểm từ 50 %; "
          "hệ số đồng bộ chưa có số liệu."), None, _HALF,
    ),
    Component(
        "4.1", "digital", _("Kết quả điện tử"),
        _("Hồ sơ có tệp kết quả đã ký / hồ sơ đã giải quyết trong kỳ. Điểm = 6 × tỷ lệ."), 6,
    ),
    Component(
        "4.2", "digital", _("Hồ sơ được số hóa"),
        _("Hồ sơ có giấy tờ đã số hóa / hồ sơ tiếp nhận trong kỳ. Đủ 4 điểm từ 80 %."), 4, _EIGHTY,
    ),
    Component(
        "4.3", "digital", _("Tái sử dụng dữ liệu"),
        _("Hồ sơ dùng lại giấy tờ đã có hoặc dữ liệu tra được / hồ sơ tiếp nhận trong kỳ. Đủ 2 điểm từ 80 %."), 2,
        _EIGHTY,
    ),
    Component("4.4", "digital", _("Dữ liệu chia sẻ để dùng lại"), "", 4, why_not=_NO_SYNC),
    Component("4.5", "digital", _("Dùng dữ liệu dân cư; bản sao chứng thực điện tử"), "", 6, why_not=_NO_SYNC),
    Component("3.5a", "payment", _("Thủ tục có phí cho trả trên Cổng quốc gia"), "", 2, why_not=_NO_SYNC),
    Component(
        "3.5b", "payment", _("Thủ tục có phí đã được trả trực tuyến"),
        _("Thủ tục có hồ sơ trả trực tuyến / thủ tục có hồ sơ phải nộp tiền, trong kỳ. Đủ 2 điểm từ 80 %."), 2, _EIGHTY,
    ),
    Component(
        "3.6", "payment", _("Hồ sơ trả phí trực tuyến"),
        _("Hồ sơ có khoản trả bằng chuyển khoản, mã QR hoặc trên Cổng quốc gia / "
          "hồ sơ tiếp nhận trong kỳ phải nộp tiền. Điểm = 6 × tỷ lệ."), 6,
    ),
    Component("5.2", "satisfaction", _("Phản ánh, kiến nghị xử lý đúng hạn"), "", 6, why_not=_NO_PETITIONS),
    Component("5.3", "satisfaction", _("Hài lòng về xử lý phản ánh, kiến nghị"), "", 6, why_not=_NO_PETITIONS),
    Component(
        "5.4", "satisfaction", _("Hài lòng về giải quyết thủ tục"),
        _("100 % − (tỷ lệ quá hạn + tỷ lệ bị khiếu nại hoặc chê) trên hồ sơ đã giải quyết trong kỳ. "
          "Đủ 6 điểm từ 90 %; không có hồ sơ thì 0 điểm."), 6, _NINETY, empty_is_zero=True,
    ),
)  # fmt: skip
NO_SPLIT = _NO_SPLIT
"""Why the components of the online group have a ratio and no points."""


def index(numbers: Mapping[str, tuple[int, int]]) -> list[Group]:
    """The groups with their scores, from numerator and denominator by component.

    Raises KeyError when a component that can be counted has no numbers: nothing is guessed.
    """
    groups = []
    for key, (name, most) in GROUPS.items():
        scores = tuple(_score(component, numbers) for component in COMPONENTS if component.group == key)
        groups.append(Group(name, most, scores))
    return groups


def _score(component: Component, numbers: Mapping[str, tuple[int, int]]) -> Score:
    if component.why_not:
        return Score(component)
    return Score(component, *numbers[component.key])


def total(groups: list[Group]) -> tuple[Decimal, int]:
    """The points that could be counted, and the most that they could have been."""
    return sum((group.points for group in groups), Decimal(0)), sum(group.countable for group in groups)
