"""The columns of the Excel template, and the words that stand for codes in them."""

from dataclasses import dataclass

from congxa.kernel.periods import UNIT_WORDS


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key it is read under, its heading, an example and its width in characters."""

    key: str
    heading: str
    example: str = ""
    width: int = 22
    needed: bool = False


_CODE = Column("code", "Mã thủ tục", "1.001193", 12, needed=True)
_FROM = Column("valid_from", "Áp dụng từ ngày", "01/07/2027", 14)

SHEETS: dict[str, tuple[str, tuple[Column, ...]]] = {
    "versions": (
        "Thủ tục",
        (
            _CODE,
            Column("valid_from", "Áp dụng từ ngày", "01/07/2027", 14, needed=True),
            Column("valid_to", "Đến hết ngày", "", 14),
            Column("name", "Tên thủ tục", "Thủ tục đăng ký khai sinh", 50, needed=True),
            Column("field", "Lĩnh vực", "Hộ tịch", 20, needed=True),
            Column("tier", "Cấp tiếp nhận", "xã", 12, needed=True),
            Column("audiences", "Đối tượng", "công dân", 18),
            Column("conditions", "Yêu cầu, điều kiện", "", 30),
            Column("online_level", "Mức độ trực tuyến", "toàn trình", 16),
            Column("limit_value", "Thời hạn", "0", 10),
            Column("limit_unit", "Đơn vị thời hạn", "ngày làm việc", 16),
            Column("cutoff", "Trả trong ngày nếu nhận đến", "15:00", 16),
            Column("limit_text", "Thời hạn như đã công bố", "Trong ngày", 30),
            Column("fee_text", "Phí, lệ phí như đã công bố", "Miễn nếu đúng hạn", 30),
            Column("result", "Kết quả", "Giấy khai sinh", 30, needed=True),
            Column("result_validity", "Giá trị của kết quả", "", 20),
            Column("legal_basis", "Căn cứ pháp lý (mỗi dòng một văn bản)", "Luật Hộ tịch 60/2014/QH13", 40),
            Column("announced_by", "Quyết định công bố", "", 30),
            Column("external_system", "Hệ thống khác", "", 24),
            Column("spoken", "Cách người dân gọi (mỗi dòng một cách)", "làm giấy khai sinh", 30),
            Column("note", "Ghi chú", "", 30),
        ),
    ),
    "papers": (
        "Giấy tờ",
        (
            _CODE,
            _FROM,
            Column("paper", "Tên giấy tờ", "Giấy chứng sinh", 50, needed=True),
            Column("form", "Dạng", "bản chính", 24),
            Column("count", "Số bản", "1", 8),
            Column("condition", "Khi nào cần", "", 30),
            Column("known_from", "Không cần nếu tra được từ", "", 30),
        ),
    ),
    "fees": (
        "Phí, lệ phí",
        (
            _CODE,
            _FROM,
            Column("kind", "Loại", "lệ phí", 10),
            Column("fee_name", "Tên khoản thu", "Lệ phí đăng ký khai sinh quá hạn", 40, needed=True),
            Column("amount", "Mức thu (đồng)", "5000", 14, needed=True),
            Column("per", "Tính theo", "trường hợp", 14),
            Column("channel", "Hình thức nộp", "mọi hình thức nộp", 24),
            Column("fee_from", "Thu từ ngày", "", 14),
            Column("fee_to", "Thu đến hết ngày", "", 14),
            Column("basis", "Căn cứ", "Nghị quyết của HĐND tỉnh", 30),
        ),
    ),
    "exemptions": (
        "Miễn, giảm",
        (
            _CODE,
            _FROM,
            Column("who", "Đối tượng được miễn, giảm", "Người thuộc hộ nghèo", 40, needed=True),
            Column("percent", "Giảm (%)", "100", 10),
            Column("basis", "Căn cứ", "", 30),
        ),
    ),
    "steps": (
        "Các bước",
        (
            _CODE,
            _FROM,
            Column("step", "Tên bước", "Tiếp nhận, kiểm tra giấy tờ", 40, needed=True),
            Column("place", "Cơ quan làm", "cơ quan tiếp nhận", 20),
            Column("role", "Vai trò", "cán bộ tiếp nhận", 20, needed=True),
            Column("step_value", "Thời hạn của bước", "1", 10, needed=True),
            Column("step_unit", "Đơn vị thời hạn của bước", "giờ làm việc", 18, needed=True),
        ),
    ),
}
"""Each sheet by its key: its title and its columns, in order."""

_UNITS = {unit.value: words for unit, words in UNIT_WORDS.items()}
WORDS: dict[str, dict[str, str]] = {
    "tier": {"1": "tỉnh", "2": "huyện", "3": "xã"},
    "audiences": {
        "citizen": "công dân",
        "business": "doanh nghiệp, tổ chức",
        "household_business": "hộ kinh doanh",
    },
    "online_level": {"full": "toàn trình", "partial": "một phần", "information": "cung cấp thông tin"},
    "limit_unit": _UNITS,
    "step_unit": _UNITS,
    "form": {
        "form": "tờ khai theo mẫu",
        "original": "bản chính",
        "certified_copy": "bản sao chứng thực",
        "copy": "bản sao kèm bản chính để đối chiếu",
        "electronic": "bản điện tử",
        "show": "xuất trình",
    },
    "kind": {"fee": "phí", "charge": "lệ phí"},
    "channel": {
        "any": "mọi hình thức nộp",
        "online": "nộp trực tuyến",
        "counter": "nộp trực tiếp hoặc qua bưu chính",
    },
    "place": {"own": "cơ quan tiếp nhận", "upper": "cơ quan cấp trên"},
    "role": {"reception": "cán bộ tiếp nhận", "case_officer": "cán bộ thụ lý", "leader": "lãnh đạo"},
}
"""For each column with known words: the code by the words people write."""


def heading_of(key: str) -> str:
    """Return what is written above a column. Raises StopIteration for a key that no sheet has."""
    return next(column.heading for _title, columns in SHEETS.values() for column in columns if column.key == key)
