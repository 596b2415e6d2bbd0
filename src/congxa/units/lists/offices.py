"""Lists of offices: the address segment names the office, so the same list can describe, rename and close it later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from congxa.units.lists.files import Row, text
from congxa.units.lists.parsing import Cells, Problems

DESCRIBING = ("name", "short_name", "upper_name", "address", "phone", "email", "responsible", "licence")
"""The fields of an office that only describe it."""


@dataclass(frozen=True, slots=True)
class ListedOffice:
    """An office as a list names it, other offices by address segment; what the list leaves out stays as it is."""

    where: str
    slug: str
    unit: str
    valid_from: date | None
    upper: str = ""
    root: bool = False
    described: Mapping[str, str] = field(default_factory=dict)
    hosts: tuple[str, ...] = ()
    valid_to: date | None = None
    successor: str = ""


def parse_offices(rows: Iterable[Row], problems: Problems, *, on: date | None) -> list[ListedOffice]:
    """Read offices; ``on`` is the first day of those that name none."""
    listed: dict[str, ListedOffice] = {}
    for row in rows:
        cells = Cells(row, problems)
        office = _office(cells, on)
        if office.slug in listed:
            cells.wrong(f"đoạn địa chỉ “{office.slug}” đã có ở {listed[office.slug].where}.")
        elif not office.slug:
            cells.wrong("thiếu đoạn địa chỉ (slug).")
        listed[office.slug] = office
    return list(listed.values())


def _office(cells: Cells, on: date | None) -> ListedOffice:
    described = {name: cells.text(name) for name in DESCRIBING if name != "responsible"}
    described["responsible"] = _responsible(cells)
    written = cells.row.values.get("host")
    hosts = written if isinstance(written, list) else text(written).replace(";", " ").replace(",", " ").split()
    return ListedOffice(
        where=cells.row.where,
        slug=cells.text("slug"),
        unit=cells.code("unit_code") or cells.code("code"),
        valid_from=cells.day("valid_from", on),
        upper=cells.text("upper") or cells.text("parent"),
        root=cells.flag("root"),
        described={name: value for name, value in described.items() if value},
        hosts=tuple(text(host) for host in hosts),
        valid_to=cells.day("valid_to"),
        successor=cells.text("successor"),
    )


def _responsible(cells: Cells) -> str:
    """Return title and name of who answers for the page; YAML may give them apart."""
    nested = cells.below("responsible")
    if nested:
        return f"{text(nested.get('title'))} {text(nested.get('name'))}".strip()
    return cells.text("responsible")
