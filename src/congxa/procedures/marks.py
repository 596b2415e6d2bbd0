"""The words for what was not compared with the announcing decision; where it is shown, its mark is shown."""

from django.utils.translation import gettext_lazy as _

from congxa.kernel.text import Words
from congxa.procedures.models import ProcedureVersion

FIELDS: dict[str, Words] = {
    "name": _("tên"),
    "time_limit": _("thời hạn"),
    "fee": _("phí, lệ phí"),
    "papers": _("giấy tờ phải nộp"),
    "steps": _("các bước xử lý"),
    "result": _("kết quả"),
    "legal_basis": _("căn cứ pháp lý"),
    "online_level": _("mức độ trực tuyến"),
    "audiences": _("đối tượng"),
    "tier": _("cấp tiếp nhận"),
    "valid_from": _("ngày bắt đầu áp dụng"),
    "valid_to": _("ngày hết áp dụng"),
}
"""What can be marked as recalled, in the order in which it is listed to people."""


def recalled_words(version: ProcedureVersion) -> list[Words]:
    """Return the names of what was not compared, in their order."""
    return [words for key, words in FIELDS.items() if key in version.recalled]
