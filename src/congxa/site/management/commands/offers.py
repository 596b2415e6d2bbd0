"""``congxa offers``: lists what the installed rooms offer to faces and numbers."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from congxa.portal.service import offers


class Command(BaseCommand):
    help = "Liệt kê những gì các phân hệ đã cài cung cấp: loại, khóa, tên, mô-đun."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="In dạng JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = [
            {"class": type(offer).__name__, "key": offer.key, "label": str(offer.label), "module": module}
            for offer, module in offers()
        ]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write(f"{row['class']:<10} {row['key']:<30} {row['label']}  ({row['module']})")
