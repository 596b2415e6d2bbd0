"""``congxa import procedures FILE``: a catalogue from an Excel file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from congxa.accounts.service import SYSTEM
from congxa.procedures.actions import import_catalogue
from congxa.procedures.lists.sheet import read_sheet
from congxa.procedures.lists.template import template
from congxa.procedures.lists.values import BadCatalogue
from congxa.units.service import Office


class ProceduresImporter(BaseCommand):
    """``congxa import procedures FILE [--dry-run]``, ``congxa import procedures FILE --template``."""

    help = "Nạp thủ tục hành chính từ tệp Excel theo mẫu, hoặc ghi tệp mẫu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file."""
        parser.add_argument("file", metavar="FILE", help="tệp .xlsx")
        parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra và liệt kê lỗi, không ghi gì")
        parser.add_argument("--template", action="store_true", help="ghi tệp mẫu vào FILE thay vì nạp")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the import: everything or nothing."""
        path = Path(options["file"])
        if options["template"]:
            template().save(path)
            self.stdout.write(f"Đã ghi tệp mẫu vào {path}.")
            return
        try:
            self._take_in(path, dry_run=options["dry_run"])
        except OSError as error:
            raise CommandError(f"{path}: không đọc được tệp ({error.strerror or error}).") from error
        except Office.DoesNotExist as error:
            raise CommandError("Chưa có cơ quan gốc; hãy nạp cơ quan trước.") from error
        except BadCatalogue as error:
            for problem in error.problems:
                self.stderr.write(problem)
            raise CommandError(f"Có {len(error.problems)} lỗi, chưa ghi gì.") from error

    def _take_in(self, path: Path, *, dry_run: bool) -> None:
        with path.open("rb") as file, transaction.atomic():
            tally = import_catalogue(actor=SYSTEM, procedures=read_sheet(file, path.name), source=path.name)
            if dry_run:
                transaction.set_rollback(True)
        done = "Sẽ ghi" if dry_run else "Đã ghi"
        self.stdout.write(
            f"{done} {tally.created} phiên bản mới, sửa {tally.updated}; {tally.unchanged} phiên bản đã có từ trước."
        )


IMPORTERS: dict[str, type[BaseCommand]] = {"procedures": ProceduresImporter}
