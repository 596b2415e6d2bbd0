"""Statutory papers as PDF: what a paper says (`letters`, `books`), how the law of its day words it (`forms`, data in
`congxa/law/papers`), and the press that sets it (`press`, typst). `print_papers` is the door."""

from congxa.dossiers.papers.books import (
    ControlSlip,
    FeeLine,
    FeeSlip,
    HandOver,
    Register,
    RegisterRow,
    SlipRow,
    Step,
    fee_lines,
)
from congxa.dossiers.papers.forms import FormSet, form_set
from congxa.dossiers.papers.letters import Apology, PaperItem, Receipt, Refusal, Reply, Stop, Supplement
from congxa.dossiers.papers.parts import Issue, Letterhead, Person, Signer
from congxa.dossiers.papers.press import Room, print_for_signing, print_papers

__all__ = [
    "Apology",
    "ControlSlip",
    "FeeLine",
    "FeeSlip",
    "FormSet",
    "HandOver",
    "Issue",
    "Letterhead",
    "PaperItem",
    "Person",
    "Receipt",
    "Refusal",
    "Register",
    "RegisterRow",
    "Reply",
    "Room",
    "Signer",
    "SlipRow",
    "Step",
    "Stop",
    "Supplement",
    "fee_lines",
    "form_set",
    "print_for_signing",
    "print_papers",
]
