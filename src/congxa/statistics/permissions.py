"""Who may read figures that are not public."""

from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import Role, Verb

_READERS = {Role.ADMINISTRATOR, Role.EDITOR_IN_CHIEF, Role.LEADER}

VERBS = [
    Verb("statistics.see_internal", _("xem số liệu nội bộ"), roles=_READERS, upper_roles=_READERS),
]
