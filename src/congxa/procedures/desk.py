"""What this room puts into the navigation of the desk."""

from django.utils.translation import gettext_lazy as _

from congxa.kernel.desk import DeskEntry, DeskGroup

ENTRIES = [
    DeskEntry(
        verb="procedures.keep_forms",
        label=_("Mẫu tờ khai"),
        url_name="desk_forms",
        group=DeskGroup.SETUP,
        order=420,
        icon="file-text",
        for_upper=True,
    ),
    DeskEntry(
        verb="procedures.see",
        label=_("Thủ tục"),
        url_name="desk_procedures",
        group=DeskGroup.INTAKE,
        order=50,
        icon="file-text",
    ),
]
