"""How the editor shows itself to a person: its colours, and what it writes to them about."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import AccountView

_KEPT_BY_ACCOUNTS = {"name_email", "avatar", "locale", "password"}


class EditorAccount(AccountView):
    """Wagtail's own page without what the accounts room keeps (name, mail, password) and without pictures of people."""

    page_title = _("Cách trang biên tập hiện ra")

    def get_panels(self) -> list[Any]:
        """Return the panels that are left."""
        return [panel for panel in super().get_panels() if panel.name not in _KEPT_BY_ACCOUNTS]
