"""The chain over the journal: gives new entries their place in commit order and proves that none was altered.

``docs/decisions/0005-journal-chain.md`` says why the chain is made after the commit and not by the writer itself.
"""

import hashlib
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.translation import gettext as _

from congxa.records.canonical import canonical
from congxa.records.models import JournalEntry, JournalLink, JournalPending

START_HASH = "0" * 64
_CHAIN_LOCK = (0x636F6E67, 1)


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place where the chain does not hold; ``entry_id`` is None when the entry itself is gone."""

    sequence: int
    entry_id: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What :func:`verify` found. ``head_hash`` is worth writing down elsewhere: it stands for all entries before it."""

    checked: int
    waiting: int
    head_hash: str
    broken: Broken | None

    @property
    def ok(self) -> bool:
        """Say whether every entry is as it was written."""
        return self.broken is None


def chain_pending(limit: int = 500) -> int:
    """Give up to ``limit`` committed entries their place in the chain and return how many.

    Safe to call from any number of processes at once: one works, the others return 0.
    """
    if not JournalPending.objects.exists():
        return 0
    with transaction.atomic():
        if not _only_chainer():
            return 0
        entries = list(JournalEntry.objects.filter(pending__isnull=False).order_by("id")[:limit])
        last = JournalLink.objects.order_by("-sequence").first()
        first, previous = (last.sequence + 1, last.hash) if last else (1, START_HASH)
        links = []
        for sequence, entry in enumerate(entries, first):
            links.append(JournalLink(sequence=sequence, entry=entry, previous_hash=previous))
            links[-1].hash = previous = hash_of(entry, sequence, previous)
        JournalLink.objects.bulk_create(links)
        JournalPending.objects.filter(pk__in=[entry.pk for entry in entries]).delete()
    return len(entries)


def _only_chainer() -> bool:
    """Take the chain's lock until the end of the transaction; SQLite's write transaction already excludes others."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", _CHAIN_LOCK)
        return bool(cursor.fetchone()[0])


def hash_of(entry: JournalEntry, sequence: int, previous_hash: str) -> str:
    """Return the SHA-256 that binds the entry, its place and everything before it."""
    text = canonical(
        {
            "sequence": sequence,
            "previous_hash": previous_hash,
            "id": entry.pk,
            "at": entry.at,
            "actor_id": entry.actor_id,
            "actor_name": entry.actor_name,
            "office_id": entry.office_id,
            "kind": entry.kind,
            "ref": entry.ref,
            "before": entry.before,
            "after": entry.after,
            "reason": entry.reason,
        }
    )
    return hashlib.sha256(text.encode()).hexdigest()


def verify() -> Report:
    """Read the whole journal in order, a piece at a time, and compute every hash again."""
    checked, previous, broken = 0, START_HASH, None
    for link in JournalLink.objects.select_related("entry").order_by("sequence").iterator(2000):
        broken = _fault(link, checked + 1, previous)
        if broken:
            break
        checked, previous = checked + 1, link.hash
    return Report(checked, JournalPending.objects.count(), previous, broken or _unchained(checked))


def _fault(link: JournalLink, expected: int, previous: str) -> Broken | None:
    if link.sequence != expected:
        return Broken(expected, None, _("dòng này đã bị xóa khỏi nhật ký"))
    if link.previous_hash != previous:
        return Broken(expected, link.entry_id, _("không nối với dòng đứng trước"))
    if link.hash != hash_of(link.entry, link.sequence, link.previous_hash):
        return Broken(expected, link.entry_id, _("nội dung đã bị sửa sau khi ghi"))
    return None


def _unchained(checked: int) -> Broken | None:
    """Find an entry that is neither in the chain nor waiting for it, or a link whose entry is gone at the end."""
    if JournalLink.objects.count() != checked:
        return Broken(checked + 1, None, _("dòng này đã bị xóa khỏi nhật ký"))
    stray = JournalEntry.objects.filter(link__isnull=True, pending__isnull=True).order_by("id").first()
    return Broken(checked + 1, stray.pk, _("dòng này nằm ngoài chuỗi")) if stray else None
