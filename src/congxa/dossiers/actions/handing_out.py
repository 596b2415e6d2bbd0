"""A result goes to whom it belongs: signed for, claimed by its code, or sent by post."""

from datetime import datetime

from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, require
from congxa.dossiers.actions.doing import locked
from congxa.dossiers.actions.endings import return_result
from congxa.dossiers.actions.handling import need
from congxa.dossiers.models import Dossier
from congxa.dossiers.secrets import pickup_code


@transaction.atomic
def hand_out(
    *, actor: User, dossier: Dossier, to: str, way: str, proof: str, now: datetime, version: int | None = None
) -> Dossier:
    """Give the result out: `way` is `signature`, `code` (checked) or `post` (`proof` is the tracking number).

    Raises: as `return_result`; Changed; Refused for a wrong code or no tracking number.
    """
    dossier = locked(dossier, version)
    require(actor, "dossiers.receive", dossier.holder)
    if way == "code":
        typed = "".join(sign for sign in proof if sign.isdecimal())
        if not constant_time_compare(typed, pickup_code(dossier)):
            raise Refused(_("Mã nhận kết quả không đúng. Người nộp xem mã ở trang tra cứu hồ sơ."))
        proof = _("mã nhận kết quả một lần")
    elif way == "post":
        need(proof, _("Hãy ghi số bưu gửi."))
        proof = _("bưu gửi %(number)s") % {"number": proof.strip()}
    else:
        proof = _("ký nhận tại quầy")
    return return_result(actor=actor, dossier=dossier, to=to, proof=proof, now=now)
