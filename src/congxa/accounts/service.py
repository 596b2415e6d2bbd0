"""The door of the room."""

from congxa.accounts.guards import guard_of, needs, needs_sign_in, needs_somewhere
from congxa.accounts.models import Delegation, Role, RoleAssignment, User
from congxa.accounts.permissions import (
    OfficeScoped,
    may,
    may_somewhere,
    office_ids_with,
    offices_with,
    require,
    works_for,
)
from congxa.accounts.standing import forget_standing
from congxa.accounts.verbs import UnknownVerb, Verb, all_verbs

__all__ = [
    "Delegation",
    "OfficeScoped",
    "Role",
    "RoleAssignment",
    "UnknownVerb",
    "User",
    "Verb",
    "all_verbs",
    "forget_standing",
    "guard_of",
    "may",
    "may_somewhere",
    "needs",
    "needs_sign_in",
    "needs_somewhere",
    "office_ids_with",
    "offices_with",
    "require",
    "works_for",
]
