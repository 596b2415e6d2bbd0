"""Who may do what with an office's pages."""

from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import Role, Verb

_WRITERS = {Role.EDITOR, Role.EDITOR_IN_CHIEF}

VERBS = [
    Verb("portal.write", _("viết và sửa bài"), roles=_WRITERS),
    Verb("portal.publish", _("duyệt và đăng bài"), roles={Role.EDITOR_IN_CHIEF}),
    Verb(
        "portal.design",
        _("chỉnh giao diện, trình đơn và trang chủ"),
        roles={Role.EDITOR_IN_CHIEF, Role.ADMINISTRATOR},
    ),
    Verb(
        "portal.set_review_terms",
        _("đặt thời hạn xem lại trang"),
        roles={Role.EDITOR_IN_CHIEF, Role.ADMINISTRATOR},
    ),
    Verb("portal.gather", _("chọn tin dùng chung với cấp dưới"), roles={Role.EDITOR_IN_CHIEF}),
    Verb("portal.share_down", _("đăng bài lên cổng của cấp dưới"), upper_roles={Role.EDITOR_IN_CHIEF}),
    Verb(
        "portal.report",
        _("xem báo cáo tin bài"),
        roles={*_WRITERS, Role.LEADER, Role.ADMINISTRATOR},
        upper_roles={Role.EDITOR_IN_CHIEF, Role.LEADER, Role.ADMINISTRATOR},
    ),
]
