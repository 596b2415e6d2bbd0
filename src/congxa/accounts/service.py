"""The door of the room."""

from congxa.accounts.actions import (
    Refused,
    carry_over_roles,
    close_citizen,
    create_person,
    deactivate_person,
    delegate,
    edit_person,
    end_delegation,
    end_role,
    grant_role,
    invite,
    open_citizen,
    reactivate_person,
    reset_second_factor,
    set_citizen_password,
    sign_out_everywhere,
)
from congxa.accounts.actions.people import Particulars
from congxa.accounts.asked import actor_of, entry_of, office_of
from congxa.accounts.citizens import citizen_of, citizen_tokens, citizen_with, sign_in_citizen, sign_out_citizen
from congxa.accounts.guards import guard_of, needs, needs_sign_in, needs_somewhere
from congxa.accounts.models import Citizen, Delegation, Role, RoleAssignment, User
from congxa.accounts.permissions import (
    OfficeScoped,
    may,
    may_somewhere,
    office_ids_with,
    offices_with,
    require,
    workplaces,
    works_for,
)
from congxa.accounts.signals import accounts_changed
from congxa.accounts.standing import SYSTEM, System, forget_standing
from congxa.accounts.verbs import UnknownVerb, Verb, all_verbs
from congxa.accounts.without_role import why_no_role

__all__ = [
    "SYSTEM",
    "Citizen",
    "Delegation",
    "OfficeScoped",
    "Particulars",
    "Refused",
    "Role",
    "RoleAssignment",
    "System",
    "UnknownVerb",
    "User",
    "Verb",
    "accounts_changed",
    "actor_of",
    "all_verbs",
    "carry_over_roles",
    "citizen_of",
    "citizen_tokens",
    "citizen_with",
    "close_citizen",
    "create_person",
    "deactivate_person",
    "delegate",
    "edit_person",
    "end_delegation",
    "end_role",
    "entry_of",
    "forget_standing",
    "grant_role",
    "guard_of",
    "invite",
    "may",
    "may_somewhere",
    "needs",
    "needs_sign_in",
    "needs_somewhere",
    "office_ids_with",
    "office_of",
    "offices_with",
    "open_citizen",
    "reactivate_person",
    "require",
    "reset_second_factor",
    "set_citizen_password",
    "sign_in_citizen",
    "sign_out_citizen",
    "sign_out_everywhere",
    "why_no_role",
    "workplaces",
    "works_for",
]
