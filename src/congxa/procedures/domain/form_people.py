"""Names and people: what is wrong with them, and what is only asked about."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from congxa.kernel.identity_number import check_identity_number
from congxa.kernel.personal_names import check_name
from congxa.procedures.domain.form_faults import _
from congxa.procedures.domain.form_values import LONGEST_NAME, Wrong, clean_line, limited, read_day, read_phone
from congxa.procedures.domain.forms import Field

SEXES = {"male": _("Nam"), "female": _("Nữ")}
PART_WORDS = {
    "name": _("Họ, chữ đệm, tên"),
    "birth_date": _("Ngày sinh"),
    "sex": _("Giới tính"),
    "identity": _("Số định danh cá nhân"),
    "issued_on": _("Ngày cấp giấy tờ"),
    "issued_by": _("Nơi cấp giấy tờ"),
    "ethnicity": _("Dân tộc"),
    "nationality": _("Quốc tịch"),
    "phone": _("Số điện thoại"),
}


def read_name(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a name in NFC with single spaces, in the letters in which it was written, and what to ask about it.

    Raises:
        Wrong: see ``congxa.kernel.personal_names``.
    """
    found = check_name(clean_line(text))
    if found.problem:
        raise Wrong("%(said)s", {"said": found.problem})
    return found.name, found.warnings


def read_identity(text: str, *, birth: date | None, sex: str | None, today: date) -> tuple[str, tuple[str, ...]]:
    """Return the digits and what to ask about them. Raises Wrong; see ``congxa.kernel.identity_number``."""
    found = check_identity_number(clean_line(text), birth=birth, sex=sex, today=today)
    if found.problem:
        raise Wrong("%(said)s", {"said": found.problem})
    return found.number, found.warnings


def read_sex(text: str) -> str:
    """Return ``male`` or ``female``. Raises Wrong."""
    if text in SEXES:
        return text
    raise Wrong(_("Hãy chọn Nam hoặc Nữ."))


def read_birth(text: str, today: date) -> date:
    """Return a day of birth or of issue, not in the future. Raises Wrong."""
    day = read_day(text)
    if day > today:
        raise Wrong(_("Ngày này còn ở phía trước. Hãy xem lại năm."))
    return day


def read_part(part: str, text: str, today: date) -> str:
    """Return one particular of a person in its canonical spelling, name and number excepted. Raises Wrong."""
    match part:
        case "birth_date" | "issued_on":
            return read_birth(text, today).isoformat()
        case "sex":
            return read_sex(text)
        case "phone":
            return read_phone(text)
        case _other:
            return limited(clean_line(text), LONGEST_NAME)


def parts_of(field: Field) -> tuple[str, ...]:
    """Return what is asked of a person, the name first."""
    return ("name", *(part for part in PART_WORDS if part in field.parts))


def given_parts(field: Field, raw: object) -> dict[str, str]:
    """Return what was written about a person, without what is empty or not asked."""
    data: Mapping[str, Any] = raw if isinstance(raw, Mapping) else {}
    written = {part: str(data.get(part) or "") for part in parts_of(field)}
    return {part: text for part, text in written.items() if clean_line(text)}
