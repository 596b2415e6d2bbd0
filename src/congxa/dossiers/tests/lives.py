"""Whole lives of dossiers for tests, made through the actions."""

from datetime import datetime

from congxa.dossiers import actions
from congxa.dossiers.models import Dossier
from congxa.dossiers.tests.shops import Shop


def taken(shop: Shop, dossier: Dossier, now: datetime) -> Dossier:
    """Bình takes it."""
    return actions.take(actor=shop.binh, dossier=dossier, now=now)


def signed(shop: Shop, dossier: Dossier, now: datetime) -> Dossier:
    """Bình takes and proposes, Phúc signs."""
    taken(shop, dossier, now)
    actions.propose(actor=shop.binh, dossier=dossier, now=now)
    return actions.sign(actor=shop.phuc, dossier=dossier, now=now).dossier


def done(shop: Shop, dossier: Dossier, now: datetime) -> Dossier:
    """Signed and issued."""
    signed(shop, dossier, now)
    return actions.finish(actor=shop.hoa, dossier=dossier, now=now)


def returned(shop: Shop, dossier: Dossier, now: datetime) -> Dossier:
    """Signed, issued and given to the applicant."""
    done(shop, dossier, now)
    return actions.return_result(actor=shop.hoa, dossier=dossier, to="Nguyễn Thị Hạnh", proof="ký nhận", now=now)
