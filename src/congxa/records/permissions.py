"""Who may read the journal, look after the outbox and open attachments that are not public."""

from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import Role, Verb

_AUDITORS = {Role.ADMINISTRATOR, Role.AUDITOR}

VERBS = [
    Verb("records.audit", _("xem nhật ký"), roles=_AUDITORS, upper_roles=_AUDITORS),
    Verb("records.outbox", _("xem và gửi lại sự kiện"), roles={Role.ADMINISTRATOR}, upper_roles={Role.ADMINISTRATOR}),
    Verb("records.see_attachment", _("mở tệp đính kèm"), roles=set(Role), upper_roles=_AUDITORS | {Role.LEADER}),
]
