"""Kiosks and tablets: registered by a link that works once, known by a key of their own, revoked at once.

Only hashes of link and key are kept, so a copy of the database opens no device.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, require
from congxa.dossiers.models import QueueDevice, ServiceCounter
from congxa.records.service import write
from congxa.units.service import Office

LINK_LIVES = timedelta(days=3)


class Registered(NamedTuple):
    """A device and a secret that is told once: that of its link, or its own key."""

    device: QueueDevice
    secret: str


def hashed(secret: str) -> str:
    """What is kept of a secret; it has 256 random bits, so a plain hash cannot be tried out."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def register_device(
    *, actor: User, office: Office, kind: str, name: str, now: datetime, counter: ServiceCounter | None = None
) -> Registered:
    """Make a device and the link that opens it. Raises Http404, PermissionDenied; Refused without a counter."""
    require(actor, "dossiers.keep_queue", office)
    tablet = kind == QueueDevice.Kind.TABLET
    if tablet and (counter is None or counter.office_id != office.pk):
        raise Refused(_("Máy đánh giá phải đặt ở một quầy. Hãy chọn quầy."))
    device = QueueDevice(office=office, kind=kind, name=name, counter=counter if tablet else None, made_at=now)
    device.full_clean()
    return _new_link(device, actor, now)


@transaction.atomic
def renew_link(*, actor: User, device: QueueDevice, now: datetime) -> Registered:
    """Make a new link; the machine that had the device loses it. Raises Http404, PermissionDenied, Refused."""
    device = _locked(device, actor)
    if device.revoked_at is not None:
        raise Refused(_("Máy này đã thu hồi. Hãy đăng ký máy mới."))
    device.key_hash, device.opened_at = "", None
    return _new_link(device, actor, now)


def _new_link(device: QueueDevice, actor: User, now: datetime) -> Registered:
    secret = secrets.token_urlsafe(32)
    device.link_hash, device.link_until = hashed(secret), now + LINK_LIVES
    device.save()
    after = {"kind": device.kind, "name": device.name, "counter": str(device.counter or "")}
    write(actor=actor, kind="dossiers.queue_register_device", thing=device, after=after, office=device.office, now=now)
    return Registered(device, secret)


def device_of_link(office_id: int, secret: str, now: datetime) -> QueueDevice | None:
    """The device that a link opens, while it has not been used and its time is not over."""
    found = QueueDevice.objects.filter(office=office_id, link_hash=hashed(secret), revoked_at__isnull=True)
    return found.filter(link_until__gt=now).select_related("office", "counter").first()


@transaction.atomic
def open_device(*, office: int, secret: str, now: datetime) -> Registered:
    """Take the link for this machine and return the device with its own key. Raises Refused when it is used up."""
    found = device_of_link(office, secret, now)
    device = QueueDevice.objects.select_for_update(of=("self",)).get(pk=found.pk) if found else None
    if device is None or device.link_hash != hashed(secret):
        raise Refused(_("Đường dẫn này đã dùng hoặc hết hạn. Hãy xin người quản trị đường dẫn mới."))
    key = secrets.token_urlsafe(32)
    device.link_hash, device.link_until, device.key_hash, device.opened_at = "", None, hashed(key), now
    device.save(update_fields=["link_hash", "link_until", "key_hash", "opened_at"])
    after = {"name": device.name}
    write(actor=None, kind="dossiers.queue_open_device", thing=device, after=after, office=device.office, now=now)
    return Registered(device, key)


@transaction.atomic
def revoke_device(*, actor: User, device: QueueDevice, now: datetime) -> QueueDevice:
    """Shut a device out at once and for good. Raises Http404, PermissionDenied."""
    device = _locked(device, actor)
    if device.revoked_at is None:
        device.revoked_at, device.key_hash, device.link_hash = now, "", ""
        device.save(update_fields=["revoked_at", "key_hash", "link_hash"])
        before = {"name": device.name}
        write(actor=actor, kind="dossiers.queue_revoke_device", thing=device, before=before, office=device.office,
              now=now)  # fmt: skip
    return device


def device_of_key(office_id: int, kind: str, key: str) -> QueueDevice | None:
    """The device of an office that has this key; None for a stranger or a revoked one."""
    found = QueueDevice.objects.filter(office=office_id, kind=kind, key_hash=hashed(key), revoked_at__isnull=True)
    return found.select_related("counter").first() if key else None


def _locked(device: QueueDevice, actor: User) -> QueueDevice:
    fresh = QueueDevice.objects.select_for_update(of=("self",)).select_related("office").get(pk=device.pk)
    require(actor, "dossiers.keep_queue", fresh.office)
    return fresh
