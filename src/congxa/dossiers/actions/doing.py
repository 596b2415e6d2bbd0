"""What every action does in the same order: lock and re-read, may, legal, change, journal, outbox."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from congxa.accounts.service import SYSTEM, Citizen, Refused, User, require
from congxa.dossiers.domain.in_time import punctuality
from congxa.dossiers.domain.states import DONE, ENDED, TABLE
from congxa.dossiers.models import Dossier, DossierEvent
from congxa.dossiers.secrets import secret_fits
from congxa.kernel.clock import format_time
from congxa.kernel.states import IllegalMove
from congxa.records.service import publish, write
from congxa.units.service import Office

NOTHING: Mapping[str, object] = {}


class Changed(Refused):
    """Somebody else changed the dossier since it was looked at. The message says who and what."""


def locked(dossier: Dossier, version: int | None = None) -> Dossier:
    """Return the dossier as it is now, locked until the end of the transaction.

    Raises:
        Changed: `version` was given and somebody has changed the dossier since.
    """
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("office", "holder", "competent", "procedure")
    fresh = rows.get(pk=dossier.pk)
    if version is not None and fresh.version != version:
        raise Changed(_what_happened(fresh))
    return fresh


def _what_happened(dossier: Dossier) -> str:
    last = dossier.events.order_by("-id").first()
    if last is None:
        return _("Hồ sơ vừa được người khác sửa. Hãy xem lại rồi làm tiếp.")
    return _("%(name)s vừa làm việc “%(move)s” với hồ sơ này lúc %(time)s. Hãy xem lại rồi làm tiếp.") % {
        "name": last.by_name,
        "move": last,
        "time": format_time(last.at),
    }


def require_applicant(actor: object, dossier: Dossier, secret: str = "") -> None:
    """Go on only for the account it is in, who knows its second secret, or a reception officer on their behalf.

    Raises:
        Http404, PermissionDenied: none of these.
    """
    mine = isinstance(actor, Citizen) and actor.pk == dossier.account_id
    if not mine and not secret_fits(dossier.code, dossier.secret_hash, secret):
        require(actor, "dossiers.receive", dossier.office)


def legal(dossier: Dossier, move: str) -> str:
    """Return where `move` leads. Raises Refused with a sentence when it does not start in the dossier's state."""
    try:
        return TABLE.target(dossier.state, move)
    except IllegalMove as refusal:
        raise Refused(str(refusal)) from refusal


def move(
    dossier: Dossier,
    name: str,
    *,
    actor: object,
    office: Office,
    now: datetime,
    reason: str = "",
    after: Mapping[str, object] = NOTHING,
) -> DossierEvent:
    """Move the dossier, save it, write the event and the journal, and tell the outbox.

    `after` is what else changed, for the journal; what people wrote (`reason`) stays in the event, because the journal
    cannot forget.
    """
    source, dossier.state = dossier.state, legal(dossier, name)
    if dossier.state in ENDED and dossier.ended_at is None:
        dossier.ended_at = now
        dossier.punctuality = punctuality(now, dossier.due_at) if dossier.state in DONE else ""
    save(dossier)
    return note(dossier, name, actor=actor, office=office, now=now, reason=reason, source=source, after=after)


def save(dossier: Dossier) -> None:
    """Save a locked dossier as its next version."""
    dossier.version += 1
    dossier.save()


def note(
    dossier: Dossier,
    name: str,
    *,
    actor: object,
    office: Office,
    now: datetime,
    reason: str = "",
    source: str | None = None,
    before: Mapping[str, object] = NOTHING,
    after: Mapping[str, object] = NOTHING,
) -> DossierEvent:
    """Write down what was done to a dossier that has been saved: event, journal, outbox."""
    person = actor if isinstance(actor, User) else None
    source = dossier.state if source is None else source
    event = DossierEvent.objects.create(
        dossier=dossier,
        move=name,
        source=source,
        target=dossier.state,
        office=office,
        by=person,
        by_name=_name(actor),
        at=now,
        reason=reason,
        due_at=dossier.due_at,
    )
    moved = {"state": source} if source != dossier.state else {}
    write(
        actor=actor,
        kind=f"dossiers.{name}",
        thing=dossier,
        before={**moved, **before},
        after={**({"state": dossier.state} if moved else {}), **after},
        office=office,
        now=now,
    )
    payload = {"number": dossier.number, "state": dossier.state, "due_at": dossier.due_at, "event": event.pk, **after}
    publish(f"dossiers.{name}", dossier, payload, office=dossier.office_id, now=now)
    return event


def _name(actor: object) -> str:
    """The name an event keeps: the person's, the program's own, or, for a visitor, that of a role."""
    if isinstance(actor, User):
        return str(actor)
    return _("Hệ thống") if actor is None or actor is SYSTEM else _("Người nộp hồ sơ")
