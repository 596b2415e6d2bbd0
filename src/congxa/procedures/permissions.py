"""Who may do what with the catalogue and with what an office offers of it."""

from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import Role, Verb

_KEEPERS = {Role.ADMINISTRATOR}
_READERS = {Role.ADMINISTRATOR, Role.RECEPTION, Role.CASE_OFFICER, Role.LEADER, Role.AUDITOR}

VERBS = [
    # Asked of the office at the top only: catalogue and forms are one for the whole house.
    Verb("procedures.keep", _("giữ danh mục thủ tục"), roles=_KEEPERS),
    Verb("procedures.keep_forms", _("soạn mẫu tờ khai"), roles=_KEEPERS),
    Verb("procedures.see", _("xem thủ tục trên bàn làm việc"), roles=_READERS, upper_roles=_READERS),
    Verb(
        "procedures.offer",
        _("nhận hoặc thôi nhận thủ tục, ghi nơi tiếp nhận"),
        roles={Role.ADMINISTRATOR, Role.RECEPTION},
        upper_roles=_KEEPERS,
    ),
    Verb("procedures.set_intake", _("đặt nơi nộp hồ sơ trực tuyến"), roles=_KEEPERS, upper_roles=_KEEPERS),
]
