"""What this room puts into the navigation of the desk."""

from django.utils.translation import gettext_lazy as _

from congxa.kernel.desk import DeskEntry

ENTRIES = [
    DeskEntry(verb="dossiers.see", label=_("Hồ sơ"), url_name="desk_dossiers", order=10, icon="briefcase"),
    DeskEntry(verb="dossiers.sign", label=_("Lãnh đạo"), url_name="desk_leader", order=5, icon="landmark"),
    DeskEntry(
        verb="dossiers.count", label=_("Số liệu hồ sơ"), url_name="desk_figures", order=70, icon="square-check-big"
    ),
]
