"""``congxa backup FILE``: the whole installation in one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.site.backups.manifest import BackupFault
from congxa.site.backups.packing import back_up


class Command(BaseCommand):
    help = "Sao lưu cả hệ thống (cơ sở dữ liệu, ảnh, tệp) vào một tệp, trong khi cổng vẫn chạy."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Tệp sẽ ghi, hoặc thư mục: khi đó tên tệp lấy theo ngày giờ.")

    def handle(self, *args: Any, **options: Any) -> None:
        now, target = timezone.now(), options["file"]
        if target.is_dir():
            target = target / f"congxa-{timezone.localtime(now):%Y%m%d-%H%M%S}.tar"
        try:
            manifest = back_up(target, now, lambda words: self.stdout.write(f"{words} …"))
        except BackupFault as fault:
            raise CommandError(str(fault)) from fault
        words = {"file": target, "count": len(manifest.files), "size": filesizeformat(target.stat().st_size)}
        self.stdout.write(_("Đã sao lưu %(count)d tệp, %(size)s, vào %(file)s.") % words)
        self.stdout.write(
            _("Bản sao lưu chứa dữ liệu cá nhân và mật khẩu đã băm, nhưng không chứa SECRET_KEY và các thiết lập.")
        )
