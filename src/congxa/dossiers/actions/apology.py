"""The letter of apology with a new date."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, require
from congxa.dossiers.actions.doing import locked, note, save
from congxa.dossiers.actions.issuing import issue
from congxa.dossiers.domain.clock import CannotExtend, extend
from congxa.dossiers.domain.states import OPEN
from congxa.dossiers.models import Dossier, Extension, IssuedPaper
from congxa.units.service import work_calendar


@transaction.atomic
def apologise(
    *, actor: User, dossier: Dossier, new: datetime, reason: str, now: datetime, version: int | None = None
) -> Extension:
    """Sign the one letter of apology that gives a new date, before the old one passes.

    Raises:
        Http404, PermissionDenied, Changed.
        Refused: why no new date can be given.
    """
    dossier = locked(dossier, version)
    require(actor, "dossiers.extend", dossier.holder)
    if dossier.state not in OPEN:
        raise Refused(_("Hồ sơ không còn đang giải quyết nên không cần hẹn lại."))
    before, old = Extension.objects.filter(dossier=dossier).exists(), dossier.promised_at
    try:
        calendar = work_calendar(dossier.office)
        moment = extend(old, new, reason, before=before, calendar=calendar, now=now)
    except CannotExtend as refusal:
        raise Refused(str(refusal)) from refusal
    letter = Extension.objects.create(
        dossier=dossier, reason=reason, old_date=old or moment, new_date=moment, signed_by=actor, signed_at=now
    )
    dossier.promised_at = moment
    save(dossier)
    issue(dossier, IssuedPaper.Kind.APOLOGY, actor=actor, office=dossier.holder, now=now)
    was, will = {"promised_at": old}, {"promised_at": moment}
    note(dossier, "extend", actor=actor, office=dossier.holder, now=now, reason=reason, before=was, after=will)
    return letter
