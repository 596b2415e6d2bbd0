"""What is read of dossiers."""

from congxa.dossiers.queries.balances import balance_of
from congxa.dossiers.queries.counting import GROUPS, figures, figures_by
from congxa.dossiers.queries.finding import by_code, find, opened, whole
from congxa.dossiers.queries.slips import (
    ControlRow,
    HandOver,
    RegisterRow,
    control_slip,
    hand_overs,
    office_parts,
    register,
)
from congxa.dossiers.queries.work import Work, arriving, work_list

__all__ = [
    "GROUPS",
    "ControlRow",
    "HandOver",
    "RegisterRow",
    "Work",
    "arriving",
    "balance_of",
    "by_code",
    "control_slip",
    "figures",
    "figures_by",
    "find",
    "hand_overs",
    "office_parts",
    "opened",
    "register",
    "whole",
    "work_list",
]
