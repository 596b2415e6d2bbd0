"""Who opens the files of dossiers: whoever may see the dossier, wherever it was filed and whoever has it now."""

from django.db.models import Q, QuerySet

from congxa.accounts.service import office_ids_with
from congxa.dossiers.models import Dossier, DossierResult, IssuedPaper, SupplementItem, SupplementRequest
from congxa.records.service import Attached


def _dossiers(actor: object) -> QuerySet[Dossier]:
    return Dossier.objects.visible_to(actor)


def _results(actor: object) -> QuerySet[DossierResult]:
    return DossierResult.objects.filter(dossier__in=_dossiers(actor))


def _supplements(actor: object) -> QuerySet[SupplementRequest]:
    return SupplementRequest.objects.filter(dossier__in=_dossiers(actor))


def _supplement_items(actor: object) -> QuerySet[SupplementItem]:
    return SupplementItem.objects.filter(request__dossier__in=_dossiers(actor))


def _papers(actor: object) -> QuerySet[IssuedPaper]:
    """Papers of dossiers, and those of an office's book, which have no dossier, for who sees the office's."""
    rule = Q(dossier__in=_dossiers(actor))
    offices = office_ids_with(actor, "dossiers.see")
    rule |= Q(dossier__isnull=True) if offices is None else Q(dossier__isnull=True, office__in=offices)
    return IssuedPaper.objects.filter(rule)


ATTACHED = [
    Attached(kind="dossiers.dossier", seen_by=_dossiers),
    Attached(kind="dossiers.dossierresult", seen_by=_results),
    Attached(kind="dossiers.supplementrequest", seen_by=_supplements),
    Attached(kind="dossiers.supplementitem", seen_by=_supplement_items),
    Attached(kind="dossiers.issuedpaper", seen_by=_papers),
]
