"""Writes down what the rooms below this one have done: they cannot call the journal, so they announce their changes.

The announcement comes inside the transaction of the change. What is written here stands or falls with it.
"""

from typing import Any

from django.db.models import Model

from congxa.accounts.service import Citizen, User, accounts_changed
from congxa.kernel.changes import Change
from congxa.kernel.refs import Ref
from congxa.records.journal import write
from congxa.records.outbox import publish
from congxa.records.versions import bump
from congxa.units.service import Change as UnitsChange
from congxa.units.service import units_changed


def connect() -> None:
    """Begin to listen."""
    units_changed.connect(on_units_changed, dispatch_uid="records.units")
    accounts_changed.connect(on_accounts_changed, dispatch_uid="records.accounts")


def on_units_changed(change: Change | UnitsChange, **_kwargs: Any) -> None:
    """Journal, outbox, and the version that makes every process read the directory of offices again."""
    _record(change)
    bump("units", "all")


def on_accounts_changed(change: Change | UnitsChange, **_kwargs: Any) -> None:
    """Journal and outbox; nothing public depends on people and roles."""
    _record(change)


def _record(change: Change | UnitsChange) -> None:
    office, actor = _office_of(change), _actor_of(change.actor)
    write(
        actor=actor,
        kind=change.verb,
        thing=change.thing,
        before=change.before,
        after=change.after,
        reason=change.reason,
        office=office,
    )
    publish(change.verb, change.thing, {"before": change.before, "after": change.after}, office=office)


def _office_of(change: Change | UnitsChange) -> int | None:
    if isinstance(change, UnitsChange):
        return change.office_id
    return int(change.office.id) if change.office else None


def _actor_of(actor: object) -> object:
    """Return the person: the journal keeps the name, of which a reference says nothing."""
    if isinstance(actor, Ref):
        if actor.kind == "accounts.citizen":
            return Citizen.objects.filter(pk=actor.id).first()
        return User.objects.filter(pk=actor.id).first()
    return actor if isinstance(actor, Model) else None
