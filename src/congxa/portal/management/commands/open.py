"""``congxa open``: gives offices their portal."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from congxa.portal.actions.portals import open_portal
from congxa.units.service import Office


class Command(BaseCommand):
    help = "Mở cổng cho các cơ quan: trang chủ, mục tin tức, nhóm biên tập và quy trình duyệt. Chạy lại không đổi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("offices", nargs="*", metavar="OFFICE", help="Đoạn địa chỉ, ví dụ tan-vinh.")
        parser.add_argument("--all", action="store_true", help="Mọi cơ quan đang hoạt động.")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted: list[str] = options["offices"]
        if not wanted and not options["all"]:
            raise CommandError("Hãy ghi đoạn địa chỉ của cơ quan, hoặc --all cho mọi cơ quan.")
        offices = list(
            Office.objects.filter(valid_to=None) if options["all"] else Office.objects.filter(slug__in=wanted)
        )
        unknown = sorted(set(wanted) - {office.slug for office in offices})
        if unknown:
            raise CommandError(f"Không có cơ quan đang hoạt động nào có đoạn địa chỉ: {', '.join(unknown)}.")
        for number, office in enumerate(offices, 1):
            open_portal(office=office)
            self.stdout.write(f"{number}/{len(offices)} {office.name}")
