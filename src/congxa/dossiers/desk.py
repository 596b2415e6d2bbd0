"""What this room puts on the desk: its navigation, and the work that waits."""

from django.utils.translation import gettext_lazy as _

from congxa.dossiers.queries.desk_start import arriving_rows, work_rows
from congxa.kernel.desk import DeskEntry, DeskList

ENTRIES = [
    DeskEntry(verb="dossiers.see", label=_("Hồ sơ"), url_name="desk_dossiers", order=10, icon="briefcase"),
    DeskEntry(verb="dossiers.sign", label=_("Lãnh đạo"), url_name="desk_leader", order=5, icon="landmark"),
    DeskEntry(
        verb="dossiers.count", label=_("Số liệu hồ sơ"), url_name="desk_figures", order=70, icon="square-check-big"
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
