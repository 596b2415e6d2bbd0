"""Hand-overs between offices: given by one, confirmed by the other. Until then the giver has the dossier."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, require
from congxa.dossiers.actions.doing import legal, locked, move
from congxa.dossiers.actions.handling import need
from congxa.dossiers.domain.codes import new_code
from congxa.dossiers.domain.states import S
from congxa.dossiers.models import Dossier, Transfer
from congxa.dossiers.stepping import begin_step, end_steps
from congxa.kernel.clock import day_of
from congxa.units.service import Office


@transaction.atomic
def transfer(
    *,
    actor: User,
    dossier: Dossier,
    to: Office,
    now: datetime,
    items: Sequence[str] = (),
    reason: str = "",
    slip: str = "",
    version: int | None = None,
) -> Transfer:
    """Hand a dossier, or its result, over to another office; it stays one, with one number and one date.

    Raises:
        Http404, PermissionDenied, Changed.
        Refused: not in a state to be handed over, to oneself, or to an office that no longer works.
    """
    dossier = locked(dossier, version)
    require(actor, "dossiers.hand_over", dossier.holder)
    legal(dossier, "transfer")
    _require_other_office(dossier, to, now)
    sender, carries_result = dossier.holder, dossier.state == S.DONE
    move(dossier, "transfer", actor=actor, office=sender, now=now, reason=reason, after={"to": to.pk})
    end_steps(dossier, lambda step: step.office_id == sender.pk and not carries_result, now)
    return Transfer.objects.create(
        dossier=dossier,
        slip=slip or new_code(),
        sender=sender,
        receiver=to,
        items=list(items) or [paper.name for paper in dossier.papers.all()],
        reason=reason,
        carries_result=carries_result,
        handed_by=actor,
        handed_at=now,
    )


@transaction.atomic
def transfer_many(
    *, actor: User, dossiers: Sequence[Dossier], to: Office, now: datetime, reason: str = ""
) -> list[Transfer]:
    """Hand several dossiers over on one slip, all or none. Raises as :func:`transfer`."""
    slip = new_code()
    # In one order for everybody: two bulk hand-overs never wait for each other.
    ordered = sorted(dossiers, key=lambda dossier: dossier.pk)
    return [transfer(actor=actor, dossier=one, to=to, now=now, reason=reason, slip=slip) for one in ordered]


@transaction.atomic
def receive_transfer(*, actor: User, dossier: Dossier, now: datetime, version: int | None = None) -> Transfer:
    """Confirm that a dossier has arrived: from now on the receiving office has it.

    Raises:
        Http404, PermissionDenied, Changed.
        Refused: it is not on the way.
    """
    dossier = locked(dossier, version)
    slip = _on_the_way(dossier, "receive_transfer")
    require(actor, "dossiers.hand_over", slip.receiver)
    slip.received_by, slip.received_at = actor, now
    slip.save(update_fields=["received_by", "received_at"])
    dossier.holder, dossier.assignee = slip.receiver, None
    move(dossier, "receive_transfer", actor=actor, office=slip.receiver, now=now, after={"from": slip.sender_id})
    begin_step(dossier, now)
    return slip


@transaction.atomic
def return_transfer(
    *, actor: User, dossier: Dossier, reason: str, now: datetime, version: int | None = None
) -> Transfer:
    """Do not take a dossier that was handed over: it stays with the giver, who reads why.

    Raises:
        Http404, PermissionDenied, Changed.
        Refused: no reason, or it is not on the way.
    """
    dossier = locked(dossier, version)
    slip = _on_the_way(dossier, "return_transfer")
    require(actor, "dossiers.hand_over", slip.receiver)
    need(reason, _("Hãy ghi lý do không nhận để bên giao biết phải làm gì."))
    slip.received_by, slip.received_at, slip.refused = actor, now, reason
    slip.save(update_fields=["received_by", "received_at", "refused"])
    move(dossier, "return_transfer", actor=actor, office=slip.receiver, now=now, reason=reason)
    return slip


def close_open_transfer(dossier: Dossier, why: str, now: datetime) -> None:
    """End a hand-over that nobody will confirm any more, because the dossier has ended."""
    dossier.transfers.filter(received_at__isnull=True).update(received_at=now, refused=why)


def _on_the_way(dossier: Dossier, name: str) -> Transfer:
    legal(dossier, name)
    slips = dossier.transfers.select_related("sender", "receiver")
    return slips.get(received_at__isnull=True)


def _require_other_office(dossier: Dossier, to: Office, now: datetime) -> None:
    if to.pk == dossier.holder_id:
        raise Refused(_("Hồ sơ đang ở %(office)s rồi. Hãy chọn cơ quan khác.") % {"office": to})
    if to.valid_to is not None and to.valid_to < day_of(now):
        raise Refused(_("%(office)s không còn hoạt động. Hãy chọn cơ quan kế thừa.") % {"office": to})
