"""Counts visits without a database write per page and without personal data.

A *visit* is a reader's stay on one office's portal: it begins with a page opened after at least 30 minutes without
one. A reader is known only by a digest of address and browser under a secret that lives for one day. Each server
process collects what it sees and writes it down every few seconds; a killed process loses those seconds at most.
Robots are not counted, nor is anybody who is signed in (the caller sees to that).
"""

import secrets
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from hashlib import blake2b

from crawlerdetect import CrawlerDetect
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from congxa.statistics.models import DailySalt, PageDay, Reader, VisitDay

STAY = timedelta(minutes=30)
_DIGESTS = 20_000  # readers remembered at a time
_BROWSERS = 300  # of one address in a day; a mobile network shares one, but who makes up names shows thousands
_detector = CrawlerDetect()


@lru_cache(maxsize=4096)
def is_robot(agent: str) -> bool:
    """Return whether a User-Agent is a robot's; one that says nothing is taken for a robot."""
    return not agent or bool(_detector.isCrawler(agent))


@dataclass
class Seen:
    """What one process saw since it last wrote down: first and last moment per reader, openings per page."""

    readers: dict[tuple[int, date, str], tuple[datetime, datetime]] = field(default_factory=dict)
    pages: Counter[tuple[int, date, str]] = field(default_factory=Counter)


@dataclass(slots=True)
class _Day:
    """A day in Vietnamese time with its secret, and the digests of readers met so far (no address is written down)."""

    day: date
    start: datetime
    end: datetime
    salt: bytes
    digests: dict[tuple[str, str], str] = field(default_factory=dict)
    browsers: Counter[str] = field(default_factory=Counter)

    def digest(self, ip: str, agent: str) -> str | None:
        """Return what a reader is known by; None when one address has shown more browsers than people share it."""
        known = self.digests.get((ip, agent))
        if known is None:
            if self.browsers[ip] >= _BROWSERS:
                return None
            self.browsers[ip] += 1
            if len(self.digests) >= _DIGESTS:
                self.digests.clear()
            known = blake2b(f"{ip}\n{agent}".encode(errors="replace"), key=self.salt, digest_size=12).hexdigest()
            self.digests[ip, agent] = known
        return known


def _begin(now: datetime) -> _Day:
    day = timezone.localdate(now)
    row, _created = DailySalt.objects.get_or_create(day=day, defaults={"salt": secrets.token_bytes(32)})
    start, end = (
        datetime.combine(one, time.min, timezone.get_default_timezone()).astimezone(UTC)
        for one in (day, day + timedelta(days=1))
    )
    return _Day(day, start, end, bytes(row.salt))


class VisitCounter:
    """Collects in memory (any number of threads) and writes down when told to."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen = Seen()
        self._today: _Day | None = None

    def note(self, office_id: int, path: str, ip: str, agent: str, now: datetime) -> None:
        """Remember that a page of an office was opened; costs no query except the first of a day."""
        if is_robot(agent):
            return
        today = self._today
        if today is None or not today.start <= now < today.end:
            today = self._today = _begin(now)
        digest = today.digest(ip, agent)
        if digest is None:
            return
        key = (office_id, today.day, digest)
        with self._lock:
            first, _last = self._seen.readers.get(key, (now, now))
            self._seen.readers[key] = (first, now)
            self._seen.pages[office_id, today.day, path[:300]] += 1

    def write_down(self) -> int:
        """Write what was collected to the database in one transaction; return how many visits were new.

        On an error what was collected is kept for the next time.
        """
        with self._lock:
            seen, self._seen = self._seen, Seen()
        if not seen.readers:
            return 0
        try:
            with transaction.atomic():
                return _store(seen)
        except Exception:
            self._put_back(seen)
            raise

    def _put_back(self, seen: Seen) -> None:
        with self._lock:
            self._seen.pages.update(seen.pages)
            for key, (first, last) in seen.readers.items():
                self._seen.readers[key] = (first, self._seen.readers.get(key, (first, last))[1])


def _store(seen: Seen) -> int:
    new: Counter[tuple[int, date]] = Counter()
    for (office_id, day, digest), (first, last) in sorted(seen.readers.items()):
        reader, created = Reader.objects.select_for_update().get_or_create(
            office_id=office_id, day=day, digest=digest, defaults={"last_seen": last}
        )
        if created or first - reader.last_seen >= STAY:
            new[office_id, day] += 1
        if not created and last > reader.last_seen:
            Reader.objects.filter(pk=reader.pk).update(last_seen=last)
    for (office_id, day), visits in sorted(new.items()):
        VisitDay.objects.get_or_create(office_id=office_id, day=day)
        VisitDay.objects.filter(office_id=office_id, day=day).update(visits=F("visits") + visits)
    for (office_id, day, path), views in sorted(seen.pages.items()):
        PageDay.objects.get_or_create(office_id=office_id, day=day, path=path)
        PageDay.objects.filter(office_id=office_id, day=day, path=path).update(views=F("views") + views)
    return new.total()


def forget(now: datetime) -> None:
    """Delete the digests and secrets of days that are over."""
    today = timezone.localdate(now)
    Reader.objects.filter(day__lt=today).delete()
    DailySalt.objects.filter(day__lt=today).delete()
