"""What this room tells the rooms above it."""

from django.dispatch import Signal

accounts_changed = Signal()
"""Sent with ``change`` (:class:`congxa.kernel.changes.Change`) inside the transaction of every change to people, roles
and delegations. A listener that raises undoes the change."""
