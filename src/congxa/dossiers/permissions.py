"""Who may do what with dossiers. Which office a verb is asked for (receiving, holding, deciding) the action says."""

from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import Role, Verb

_OFFICERS = {Role.RECEPTION, Role.CASE_OFFICER}

VERBS = [
    Verb("dossiers.file", _("nộp hồ sơ"), public=True),
    Verb("dossiers.receive", _("tiếp nhận, trả kết quả"), roles={Role.RECEPTION}),
    Verb("dossiers.hand_over", _("bàn giao hồ sơ"), roles=_OFFICERS),
    Verb("dossiers.assign", _("phân công xử lý"), roles={Role.RECEPTION, Role.LEADER}),
    Verb("dossiers.handle", _("thụ lý hồ sơ"), roles={Role.CASE_OFFICER}),
    Verb("dossiers.review", _("thẩm định kết quả"), roles={Role.LEADER}),
    Verb("dossiers.sign", _("ký kết quả"), roles={Role.LEADER}),
    Verb("dossiers.issue", _("phát hành kết quả"), roles={*_OFFICERS, Role.LEADER}),
    Verb("dossiers.extend", _("xin lỗi và hẹn lại"), roles={Role.LEADER}),
    Verb("dossiers.take_money", _("thu, hoàn phí"), roles={Role.RECEPTION}),
    Verb("dossiers.reassign", _("giao lại việc của người khác"), roles={Role.LEADER, Role.ADMINISTRATOR}),
    Verb("dossiers.set_agency_code", _("đặt mã định danh"), {Role.ADMINISTRATOR}, {Role.ADMINISTRATOR}),
    Verb(
        "dossiers.see",
        _("xem hồ sơ"),
        roles={*_OFFICERS, Role.LEADER, Role.AUDITOR},
        upper_roles={Role.LEADER, Role.AUDITOR},
    ),
    Verb("dossiers.freeze", _("chốt báo cáo tháng"), roles={Role.LEADER}),
    Verb(
        "dossiers.count",
        _("xem số liệu hồ sơ"),
        roles={*_OFFICERS, Role.LEADER, Role.ADMINISTRATOR, Role.AUDITOR},
        upper_roles={Role.RECEPTION, Role.LEADER, Role.ADMINISTRATOR, Role.AUDITOR},
    ),
    Verb("dossiers.call_queue", _("gọi số, phục vụ tại quầy"), roles=_OFFICERS),
    Verb("dossiers.keep_queue", _("đặt quầy, máy lấy số"), roles={Role.ADMINISTRATOR}),
    Verb("dossiers.book_time", _("đặt lịch hẹn"), public=True),
]
