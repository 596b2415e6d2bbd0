"""Who may read the journal."""

from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import Role, Verb

VERBS = [
    Verb(
        "records.audit",
        _("xem nhật ký"),
        roles={Role.ADMINISTRATOR, Role.AUDITOR},
        upper_roles={Role.ADMINISTRATOR, Role.AUDITOR},
    ),
]
