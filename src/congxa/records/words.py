"""The words in which the journal speaks to people: names of fields, of values and of things.

Each room lists its own in ``words.py`` as ``FIELDS``, ``VALUES`` and ``NAMES``; a field that is a field of the model
itself needs no line, its own label and choices are used. The rooms below this one do not know the journal; theirs
are listed here.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import Role

Label = str | Promise

FIELDS: dict[str, Label] = {
    "units.root": _("cơ quan gốc"),
    "units.hosts": _("tên miền"),
    "units.hours": _("giờ làm việc"),
    "units.successor": _("cơ quan kế thừa"),
    "units.units": _("các đơn vị mới"),
    "units.decision": _("số quyết định"),
    "units.created": _("đơn vị mới"),
    "units.updated": _("đơn vị được sửa"),
    "units.days": _("số ngày"),
    "units.from": _("từ ngày"),
    "units.to": _("đến hết ngày"),
    "accounts.user": _("người dùng"),
    "accounts.username": _("tên đăng nhập"),
    "accounts.full_name": _("họ và tên"),
    "accounts.holder": _("người giữ vai trò"),
    "accounts.deputy": _("người làm thay"),
    "accounts.role": _("vai trò"),
    "accounts.is_active": _("được đăng nhập"),
    "accounts.by": _("cách đăng nhập"),
    "accounts.kinds": _("loại xác thực"),
    "accounts.kind": _("loại xác thực"),
    "accounts.subject": _("danh tính"),
    "records.name": _("tên tệp"),
    "records.size": _("dung lượng (byte)"),
    "records.event": _("số của sự kiện"),
    "records.kind": _("việc"),
    "records.consumer": _("nơi nhận"),
}
"""What a field is called, by ``room.field``."""

_FACTORS: dict[str, Label] = {
    "password": _("mật khẩu"),
    "mfa": _("xác thực hai lớp"),
    "totp": _("ứng dụng mã"),
    "webauthn": _("khóa bảo mật"),
    "recovery_codes": _("mã khôi phục"),
    "socialaccount": _("đăng nhập một lần"),
}
VALUES: dict[str, Mapping[str, Label]] = {
    "accounts.role": dict(Role.choices),
    "accounts.by": _FACTORS,
    "accounts.kind": _FACTORS,
    "accounts.kinds": _FACTORS,
}
"""What a value is called, by ``room.field``."""

NAMES: dict[str, str] = {
    "units.office": "short_name",
    "units.unit": "name",
    "units.department": "name",
    "units.calendarday": "name",
    "units.calendaryear": "year",
    "units.unitevent": "decision_number",
    "accounts.user": "full_name",
    "accounts.roleassignment": "user__full_name",
    "accounts.delegation": "deputy__full_name",
    "records.attachment": "name",
    "records.delivery": "ref",
}
"""The things the journal is about, by ``room.model``, and the column in which each has its name."""


@dataclass(frozen=True, slots=True)
class Words:
    """What all rooms have listed."""

    fields: dict[str, Label] = field(default_factory=dict)
    values: dict[str, Mapping[str, Label]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


@cache
def all_words() -> Words:
    """Return the words of every room."""
    autodiscover_modules("words")
    found = Words()
    for config in apps.get_app_configs():
        module = sys.modules.get(f"{config.name}.words")
        found.fields.update(getattr(module, "FIELDS", {}))
        found.values.update(getattr(module, "VALUES", {}))
        found.names.update(getattr(module, "NAMES", {}))
    return found
