"""What this room puts into the navigation of the desk."""

from django.utils.translation import gettext_lazy as _

from congxa.kernel.desk import DeskEntry

ENTRIES = [
    DeskEntry(verb="dossiers.see", label=_("Hồ sơ"), url_name="desk_dossiers", order=10, icon="briefcase"),
]
