"""Whole lives of dossiers for tests, made through the actions."""

from datetime import datetime

from congxa.dossiers import actions
from congxa.dossiers.models import Dossier
from congxa.dossiers.tests.houses import House


def taken(house: House, dossier: Dossier, now: datetime) -> Dossier:
    """Bình takes it."""
    return actions.take(actor=house.binh, dossier=dossier, now=now)


def signed(house: House, dossier: Dossier, now: datetime) -> Dossier:
    """Bình takes and proposes, Phúc signs."""
    taken(house, dossier, now)
    actions.propose(actor=house.binh, dossier=dossier, now=now)
    return actions.sign(actor=house.phuc, dossier=dossier, now=now).dossier


def done(house: House, dossier: Dossier, now: datetime) -> Dossier:
    """Signed and issued."""
    signed(house, dossier, now)
    return actions.finish(actor=house.hoa, dossier=dossier, now=now)


def returned(house: House, dossier: Dossier, now: datetime) -> Dossier:
    """Signed, issued and given to the applicant."""
    done(house, dossier, now)
    return actions.return_result(actor=house.hoa, dossier=dossier, to="Nguyễn Thị Hạnh", proof="ký nhận", now=now)
