"""Personal identity numbers: the 12 digits of Vietnam's population data base, and the 9 of the old identity card.

Twelve digits say where the birth was registered (3), century and sex (1), year of birth (2) and a serial (6): Decree
137/2015/NĐ-CP, article 13, and its successors. There is no check digit, so a number can only be found impossible or to
contradict what else the person says. Kept as text: a number that begins with 0 is the rule.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from congxa.kernel.clock import format_date

PERSONAL, OLD_CARD = "personal", "old_card"
MALE, FEMALE = "male", "female"
SEX_WORDS = {MALE: "nam", FEMALE: "nữ"}
OLD_CARDS_END = date(2025, 1, 1)
_OLDEST = 120

# The 63 provinces of 2008 to 2025: their codes stay in the numbers after every merger. 1 to 96, with holes.
PROVINCES = {
    "001": "Hà Nội", "002": "Hà Giang", "004": "Cao Bằng", "006": "Bắc Kạn", "008": "Tuyên Quang", "010": "Lào Cai",
    "011": "Điện Biên", "012": "Lai Châu", "014": "Sơn La", "015": "Yên Bái", "017": "Hòa Bình", "019": "Thái Nguyên",
    "020": "Lạng Sơn", "022": "Quảng Ninh", "024": "Bắc Giang", "025": "Phú Thọ", "026": "Vĩnh Phúc",
    "027": "Bắc Ninh", "030": "Hải Dương", "031": "Hải Phòng", "033": "Hưng Yên", "034": "Thái Bình", "035": "Hà Nam",
    "036": "Nam Định", "037": "Ninh Bình", "038": "Thanh Hóa", "040": "Nghệ An", "042": "Hà Tĩnh",
    "044": "Quảng Bình", "045": "Quảng Trị", "046": "Thừa Thiên Huế", "048": "Đà Nẵng", "049": "Quảng Nam",
    "051": "Quảng Ngãi", "052": "Bình Định", "054": "Phú Yên", "056": "Khánh Hòa", "058": "Ninh Thuận",
    "060": "Bình Thuận", "062": "Kon Tum", "064": "Gia Lai", "066": "Đắk Lắk", "067": "Đắk Nông", "068": "Lâm Đồng",
    "070": "Bình Phước", "072": "Tây Ninh", "074": "Bình Dương", "075": "Đồng Nai", "077": "Bà Rịa – Vũng Tàu",
    "079": "Thành phố Hồ Chí Minh", "080": "Long An", "082": "Tiền Giang", "083": "Bến Tre", "084": "Trà Vinh",
    "086": "Vĩnh Long", "087": "Đồng Tháp", "089": "An Giang", "091": "Kiên Giang", "092": "Cần Thơ",
    "093": "Hậu Giang", "094": "Sóc Trăng", "095": "Bạc Liêu", "096": "Cà Mau",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class IdentityCheck:
    """What a number says. `problem` is a Vietnamese sentence that refuses it; `warnings` only ask to look again.

    `number` is the digits to keep, `kind` is PERSONAL or OLD_CARD (None when refused for its form); `sex` (MALE or
    FEMALE), `birth_year` and `province` (the name, None when the code is unknown) are read from the 12 digits.
    """

    problem: str | None = None
    warnings: tuple[str, ...] = ()
    sex: str | None = None
    birth_year: int | None = None
    province: str | None = None
    number: str = ""
    kind: str | None = None


def normalise_identity_number(text: str) -> str:
    """`text` without the spaces, dots and dashes people write between groups; wide digits made narrow."""
    return re.sub(r"[\s.\-‐‑–]", "", unicodedata.normalize("NFKC", text))


def check_identity_number(text: str, *, birth: date | None, sex: str | None, today: date) -> IdentityCheck:
    """What can be known of the number in `text`, compared with `birth` and `sex` where the person gave them.

    Nine digits are an old card: accepted, because old dossiers hold them, with a warning from 2025 on.
    """
    number = normalise_identity_number(text)
    if not re.fullmatch(r"[0-9]{9}|[0-9]{12}", number):
        return IdentityCheck(problem=_form_problem(number), number=number)
    if len(number) == 9:
        gone = "Chứng minh nhân dân 9 số hết giá trị từ 01/01/2025: hãy hỏi số định danh 12 số nếu người dân đã có."
        return IdentityCheck(warnings=(gone,) if today >= OLD_CARDS_END else (), number=number, kind=OLD_CARD)
    said_sex = FEMALE if int(number[3]) % 2 else MALE
    year = 1900 + int(number[3]) // 2 * 100 + int(number[4:6])
    return IdentityCheck(
        problem=_contradiction(number, year, said_sex, birth, sex, today),
        warnings=_doubts(number, year, today),
        sex=said_sex,
        birth_year=year,
        province=PROVINCES.get(number[:3]),
        number=number,
        kind=PERSONAL,
    )


def mask_identity_number(number: str) -> str:
    """`number` as it may be shown to others: `0170••••••34`, an old card `01•••••34`, anything else only dots."""
    shown = {12: 4, 9: 2}.get(len(number), 0)
    if not shown:
        return "•" * len(number)
    return number[:shown] + "•" * (len(number) - shown - 2) + number[-2:]


def _form_problem(number: str) -> str:
    if not number:
        return "Chưa nhập số định danh cá nhân."
    if not re.fullmatch(r"[0-9]+", number):
        return "Số định danh cá nhân chỉ gồm chữ số: hãy bỏ chữ cái và ký hiệu khác."
    return f"Số định danh cá nhân có 12 chữ số (chứng minh nhân dân cũ: 9), số vừa nhập có {len(number)}."


def _contradiction(
    number: str, year: int, said_sex: str, birth: date | None, sex: str | None, today: date
) -> str | None:
    if year > today.year:
        return f"Chữ số thứ 4 đến thứ 6 ({number[3:6]}) chỉ năm sinh {year}, chưa tới: hãy xem lại số trên giấy tờ."
    if birth is not None and birth.year != year:
        return (
            f"Số định danh chỉ năm sinh {year}, ngày sinh đã nhập là {format_date(birth)}: "
            "hãy xem lại hai mục này trên giấy tờ."
        )
    if sex in SEX_WORDS and sex != said_sex:
        return (
            f"Chữ số thứ 4 ({number[3]}) chỉ giới tính {SEX_WORDS[said_sex]}, giới tính đã nhập là {SEX_WORDS[sex]}: "
            "hãy xem lại hai mục này trên giấy tờ."
        )
    return None


def _doubts(number: str, year: int, today: date) -> tuple[str, ...]:
    doubts = []
    if number[:3] not in PROVINCES:
        doubts.append(
            f"Ba chữ số đầu ({number[:3]}) không có trong danh sách mã tỉnh: "
            "hãy xem lại, trừ khi khai sinh đăng ký ở nước ngoài."
        )
    if today.year - year > _OLDEST:
        doubts.append(f"Số định danh chỉ năm sinh {year}, hơn {_OLDEST} tuổi: hãy xem lại số trên giấy tờ.")
    return tuple(doubts)
