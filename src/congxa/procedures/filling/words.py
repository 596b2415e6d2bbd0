"""The domain's sentences, kinds and conditions in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congxa.procedures.domain.form_conditions import AllOf, Answered, AnyOf, Condition, Not, OneOf
from congxa.procedures.domain.form_faults import Fault
from congxa.procedures.domain.forms import Kind, Schema

KIND_WORDS: dict[Kind, tuple[str | Promise, str | Promise]] = {
    Kind.TEXT: (_("Chữ, một dòng"), _("tên, địa chỉ cơ quan, số giấy tờ…")),
    Kind.LONG_TEXT: (_("Chữ, nhiều dòng"), _("lý do, nội dung đề nghị…")),
    Kind.CHOICE: (_("Chọn trong danh sách"), _("chọn một hoặc nhiều mục")),
    Kind.DATE: (_("Ngày"), _("ghi như 24/11/2026")),
    Kind.NUMBER: (_("Số"), _("diện tích, số bản…")),
    Kind.MONEY: (_("Số tiền"), _("bằng đồng")),
    Kind.PERSON: (_("Một người"), _("họ tên, ngày sinh, giới tính, số định danh…")),
    Kind.IDENTITY: (_("Số định danh cá nhân"), _("12 chữ số")),
    Kind.PHONE: (_("Số điện thoại"), ""),
    Kind.EMAIL: (_("Thư điện tử"), ""),
    Kind.ADDRESS: (_("Địa chỉ"), _("chọn xã, phường cũ hoặc mới")),
    Kind.TABLE: (_("Bảng nhiều dòng"), _("danh sách con, thửa đất, giấy tờ…")),
    Kind.FILE: (_("Tệp đính kèm"), _("ảnh chụp, bản quét")),
}
"""What each kind is called and what it is for."""


def say(fault: Fault) -> str:
    """Return the sentence of a fault; what a check of the house said is translated as a whole."""
    if "said" in fault.values:
        return gettext(str(fault.values["said"]))
    return gettext(fault.sentence) % fault.values


def condition_words(schema: Schema, condition: Condition) -> str:
    """Return a condition as a clause: ``“Đã kết hôn?” là “Có” và …``."""
    match condition:
        case OneOf(key, values):
            field = schema.field(key)
            labels = {option.value: option.label for option in field.options} if field else {}
            chosen = gettext(" hoặc ").join(f"“{labels.get(value, value)}”" for value in values)
            return gettext("“%(question)s” là %(chosen)s") % {"question": _label(schema, key), "chosen": chosen}
        case Answered(key):
            return gettext("“%(question)s” đã được trả lời") % {"question": _label(schema, key)}
        case AllOf(parts):
            return gettext(" và ").join(_inner(schema, part) for part in parts)
        case AnyOf(parts):
            return gettext(", hoặc ").join(_inner(schema, part) for part in parts)
        case Not(part):
            return gettext("không phải: %(clause)s") % {"clause": _inner(schema, part)}


def _inner(schema: Schema, part: Condition) -> str:
    words = condition_words(schema, part)
    return f"({words})" if isinstance(part, AllOf | AnyOf) else words


def _label(schema: Schema, key: str) -> str:
    field = schema.field(key)
    return field.label if field else key
