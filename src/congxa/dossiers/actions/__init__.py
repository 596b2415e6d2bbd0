"""What can be done with a dossier, one verb each."""

from congxa.dossiers.actions.acceptance import Accepted, accept
from congxa.dossiers.actions.accounts import reuse_result, tie_account, untie_account
from congxa.dossiers.actions.apology import apologise
from congxa.dossiers.actions.doing import Changed
from congxa.dossiers.actions.endings import archive, correct_result, refuse, return_result, stop, withdraw
from congxa.dossiers.actions.filing import Filed, edit_draft, file, save_draft, submit, take_in
from congxa.dossiers.actions.handling import Outcome, assign, finish, hand_back, propose, review, sign, take
from congxa.dossiers.actions.issuing import note_printed
from congxa.dossiers.actions.keeping import reassign_all, recompute_open
from congxa.dossiers.actions.money import Paid, charge, pay, refund
from congxa.dossiers.actions.numbering import set_agency_code
from congxa.dossiers.actions.returns import freeze_month
from congxa.dossiers.actions.transfers import receive_transfer, return_transfer, transfer, transfer_many
from congxa.dossiers.actions.voices import answer_complaint, complain, look_up, rate
from congxa.dossiers.actions.waiting import (
    answer_supplement,
    ask_supplement,
    pause_for_opinion,
    pause_for_payment,
    resume,
)

__all__ = [
    "Accepted",
    "Changed",
    "Filed",
    "Outcome",
    "Paid",
    "accept",
    "answer_complaint",
    "answer_supplement",
    "apologise",
    "archive",
    "ask_supplement",
    "assign",
    "charge",
    "complain",
    "correct_result",
    "edit_draft",
    "file",
    "finish",
    "freeze_month",
    "hand_back",
    "look_up",
    "note_printed",
    "pause_for_opinion",
    "pause_for_payment",
    "pay",
    "propose",
    "rate",
    "reassign_all",
    "receive_transfer",
    "recompute_open",
    "refund",
    "refuse",
    "resume",
    "return_result",
    "return_transfer",
    "reuse_result",
    "review",
    "save_draft",
    "set_agency_code",
    "sign",
    "stop",
    "submit",
    "take",
    "take_in",
    "tie_account",
    "transfer",
    "transfer_many",
    "untie_account",
    "withdraw",
]
