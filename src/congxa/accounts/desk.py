"""What this room puts into the navigation of the desk."""

from django.utils.translation import gettext_lazy as _

from congxa.kernel.desk import DeskEntry, DeskGroup

ENTRIES = [
    DeskEntry(
        verb="accounts.manage",
        label=_("Người dùng"),
        url_name="desk_people",
        group=DeskGroup.SETUP,
        order=700,
        icon="users",
    ),
    DeskEntry(
        verb="units.see_calendar",
        label=_("Lịch làm việc"),
        url_name="desk_calendar",
        group=DeskGroup.SETUP,
        order=690,
        icon="calendar",
    ),
]
