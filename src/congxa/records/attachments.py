"""Taking a file in: stage, check, clean, scan, hash, write the row, and move it into place after the commit."""

import hashlib
import shutil
from datetime import datetime
from typing import IO, Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.kernel.refs import Ref
from congxa.records.images import rewrite_image
from congxa.records.journal import write
from congxa.records.keeping import key_for, move_in, waiting_file, waiting_room
from congxa.records.models import Attachment
from congxa.records.refusals import UploadRefused
from congxa.records.scanning import scan_upload
from congxa.records.sniffing import Sniffed
from congxa.records.things import name_of, ref_of
from congxa.records.uploads import Rule, check_upload, clean_name
from congxa.units.service import Office

PIECE = 256 * 1024


def accept(
    *,
    actor: object,
    office: Office,
    upload: "File[bytes]",
    rule: Rule,
    owner: Ref | Model,
    is_public: bool = False,
    now: datetime | None = None,
) -> Attachment:
    """Take a file in for ``owner``; call it inside the transaction that makes it part of the thing.

    A picture is written anew without its metadata. The file is never in memory as a whole. When the transaction is
    rolled back nothing remains but a waiting file, which the worker sweeps away.

    Raises:
        UploadRefused: with the sentence to show; nothing has been kept.
    """
    key, thing = uuid4(), ref_of(owner)
    found = check_upload(upload, rule)
    refuse_one_too_many(thing, rule)
    facts = _facts(upload, key, found)
    actor_id, actor_name = name_of(actor)
    try:
        with transaction.atomic():
            attachment = Attachment.objects.create(
                id=key,
                office=office,
                owner=str(thing),
                is_public=is_public,
                created_at=now or timezone.now(),
                created_by_id=actor_id,
                created_by_name=actor_name,
                **facts,
            )
            after = {name: facts[name] for name in ("name", "size", "sha256")}
            write(actor=actor, kind="records.attachment_accepted", thing=thing, after=after, office=office, now=now)
            transaction.on_commit(lambda: move_in(attachment), robust=True)
    except BaseException:
        (waiting_room() / str(key)).unlink(missing_ok=True)
        raise
    return attachment


def refuse_one_too_many(thing: Ref, rule: Rule) -> None:
    """Refuse a file when the thing already has as many as the rule allows."""
    if Attachment.objects.filter(owner=str(thing)).count() >= rule.max_count:
        raise UploadRefused(
            _("Đã có đủ %(count)d tệp. Hãy bỏ bớt một tệp trước khi thêm.") % {"count": rule.max_count}, "too_many"
        )


def _facts(upload: "File[bytes]", key: UUID, found: Sniffed) -> dict[str, Any]:
    """Stage the file and return what its row says of it."""
    size, digest = _stage(upload, key, found)
    return {
        "name": clean_name(upload.name or ""),
        "file_type": found.file_type.key,
        "content_type": found.file_type.content_type,
        "size": size,
        "sha256": digest,
        "storage_key": key_for(key, found.file_type.extensions[0]),
        "flags": list(found.flags),
        "scan": Attachment.Scan.CLEAN if settings.CLAMAV_URL else Attachment.Scan.NOT_SCANNED,
    }


def _stage(upload: "File[bytes]", key: UUID, found: Sniffed) -> tuple[int, str]:
    """Write what is to be kept into the waiting room and return its size and SHA-256."""
    scan_upload(upload)
    with waiting_file(key) as file:
        upload.seek(0)
        if found.file_type.image:
            rewrite_image(upload, file)
        else:
            shutil.copyfileobj(upload, file, PIECE)
        return _measure(file)


def _measure(file: IO[bytes]) -> tuple[int, str]:
    file.seek(0)
    digest, size = hashlib.sha256(), 0
    while piece := file.read(PIECE):
        digest.update(piece)
        size += len(piece)
    return size, digest.hexdigest()
