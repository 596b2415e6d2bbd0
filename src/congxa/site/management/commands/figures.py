"""``congxa figures``: every figure of the house or of one office, with its value and how it is counted."""

import json
from argparse import ArgumentParser
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from congxa.kernel.offers import Figure
from congxa.portal.service import offers
from congxa.units.service import named_office


class Command(BaseCommand):
    help = "In mọi số liệu của cả hệ thống hoặc của một cơ quan, kèm cách tính."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="In dạng JSON.")
        parser.add_argument("--office", metavar="SLUG", help="Đoạn địa chỉ của cơ quan; bỏ trống là cả hệ thống.")

    def handle(self, *args: Any, **options: Any) -> None:
        slug, now = options["office"], timezone.now()
        office = named_office(slug) if slug else None
        rows = [self._row(figure, figure.count(office.pk if office else None, now)) for figure in offers().all(Figure)]
        if options["json"]:
            report = {"office": slug, "at": timezone.localtime(now).isoformat(timespec="seconds"), "figures": rows}
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
            return
        for row in rows:
            value = "?" if row["value"] is None else row["value"]
            self.stdout.write(f"{row['key']:<32} {value:>12} {row['unit']:<8} {row['label']}: {row['how']}")

    @staticmethod
    def _row(figure: Figure, value: int | Decimal | None) -> dict[str, Any]:
        number = float(value) if isinstance(value, Decimal) else value
        words = {name: str(getattr(figure, name)) for name in ("key", "label", "unit", "how")}
        return {**words, "value": number, "public": figure.public}
