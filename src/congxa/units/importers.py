"""What ``congxa import`` can take in for this room."""

from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

import congxa
from congxa.units.actions import Tally, load_events, load_offices, load_units
from congxa.units.domain.tree import Kind
from congxa.units.lists.events import parse_events
from congxa.units.lists.files import BadFile, Document, read
from congxa.units.lists.offices import parse_offices
from congxa.units.lists.packages import TWO_TIERS, read_package
from congxa.units.lists.parsing import BadList, Problems, parse_day
from congxa.units.lists.units import parse_kinds, parse_units
from congxa.units.queries import read_kinds

KINDS_FILE = Path(congxa.__file__).parent / "law" / "units" / "kinds.yaml"
_STEP = 500


def _day(written: str) -> date:
    day = parse_day(written)
    if day is None:
        raise CommandError(f"“{written}” không phải là ngày; hãy ghi như 2025-07-01 hoặc 01/07/2025.")
    return day


class ListImporter(BaseCommand):
    """Reads one list and takes all of it in, or says what is wrong with each row and takes in nothing."""

    shown = 0

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what both lists share."""
        parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra và liệt kê lỗi, không ghi gì")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the import."""
        try:
            with transaction.atomic():
                tally = self.take_in(options)
                if options["dry_run"]:
                    transaction.set_rollback(True)
        except BadFile as error:
            raise CommandError(str(error)) from error
        except BadList as error:
            for problem in error.problems:
                self.stderr.write(problem)
            raise CommandError(f"Có {len(error.problems)} lỗi, chưa ghi gì.") from error
        done = "Sẽ ghi" if options["dry_run"] else "Đã ghi"
        self.stdout.write(
            f"{done} {tally.created} mục mới, sửa {tally.updated} mục; {tally.unchanged} mục đã có từ trước."
        )

    def take_in(self, options: dict[str, Any]) -> Tally:
        """Read and write the list inside the surrounding transaction."""
        raise NotImplementedError

    def progress(self, done: int, total: int) -> None:
        """Show how far it is: on a terminal in place, elsewhere a line now and then."""
        if self.stdout.isatty():
            self.stdout.write(f"\r{done}/{total}", ending="\n" if done == total else "")
        elif done == total or done >= self.shown + _STEP:
            self.shown = done
            self.stdout.write(f"{done}/{total}")


class UnitsImporter(ListImporter):
    """``congxa import units FILE|--package NAME [--on DATE] [--dry-run]``."""

    help = "Nạp danh sách đơn vị hành chính từ tệp (.yaml, .json, .csv, .xlsx) hoặc từ một gói Python."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare where the list comes from."""
        super().add_arguments(parser)
        parser.add_argument("file", nargs="?", metavar="FILE", help="tệp danh sách")
        parser.add_argument("--package", metavar="NAME", help="tên gói, ví dụ vietnamadminunits")
        parser.add_argument("--on", type=_day, metavar="DATE", help="ngày bắt đầu của các dòng không ghi ngày")

    def take_in(self, options: dict[str, Any]) -> Tally:
        """Read the list, then write its kinds and units."""
        document = self._document(options)
        on = options["on"] or (TWO_TIERS if options["package"] else None)
        problems = Problems()
        kinds = known_kinds(document, problems)
        units = parse_units(document.lists.get("units", ()), kinds, problems, on=on)
        problems.refuse()
        return load_units(actor=None, units=units, kinds=kinds, name=document.name, progress=self.progress)

    def _document(self, options: dict[str, Any]) -> Document:
        if bool(options["file"]) == bool(options["package"]):
            raise CommandError("Hãy nêu một tệp, hoặc một gói bằng --package.")
        if options["package"]:
            return read_package(options["package"], options["on"] or TWO_TIERS)
        return read(Path(options["file"]), "units")


class UnitEventsImporter(ListImporter):
    """``congxa import unit-events FILE [--dry-run]``."""

    help = "Nạp các quyết định sáp nhập, chia tách, đổi tên, bãi bỏ, chuyển đơn vị hành chính từ tệp."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file."""
        super().add_arguments(parser)
        parser.add_argument("file", metavar="FILE", help="tệp sự kiện (.yaml, .json, .csv, .xlsx)")

    def take_in(self, options: dict[str, Any]) -> Tally:
        """Write the units the events need (``units:``), then the events."""
        document = read(Path(options["file"]), "events")
        problems = Problems()
        kinds = known_kinds(document, problems)
        units = parse_units(document.lists.get("units", ()), kinds, problems, on=None)
        events = parse_events(document.lists.get("events", ()), kinds, problems, status=document.status)
        problems.refuse()
        before = load_units(actor=None, units=units, kinds=kinds, name=document.name)
        tally = load_events(actor=None, events=events, progress=self.progress)
        return Tally(before.created + tally.created, before.updated + tally.updated, before.unchanged + tally.unchanged)


class OfficesImporter(ListImporter):
    """``congxa import offices FILE [--on DATE] [--dry-run]``."""

    help = "Mở, sửa và đóng các cơ quan theo tệp: đoạn địa chỉ, mã đơn vị, tên, tên miền, cơ quan kế thừa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file."""
        super().add_arguments(parser)
        parser.add_argument("file", metavar="FILE", help="tệp cơ quan (.yaml, .json, .csv, .xlsx)")
        parser.add_argument("--on", type=_day, metavar="DATE", help="ngày bắt đầu của các dòng không ghi ngày")

    def take_in(self, options: dict[str, Any]) -> Tally:
        """Write the offices."""
        document = read(Path(options["file"]), "offices")
        problems = Problems()
        offices = parse_offices(document.lists.get("offices", ()), problems, on=options["on"])
        problems.refuse()
        return load_offices(actor=None, offices=offices, progress=self.progress)


def known_kinds(document: Document, problems: Problems) -> Sequence[Kind]:
    """Return the kinds of the law pack, replaced by those in the database and those by the file's own."""
    packed = parse_kinds(read(KINDS_FILE, "kinds").lists["kinds"], Problems())
    own = parse_kinds(document.lists.get("kinds", ()), problems)
    return list((_by_code(packed) | _by_code(read_kinds()) | _by_code(own)).values())


def _by_code(kinds: Iterable[Kind]) -> dict[str, Kind]:
    return {kind.code: kind for kind in kinds}


IMPORTERS: dict[str, type[BaseCommand]] = {
    "units": UnitsImporter,
    "unit-events": UnitEventsImporter,
    "offices": OfficesImporter,
}
