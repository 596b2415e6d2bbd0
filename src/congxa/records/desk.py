"""What this room puts into the navigation of the desk."""

from django.utils.translation import gettext_lazy as _

from congxa.kernel.desk import DeskEntry, DeskGroup

ENTRIES = [
    DeskEntry(
        verb="records.audit",
        label=_("Nhật ký"),
        url_name="desk_journal",
        group=DeskGroup.SETUP,
        order=800,
        icon="history",
    ),
    DeskEntry(
        verb="records.outbox",
        label=_("Hàng đợi"),
        url_name="desk_outbox",
        group=DeskGroup.SETUP,
        order=810,
        icon="list",
    ),
]
