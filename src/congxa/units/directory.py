"""The offices by host name and by first path segment, kept in the process so that finding one costs no query.

The directory is read again when the content version ``units`` changes (see :mod:`congxa.records.versions`; whoever
reads the directory passes the version in, because records stands above this room).
"""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property

from congxa.units.models import Office, OfficeHost


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """What every request needs to know of an office, without the database; ``unit`` is read like “xã Tân Vinh”."""

    id: int
    slug: str
    is_root: bool
    name: str
    short_name: str
    hosts: tuple[str, ...]
    canonical_host: str
    valid_to: date | None
    successor_id: int | None
    upper_id: int | None
    unit: str

    @property
    def mount(self) -> str:
        """Return the path below which the office is mounted on the root office's host: ``/`` or ``/tan-vinh/``."""
        return "/" if self.is_root else f"/{self.slug}/"

    def ended(self, day: date) -> bool:
        """Return whether the office was closed before ``day``."""
        return self.valid_to is not None and self.valid_to < day


class Directory:
    """All offices at one moment."""

    def __init__(self, entries: list[OfficeEntry]) -> None:
        self.by_id = {entry.id: entry for entry in entries}
        self.by_slug = {entry.slug: entry for entry in entries if not entry.is_root}
        self.by_host = {host: entry for entry in entries for host in entry.hosts}

    @cached_property
    def root(self) -> OfficeEntry | None:
        """Return the office mounted at ``/``, or None before one has been set up."""
        return next((entry for entry in self.by_id.values() if entry.is_root), None)

    def find(self, host: str, path: str) -> tuple[OfficeEntry | None, str]:
        """Return the office that answers ``host`` and ``path`` and the prefix it is mounted under (``""`` for none).

        ``host`` may carry a port. An office with its own host is mounted at the root of it; elsewhere the first
        path segment decides, and the root office answers everything else.
        """
        own = self.by_host.get(bare_host(host))
        if own is not None and not own.is_root:
            return own, ""
        segment = path.lstrip("/").split("/", 1)[0]
        lower = self.by_slug.get(segment)
        if lower is not None:
            return lower, f"/{segment}"
        return self.root, ""

    def successor(self, entry: OfficeEntry, day: date | None = None) -> OfficeEntry | None:
        """Return the office that continues ``entry``, following the chain to its end, or to the first office that works
        on ``day``; None when there is none."""
        seen = {entry.id}
        while entry.successor_id is not None and entry.successor_id not in seen:
            seen.add(entry.successor_id)
            entry = self.by_id[entry.successor_id]
            if day is not None and not entry.ended(day):
                return entry
        return entry if len(seen) > 1 and day is None else None


def bare_host(host: str) -> str:
    """Return a Host header's name without port and final dot, in small letters."""
    name = host if host.endswith("]") else host.rsplit(":", 1)[0]
    return name.lower().rstrip(".")


def read_directory() -> Directory:
    """Read all offices and their hosts from the database (two queries)."""
    hosts: dict[int, list[OfficeHost]] = {}
    for host in OfficeHost.objects.order_by("-is_canonical", "id"):
        hosts.setdefault(host.office_id, []).append(host)
    offices = Office.objects.select_related("unit__kind").order_by("id")
    return Directory([_entry(office, hosts.get(office.pk, [])) for office in offices])


def _entry(office: Office, hosts: list[OfficeHost]) -> OfficeEntry:
    return OfficeEntry(
        id=office.pk,
        slug=office.slug,
        is_root=office.is_root,
        name=office.name,
        short_name=office.short_name,
        hosts=tuple(host.host.lower() for host in hosts),
        canonical_host=next((host.host.lower() for host in hosts if host.is_canonical), ""),
        valid_to=office.valid_to,
        successor_id=office.successor_id,
        upper_id=office.upper_id,
        unit=str(office.unit),
    )


_held: tuple[str, Directory] | None = None


def directory(version: str) -> Directory:
    """Return the directory as of ``version``, read again only when the version differs from the one held."""
    global _held  # noqa: PLW0603 -- the one place where the process keeps the directory
    if _held is None or _held[0] != version:
        _held = (version, read_directory())
    return _held[1]
