"""Tables of dossiers: the dossier itself, its handling, its waiting, its money, its results and its numbers."""

from congxa.dossiers.models.dossier import Channel, Dossier, ResultWay
from congxa.dossiers.models.handling import DossierEvent, DossierStep, Transfer
from congxa.dossiers.models.money import CashClosing, CashDeposit, Charge, Payment
from congxa.dossiers.models.notices import Digest, Notice, NoticeChoice, NoticeWay
from congxa.dossiers.models.numbering import AgencyCode, DossierCounter
from congxa.dossiers.models.outcomes import DossierResult, IssuedPaper, ResultDraft
from congxa.dossiers.models.papers import DossierPaper
from congxa.dossiers.models.people import Applicant, IdentityKind
from congxa.dossiers.models.queue import (
    Appointment,
    QueueDevice,
    QueueMatter,
    ServiceCounter,
    Ticket,
    TicketRating,
)
from congxa.dossiers.models.returns import MonthlyReturn
from congxa.dossiers.models.voices import Complaint, Rating
from congxa.dossiers.models.waiting import DossierPause, Extension, SupplementItem, SupplementRequest

__all__ = [
    "AgencyCode",
    "Applicant",
    "Appointment",
    "CashClosing",
    "CashDeposit",
    "Channel",
    "Charge",
    "Complaint",
    "Digest",
    "Dossier",
    "DossierCounter",
    "DossierEvent",
    "DossierPaper",
    "DossierPause",
    "DossierResult",
    "DossierStep",
    "Extension",
    "IdentityKind",
    "IssuedPaper",
    "MonthlyReturn",
    "Notice",
    "NoticeChoice",
    "NoticeWay",
    "Payment",
    "QueueDevice",
    "QueueMatter",
    "Rating",
    "ResultDraft",
    "ResultWay",
    "ServiceCounter",
    "SupplementItem",
    "SupplementRequest",
    "Ticket",
    "TicketRating",
    "Transfer",
]
