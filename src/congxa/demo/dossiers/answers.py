"""What the demo's people wrote into the forms of their procedures: invented, and cleaned as the page cleans it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

from congxa.dossiers.service import Filing, number_in_words
from congxa.kernel.clock import format_date
from congxa.procedures.service import FillingForm, ProcedureVersion, form_of
from congxa.units.service import Unit

Raw = dict[str, Any]
MALE, FEMALE = "male", "female"
_ETHNICITIES = ("Mường", "Mường", "Mường", "Kinh", "Dao")


class Writers:
    """Fills in forms by their keys. `words` are the lists of names to draw from."""

    def __init__(self, words: dict[str, Any], rng: Random) -> None:
        self.words, self.rng = words, rng
        self._kinds: dict[int, type[FillingForm]] = {}

    def answers(self, procedure: ProcedureVersion, filing: Filing, unit: Unit, day: date) -> Raw:
        """The answers of a filing on a `day` by somebody who lives in `unit`; empty where there is nothing to ask."""
        form = procedure.form
        write = _FORMS.get(form.form.key) if form is not None else None
        if form is None or write is None:
            return {}
        if form.pk not in self._kinds:
            self._kinds[form.pk] = form_of(form)
        raw = write(Desk(filing, unit, day, self.rng, self.words))
        kept: Raw = self._kinds[form.pk](answers=raw, today=day).outcome.answers
        return kept


@dataclass(frozen=True)
class Desk:
    """One person with a form before them."""

    filing: Filing
    unit: Unit
    day: date
    rng: Random
    words: dict[str, Any]

    @cached_property
    def sex(self) -> str:
        """As the number of the applicant says."""
        return FEMALE if int(self.filing.identity_number[3]) % 2 else MALE

    @property
    def applicant(self) -> Raw:
        """The applicant, as far as a form asks."""
        birth = self.filing.birth_date
        return {
            "name": self.filing.applicant_name, "birth_date": format_date(birth) if birth else "", "sex": self.sex,
            "identity": self.filing.identity_number, "ethnicity": self.ethnicity, "nationality": "Việt Nam",
        }  # fmt: skip

    @cached_property
    def ethnicity(self) -> str:
        """The ethnicity of the family."""
        return self.rng.choice(_ETHNICITIES)

    @property
    def home(self) -> Raw:
        """Where the family lives."""
        unit = {"code": self.unit.code, "valid_from": self.unit.valid_from.isoformat()}
        return {"unit": unit, "place": self.unit.name, "detail": self.filing.address.partition(",")[0]}

    def person(self, sex: str, born: date) -> Raw:
        """Somebody else of the family."""
        century = (2 if born.year >= 2000 else 0) + (sex == FEMALE)
        return {
            "name": f"{self.word('family_names')} {self.word('women' if sex == FEMALE else 'men')}",
            "birth_date": format_date(born), "sex": sex, "ethnicity": self.ethnicity, "nationality": "Việt Nam",
            "identity": f"017{century}{born.year % 100:02d}{self.rng.randrange(1, 999999):06d}",
        }  # fmt: skip

    def ago(self, least: int, most: int) -> date:
        """A day so many days before this one."""
        return self.day - timedelta(days=self.rng.randrange(least, most))

    def word(self, name: str) -> str:
        """A word of a list of the file."""
        return str(self.rng.choice(self.words[name]))

    def adult(self) -> date:
        """The birthday of somebody between 21 and 45."""
        return self.ago(21 * 366, 45 * 365)


def _birth(desk: Desk) -> Raw:
    born, sex = desk.ago(2, 58), desk.rng.choice((MALE, FEMALE))
    mother = desk.applicant if desk.sex == FEMALE else desk.person(FEMALE, desk.adult())
    father = desk.applicant if desk.sex == MALE else desk.person(MALE, desk.adult())
    day, month, year = (number_in_words(number) for number in (born.day, born.month, born.year))
    return {
        "nguoi_khai": desk.applicant, "noi_cu_tru_nguoi_khai": desk.home, "dien_thoai": desk.filing.phone,
        "giay_to_nguoi_khai": f"Căn cước công dân {desk.filing.identity_number}",
        "quan_he": "me" if desk.sex == FEMALE else "cha", "tre": desk.person(sex, born),
        "noi_sinh": desk.word("births"),
        "ngay_sinh_chu": f"Ngày {day} tháng {month} năm {year}", "que_quan": desk.home,
        "me": mother, "noi_cu_tru_me": desk.home, "cha": father, "noi_cu_tru_cha": desk.home,
    }  # fmt: skip


def _copies(desk: Desk) -> Raw:
    names = desk.rng.sample(desk.words["copied"], desk.rng.choice((1, 1, 2, 3)))
    rows = [{"ten": name, "trang": desk.rng.choice((1, 1, 2, 4)), "ban": desk.rng.randrange(1, 6)} for name in names]
    return {"nguoi_yeu_cau": desk.applicant, "dien_thoai": desk.filing.phone, "giay_to": rows}


def _marriage(desk: Desk) -> Raw:
    other = desk.person(MALE if desk.sex == FEMALE else FEMALE, desk.adult())
    bride, groom = (desk.applicant, other) if desk.sex == FEMALE else (other, desk.applicant)
    return {
        "nu": bride, "noi_cu_tru_nu": desk.home, "lan_nu": 1, "nam": groom, "noi_cu_tru_nam": desk.home, "lan_nam": 1,
        "dien_thoai": desk.filing.phone, "so_ban_sao": desk.rng.choice((1, 2)), "cam_doan": ["dung"],
    }  # fmt: skip


def _single(desk: Desk) -> Raw:
    raw: Raw = {
        "nguoi_khai": desk.applicant, "dien_thoai": desk.filing.phone, "noi_cu_tru": desk.home, "xin_cho": "minh",
        "hien_nay": "chua",
    }  # fmt: skip
    if desk.rng.random() < 0.5:
        other = desk.person(MALE if desk.sex == FEMALE else FEMALE, desk.adult())
        return raw | {"dung_de": "ket_hon", "ket_hon_voi": other, "noi_ket_hon": f"Ủy ban nhân dân xã {desk.unit.name}"}
    return raw | {"dung_de": "khac", "viec_khac": desk.word("purposes")}


def _death(desk: Desk) -> Raw:
    died, sex = desk.ago(2, 14), desk.rng.choice((MALE, FEMALE))
    return {
        "nguoi_khai": desk.applicant, "dien_thoai": desk.filing.phone, "noi_cu_tru": desk.home, "quan_he": "Con",
        "nguoi_chet_la": desk.person(sex, desk.ago(68 * 365, 92 * 365)), "noi_cu_tru_cuoi": desk.home,
        "ngay_chet": format_date(died), "noi_chet": f"{desk.filing.address}", "nguyen_nhan": "Tuổi già",
    }  # fmt: skip


def _support(desk: Desk) -> Raw:
    raw: Raw = {
        "nguoi": desk.applicant, "noi_o": desk.home, "dien_thoai": desk.filing.phone, "luong_huu": "khong",
        "ho_ngheo": desk.rng.choice(("co", "khong")), "mo_ta": desk.word("hardships"), "ai_khai": "tu",
        "nhan_tien": "tien_mat",
    }  # fmt: skip
    if desk.rng.random() < 0.5:
        return raw | {"thuoc_dien": "khuyet_tat", "muc_khuyet_tat": "nang"}
    return raw | {"thuoc_dien": "khac"}


def _business(desk: Desk) -> Raw:
    trade = desk.word("trades")
    return {
        "chu": desk.applicant, "noi_cu_tru": desk.home, "dien_thoai": desk.filing.phone, "chu_the": "ca_nhan",
        "ten": f"Hộ kinh doanh {desk.filing.applicant_name}", "tru_so": desk.home, "nganh": [{"ten": trade}],
        "von": desk.rng.randrange(2, 60) * 5_000_000, "lao_dong": desk.rng.randrange(1, 5), "thue": "ke_khai",
    }  # fmt: skip


def _land(desk: Desk) -> Raw:
    # The picture of the certificate is a file; the counter has the certificate itself.
    plot = {"so_thua": str(desk.rng.randrange(1, 400)), "to_ban_do": str(desk.rng.randrange(1, 60)),
            "dien_tich": desk.rng.randrange(800, 9000) / 10, "loai_dat": "Đất ở nông thôn"}  # fmt: skip
    return {
        "la": "ca_nhan", "ca_nhan": desk.applicant, "dia_chi": desk.home, "dien_thoai": desk.filing.phone,
        "noi_co_dat": desk.home, "thua": [plot], "so_giay": f"BK {desk.rng.randrange(10**5, 10**6)}", "loai": "doi_ten",
        "ly_do": "Giấy chứng nhận ghi sai chữ đệm so với giấy khai sinh, đề nghị đính chính.", "mien_giam": "khong",
        "nhan_o": "xa",
    }  # fmt: skip


_FORMS: dict[str, Callable[[Desk], Raw]] = {
    "khai-sinh": _birth,
    "chung-thuc-ban-sao": _copies,
    "ket-hon": _marriage,
    "tinh-trang-hon-nhan": _single,
    "khai-tu": _death,
    "tro-giup-xa-hoi": _support,
    "ho-kinh-doanh": _business,
    "bien-dong-dat-dai": _land,
}
