"""What this room puts on the desk: its navigation, and the work that waits."""

from django.utils.translation import gettext_lazy as _

from congxa.dossiers.queries.desk_start import arriving_rows, work_rows
from congxa.kernel.desk import DeskEntry, DeskGroup, DeskList

ENTRIES = [
    DeskEntry(
        verb="dossiers.see",
        label=_("Hồ sơ"),
        url_name="desk_dossiers",
        group=DeskGroup.MINE,
        order=10,
        icon="briefcase",
    ),
    DeskEntry(
        verb="dossiers.hand_over",
        label=_("Bàn giao"),
        url_name="desk_hand_overs",
        group=DeskGroup.MINE,
        order=20,
        icon="send",
    ),
    DeskEntry(
        verb="dossiers.receive",
        label=_("Nhận hồ sơ"),
        url_name="desk_intake_counter",
        group=DeskGroup.INTAKE,
        order=10,
        icon="square-check-big",
    ),
    DeskEntry(
        verb="dossiers.call_queue",
        label=_("Hàng chờ"),
        url_name="desk_queue",
        group=DeskGroup.INTAKE,
        order=20,
        icon="users",
    ),
    DeskEntry(
        verb="dossiers.take_money",
        label=_("Sổ quỹ"),
        url_name="desk_cash_book",
        group=DeskGroup.MONEY,
        order=10,
        icon="file-text",
    ),
    DeskEntry(
        verb="dossiers.take_money",
        label=_("Sao kê ngân hàng"),
        url_name="desk_bank_file",
        group=DeskGroup.MONEY,
        order=20,
        icon="file-down",
    ),
    DeskEntry(
        verb="dossiers.sign",
        label=_("Chờ ký, quá hạn"),
        url_name="desk_leader",
        group=DeskGroup.LEADER,
        order=10,
        icon="landmark",
    ),
    DeskEntry(
        verb="dossiers.reassign",
        label=_("Giao lại việc"),
        url_name="desk_reassign",
        group=DeskGroup.LEADER,
        order=20,
        icon="users",
    ),
    DeskEntry(
        verb="dossiers.count",
        label=_("Số liệu hồ sơ"),
        url_name="desk_figures",
        group=DeskGroup.FIGURES,
        order=10,
        icon="layout-grid",
    ),
    DeskEntry(
        verb="dossiers.count",
        label=_("Báo cáo tháng"),
        url_name="desk_returns",
        group=DeskGroup.FIGURES,
        order=20,
        icon="calendar",
    ),
    DeskEntry(
        verb="dossiers.count",
        label=_("Chỉ số phục vụ"),
        url_name="desk_quality",
        group=DeskGroup.FIGURES,
        order=30,
        icon="sprout",
    ),
    DeskEntry(
        verb="dossiers.count",
        label=_("Thời gian chờ"),
        url_name="desk_queue_figures",
        group=DeskGroup.FIGURES,
        order=40,
        icon="clock",
    ),
    DeskEntry(
        verb="dossiers.count",
        label=_("Toàn huyện"),
        url_name="desk_communes",
        group=DeskGroup.FIGURES,
        order=50,
        icon="layout-grid",
        for_upper=True,
    ),
    DeskEntry(
        verb="dossiers.keep_queue",
        label=_("Quầy và máy"),
        url_name="desk_queue_settings",
        group=DeskGroup.SETUP,
        order=680,
        icon="settings",
    ),
]

LISTS = [
    DeskList(
        verb="dossiers.see",
        heading=_("Hồ sơ chờ tôi"),
        empty=_("Không có hồ sơ nào đang chờ bạn."),
        rows=work_rows,
        url_name="desk_dossiers",
        icon="briefcase",
        order=10,
    ),
    DeskList(
        verb="dossiers.hand_over",
        heading=_("Hồ sơ đang đến"),
        empty=_("Không có bàn giao nào chờ xác nhận."),
        rows=arriving_rows,
        url_name="desk_hand_overs",
        icon="send",
        order=20,
    ),
]
