"""What this room puts into the navigation of the desk."""

from django.utils.translation import gettext_lazy as _

from congxa.kernel.desk import DeskEntry, DeskGroup

ENTRIES = [
    DeskEntry(
        verb="portal.gather",
        label=_("Tin dùng chung"),
        url_name="desk_shared",
        group=DeskGroup.PORTAL,
        order=120,
        icon="share-2",
        for_upper=True,
    ),
    DeskEntry(
        verb="portal.gather",
        label=_("Tin từ cấp dưới"),
        url_name="desk_gathered",
        group=DeskGroup.PORTAL,
        order=130,
        icon="newspaper",
        for_upper=True,
    ),
    DeskEntry(
        verb="portal.report",
        label=_("Báo cáo"),
        url_name="desk_reports",
        group=DeskGroup.PORTAL,
        order=200,
        icon="file-text",
    ),
    DeskEntry(
        verb="portal.report",
        label=_("Trang cần xem lại"),
        url_name="desk_stale",
        group=DeskGroup.PORTAL,
        order=210,
        icon="history",
    ),
    DeskEntry(
        verb="portal.design",
        label=_("Giao diện"),
        url_name="desk_theme",
        group=DeskGroup.PORTAL,
        order=600,
        icon="image",
    ),
]
