"""Changes to people, roles and delegations, one verb each, always in the order of the house: open a transaction, lock
and read again, may the actor, is the move allowed, change, tell the journal."""

from congxa.accounts.actions.access import (
    deactivate_person,
    invite,
    reactivate_person,
    reset_second_factor,
    sign_out_everywhere,
)
from congxa.accounts.actions.citizens import close_citizen, open_citizen, set_citizen_password
from congxa.accounts.actions.delegations import delegate, end_delegation
from congxa.accounts.actions.people import create_person, edit_person
from congxa.accounts.actions.roles import carry_over_roles, end_role, grant_role
from congxa.accounts.actions.telling import Refused

__all__ = [
    "Refused",
    "carry_over_roles",
    "close_citizen",
    "create_person",
    "deactivate_person",
    "delegate",
    "edit_person",
    "end_delegation",
    "end_role",
    "grant_role",
    "invite",
    "open_citizen",
    "reactivate_person",
    "reset_second_factor",
    "set_citizen_password",
    "sign_out_everywhere",
]
