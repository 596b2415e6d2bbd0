"""What this room puts into the navigation of the desk."""

from django.utils.translation import gettext_lazy as _

from congxa.kernel.desk import DeskEntry

ENTRIES = [
    DeskEntry(verb="dossiers.take_money", label=_("Sổ quỹ"), url_name="desk_cash_book", order=34, icon="file-text"),
    DeskEntry(verb="dossiers.take_money", label=_("Sao kê"), url_name="desk_bank_file", order=35, icon="file-down"),
]
