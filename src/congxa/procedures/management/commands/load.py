"""``congxa load procedures``: takes in what the law pack has and the house has not."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from congxa.accounts.service import SYSTEM
from congxa.procedures.service import load_catalogue
from congxa.units.service import Office


class Command(BaseCommand):
    help = "Nạp danh mục thủ tục kèm phần mềm: congxa load procedures. Nạp lại không đổi gì cán bộ đã sửa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["procedures"], metavar="WHAT", help="procedures: danh mục thủ tục")
        parser.add_argument(
            "--as-on", type=date.fromisoformat, metavar="DATE", help="như danh mục vào ngày này, ví dụ 2020-12-31"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            tally = load_catalogue(actor=SYSTEM, as_on=options["as_on"])
        except Office.DoesNotExist as error:
            raise CommandError("Chưa có cơ quan gốc; hãy nạp cơ quan trước: congxa import offices FILE.") from error
        self.stdout.write(f"Đã ghi {tally.created} phiên bản thủ tục mới; {tally.unchanged} phiên bản đã có từ trước.")
