"""What this room puts on the desk: its navigation, and the work that waits."""

from django.utils.translation import gettext_lazy as _

from congxa.dossiers.queries.desk_start import arriving_rows, work_rows
from congxa.kernel.desk import DeskEntry, DeskList

ENTRIES = [
    DeskEntry(verb="dossiers.sign", label=_("Lãnh đạo"), url_name="desk_leader", order=5, icon="landmark"),
    DeskEntry(verb="dossiers.see", label=_("Hồ sơ"), url_name="desk_dossiers", order=10, icon="briefcase"),
    DeskEntry(verb="dossiers.call_queue", label=_("Hàng chờ"), url_name="desk_queue", order=30, icon="users"),
    DeskEntry(verb="dossiers.take_money", label=_("Sổ quỹ"), url_name="desk_cash_book", order=34, icon="file-text"),
    DeskEntry(verb="dossiers.take_money", label=_("Sao kê"), url_name="desk_bank_file", order=35, icon="file-down"),
    DeskEntry(
        verb="dossiers.count", label=_("Số liệu hồ sơ"), url_name="desk_figures", order=70, icon="square-check-big"
    ),
    DeskEntry(
        verb="dossiers.count",
        label=_("Toàn huyện"),
        url_name="desk_communes",
        order=71,
        icon="layout-grid",
        for_upper=True,
    ),
    DeskEntry(verb="dossiers.count", label=_("Số liệu chờ"), url_name="desk_queue_figures", order=440, icon="clock"),
    DeskEntry(
        verb="dossiers.keep_queue",
        label=_("Quầy và máy"),
        url_name="desk_queue_settings",
        order=680,
        icon="layout-grid",
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
