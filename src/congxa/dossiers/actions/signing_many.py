"""Signing several results at once: each on its own, so that one that cannot be signed does not stop the others."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import Http404
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User
from congxa.dossiers.actions.handling import sign
from congxa.dossiers.models import Dossier, DossierResult
from congxa.units.service import Office

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Signing:
    """What came of one dossier; `why` is empty when it was signed. `name` is None for one that is not here."""

    name: str | None
    why: str = ""


def sign_each(
    *,
    actor: User,
    office: Office,
    chosen: Sequence[tuple[int, int]],
    now: datetime,
    how: Callable[..., DossierResult] = sign,
) -> list[Signing]:
    """Sign the results of dossiers given as (key, version as it was seen), each in a transaction of its own.

    `how` signs one, called as `sign` of this room is.

    Nothing is raised for a single dossier: it says why it was not signed. One that has left the office, or that
    somebody else has signed or given back meanwhile, is told and left alone.
    """
    found = Dossier.objects.filter(holder=office).in_bulk([key for key, _version in chosen])
    # In one order for everybody: two leaders who sign the same list never wait for each other in a circle.
    return [_sign_one(actor, found.get(key), version, now, how) for key, version in sorted(set(chosen))]


def _sign_one(
    actor: User, dossier: Dossier | None, version: int, now: datetime, how: Callable[..., DossierResult]
) -> Signing:
    if dossier is None:
        return Signing(None, _("Hồ sơ không còn ở cơ quan này."))
    try:
        how(actor=actor, dossier=dossier, version=version, now=now)
    except Refused as refusal:
        return Signing(str(dossier), " ".join(refusal.messages))
    except (PermissionDenied, Http404):
        return Signing(str(dossier), _("Bạn không có quyền ký hồ sơ này."))
    except DatabaseError:
        _log.exception("Signing dossier %s failed", dossier.pk)
        return Signing(str(dossier), _("Máy chủ đang bận nên chưa ký được. Hãy ký lại sau ít phút."))
    return Signing(str(dossier))
