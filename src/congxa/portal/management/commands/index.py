"""``congxa index``: reads everything the search may find again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from congxa.portal.search.indexing import rebuild
from congxa.units.service import named_office


class Command(BaseCommand):
    help = "Lập lại chỉ mục tìm kiếm. Có thể dừng giữa chừng và chạy lại."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--office", default="", help="Chỉ một cơ quan, theo đoạn địa chỉ.")

    def handle(self, *args: Any, **options: Any) -> None:
        office = named_office(options["office"]) if options["office"] else None
        total = rebuild(office.pk if office else None, told=self._tell)
        self.stdout.write(f"Đã lập chỉ mục {total} mục.")

    def _tell(self, kind: str, number: int) -> None:
        self.stdout.write(f"  {kind}: {number} …")
        self.stdout.flush()
