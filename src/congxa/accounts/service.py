"""The door of the room."""

from congxa.accounts.models import Delegation, Role, RoleAssignment, User

__all__ = ["Delegation", "Role", "RoleAssignment", "User"]
