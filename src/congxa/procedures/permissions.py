"""Who may do what with the catalogue and with what an office offers of it."""

from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import Role, Verb

VERBS = [
    # Asked of the office at the top only: forms are one for the whole house.
    Verb("procedures.keep_forms", _("soạn mẫu tờ khai"), roles={Role.ADMINISTRATOR}),
]
