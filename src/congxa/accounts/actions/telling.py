"""What all actions of this room share: refusing with a sentence, and telling the journal."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError

from congxa.accounts.models import Citizen, User
from congxa.accounts.signals import accounts_changed
from congxa.accounts.standing import System
from congxa.kernel.changes import Change, Value
from congxa.kernel.refs import Ref

Actor = User | System


class Refused(ValidationError):
    """The change is not allowed; the message says, in the reader's language, why and what to do. Nothing changed."""


def person_ref(user: User) -> Ref:
    """Return the reference under which the journal knows ``user``."""
    return Ref("accounts.user", str(user.pk))


def citizen_ref(citizen: Citizen) -> Ref:
    """Return the reference under which the journal knows an account of the public."""
    return Ref("accounts.citizen", str(citizen.pk))


def tell(
    verb: str,
    actor: Actor | Citizen,
    thing: Ref,
    *,
    office_id: int | None,
    before: Mapping[str, Value] | None = None,
    after: Mapping[str, Value] | None = None,
    reason: str = "",
) -> None:
    """Tell the rooms above what was changed; call it last, inside the transaction."""
    change = Change(
        verb=verb,
        actor=_ref_of(actor),
        thing=thing,
        before=before or {},
        after=after or {},
        reason=reason,
        office=Ref("units.office", str(office_id)) if office_id is not None else None,
    )
    accounts_changed.send(sender=Change, change=change)


def _ref_of(actor: Actor | Citizen) -> Ref | None:
    if isinstance(actor, Citizen):
        return citizen_ref(actor)
    return person_ref(actor) if isinstance(actor, User) else None


def iso(day: date | None) -> str | None:
    """Return ``day`` as the journal keeps it."""
    return day.isoformat() if day else None
