"""Who is reading: counts the visits of one server process and keeps the figures shown at the end of each page."""

import logging
import threading
from datetime import UTC, datetime
from functools import lru_cache
from wsgiref.types import WSGIEnvironment

from django.conf import settings
from django.db import close_old_connections, connections
from django.utils import timezone

from congxa.site import tail
from congxa.statistics.service import VisitCounter, VisitFigures, visit_figures

logger = logging.getLogger(__name__)
INTERVAL = 5.0  # seconds between two write-downs; what a killed process loses at most
_ADDRESS = frozenset("0123456789abcdefABCDEF.:")  # anything else would end up in the page as it is
_IP_PLACE = "\x00"


def reader_address(environ: WSGIEnvironment) -> str:
    """Return the reader's IP address; of X-Forwarded-For only the ``TRUSTED_PROXIES`` last hops are believed."""
    trusted = settings.TRUSTED_PROXIES
    if trusted:
        hops = [hop.strip() for hop in environ.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
        if len(hops) >= trusted and _ADDRESS.issuperset(hops[-trusted]):
            return str(hops[-trusted])
    return str(environ.get("REMOTE_ADDR", ""))


class Readers:
    """The visits of this process: noted per page, written down and read back by one background thread."""

    def __init__(self) -> None:
        self.counter = VisitCounter()
        self._figures: dict[int, VisitFigures] = {}
        self._reading = 0
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._ends = lru_cache(maxsize=1024)(self._render)

    def seen(self, office_id: int, path: str, ip: str, agent: str) -> None:
        """Note that an anonymous reader opened a page; ``path`` is the address inside the office."""
        if self._thread is None:
            self._start()
        self.counter.note(office_id, path, ip, agent, datetime.now(UTC))

    def end_of_page(self, office_id: int, ip: str) -> bytes:
        """Return the tail of a page for one reader."""
        before, after = self._ends(office_id, self._reading)
        return b"".join((before, ip.encode("ascii", "ignore"), after))

    def refresh(self) -> None:
        """Write down what was seen and read the figures of all offices again."""
        self.counter.write_down()
        self._figures = visit_figures(timezone.now())
        self._reading += 1

    def stop(self) -> None:
        """Write down what is left; called when the process ends."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(INTERVAL)

    def _render(self, office_id: int, _reading: int) -> tuple[bytes, bytes]:
        figures = self._figures.get(office_id, VisitFigures())
        before, _place, after = tail.render_tail(office_id, _IP_PLACE, figures).encode().partition(_IP_PLACE.encode())
        return before, after

    def _start(self) -> None:
        with self._lock:
            if self._thread is None:
                self._safely_refresh()
                self._thread = threading.Thread(target=self._run, name="readers", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while not self._stop.wait(INTERVAL):
            self._safely_refresh()
        self._safely_refresh()
        connections.close_all()

    def _safely_refresh(self) -> None:
        close_old_connections()
        try:
            self.refresh()
        except Exception:
            logger.exception("visits could not be written down; they are kept for the next try")
