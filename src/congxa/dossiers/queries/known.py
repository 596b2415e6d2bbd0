"""What offices of this house have issued to a person before, so that no office asks for it again."""

import re
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from congxa.accounts.service import Citizen
from congxa.dossiers.models import Dossier, DossierResult, IssuedPaper
from congxa.kernel.text import fold


def known_results(identity_kind: str, identity_number: str, *, on: date | None = None) -> QuerySet[DossierResult]:
    """What offices of this house issued to a person before and still holds, newest first, so that none is asked again.

    To be shown to an officer only with the person's consent. Results that were replaced, denied or ran out are not in
    it; a person without a number has none.
    """
    if not identity_kind or not identity_number:
        return DossierResult.objects.none()
    return _holding(on).filter(dossier__identity_kind=identity_kind, dossier__identity_number=identity_number)


def own_results(citizen: Citizen, *, on: date | None = None) -> QuerySet[DossierResult]:
    """The results of the dossiers in an account that still hold on the day, newest first."""
    return _holding(on).filter(dossier__account=citizen)


def _holding(on: date | None) -> QuerySet[DossierResult]:
    rows = DossierResult.objects.filter(
        replaced_by__isnull=True, granted=DossierResult.Granted.GRANTED, dossier__finished_at__isnull=False
    )
    if on is not None:
        rows = rows.exclude(valid_to__lt=on)
    return rows.select_related("dossier__procedure", "office").order_by("-signed_at")


def check_code(result: DossierResult) -> str:
    """The code under which a signed result is found genuine at `/kiem-tra/`; empty when it has no file."""
    papers = IssuedPaper.objects.filter(kind=IssuedPaper.Kind.RESULT, content__result=result.pk)
    return papers.values_list("code", flat=True).first() or ""


def stands_for(result: DossierResult, paper: str) -> bool:
    """Whether a result may be the paper asked for: its name stands in the paper's. The person says whether it is."""
    name = fold(result.name)
    return " " in name and re.search(rf"\b{re.escape(name)}\b", fold(paper)) is not None


def told(result: DossierResult) -> str:
    """A result as a new dossier names it: name, number, dossier, and the code under which it is checked."""
    parts = [f"{result.name} {result.number}".strip(), _("hồ sơ %(number)s") % {"number": result.dossier}]
    code = check_code(result)
    return ", ".join([*parts, _("mã kiểm tra %(code)s") % {"code": code}] if code else parts)


def own_dossiers(citizen: Citizen) -> QuerySet[Dossier]:
    """The dossiers in an account, newest first."""
    return Dossier.objects.filter(account=citizen).select_related("procedure__procedure", "office", "holder")
