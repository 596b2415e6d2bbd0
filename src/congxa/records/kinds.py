"""The kinds of journal entries: each room lists its own in ``kinds.py`` as ``KINDS``; an unknown kind is an error.

The rooms below this one (units, accounts) do not know the journal; what is written for them is listed here.
"""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from congxa.kernel.rooms import room_modules


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that can be done, named ``room.what_was_done``; ``label`` says it to people."""

    key: str
    label: str | Promise


KINDS = [
    Kind("units.create_office", _("Lập cơ quan")),
    Kind("units.describe_office", _("Sửa thông tin cơ quan")),
    Kind("units.set_root", _("Chọn cơ quan gốc")),
    Kind("units.set_host", _("Đặt tên miền")),
    Kind("units.remove_host", _("Bỏ tên miền")),
    Kind("units.close_office", _("Kết thúc hoạt động của cơ quan")),
    Kind("units.set_opening_hours", _("Đặt giờ làm việc")),
    Kind("units.set_calendar_day", _("Ghi ngày nghỉ hoặc làm bù vào lịch")),
    Kind("units.remove_calendar_day", _("Bỏ ngày khỏi lịch")),
    Kind("units.confirm_calendar_year", _("Xác nhận lịch nghỉ của năm")),
    Kind("units.propose_calendar_year", _("Đề xuất ngày nghỉ của năm")),
    Kind("units.load_calendar", _("Nạp lịch nghỉ kèm phần mềm")),
    Kind("units.add_department", _("Thêm bộ phận")),
    Kind("units.record_events", _("Ghi thay đổi đơn vị hành chính")),
    Kind("accounts.create_person", _("Tạo tài khoản")),
    Kind("accounts.edit_person", _("Sửa thông tin người dùng")),
    Kind("accounts.invite", _("Gửi thư mời")),
    Kind("accounts.deactivate_person", _("Khóa tài khoản")),
    Kind("accounts.reactivate_person", _("Mở lại tài khoản")),
    Kind("accounts.sign_out_everywhere", _("Đăng xuất mọi nơi")),
    Kind("accounts.grant_role", _("Giao vai trò")),
    Kind("accounts.end_role", _("Kết thúc vai trò")),
    Kind("accounts.delegate", _("Ủy quyền")),
    Kind("accounts.end_delegation", _("Kết thúc ủy quyền")),
    Kind("records.attachment_accepted", _("Nhận tệp đính kèm")),
    Kind("units.load_units", _("Nạp danh sách đơn vị hành chính")),
    Kind("records.delivery_requeued", _("Gửi lại sự kiện")),
    Kind("records.delivery_skipped", _("Bỏ qua sự kiện")),
    Kind("accounts.sign_in", _("Đăng nhập")),
    Kind("accounts.change_password", _("Đặt mật khẩu mới")),
    Kind("accounts.change_email", _("Đổi địa chỉ thư")),
    Kind("accounts.add_second_factor", _("Thêm xác thực hai lớp")),
    Kind("accounts.remove_second_factor", _("Bỏ xác thực hai lớp")),
    Kind("accounts.reset_second_factor", _("Bỏ xác thực hai lớp của người khác")),
    Kind("accounts.open_citizen", _("Mở tài khoản công dân")),
    Kind("accounts.set_citizen_password", _("Đặt mật khẩu tài khoản công dân")),
    Kind("accounts.close_citizen", _("Xóa tài khoản công dân")),
    Kind("accounts.join_identity", _("Nối danh tính đăng nhập một lần")),
]


class UnknownKind(LookupError):
    """No room has registered this kind of journal entry."""


@cache
def all_kinds() -> dict[str, Kind]:
    """Return every registered kind by key; the same key twice raises ValueError."""
    found: dict[str, Kind] = {}
    for module in room_modules((config.name for config in apps.get_app_configs()), "kinds"):
        for kind in getattr(module, "KINDS", ()):
            if kind.key in found:
                raise ValueError(f"The journal kind {kind.key} is registered twice.")
            found[kind.key] = kind
    return found


def kind_named(key: str) -> Kind:
    """Return the kind called ``key``.

    Raises:
        UnknownKind: when no room has registered it.
    """
    try:
        return all_kinds()[key]
    except KeyError:
        raise UnknownKind(key) from None
