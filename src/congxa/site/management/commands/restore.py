"""``congxa restore FILE``: makes an installation what a backup holds."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from congxa.site.backups.manifest import BackupFault
from congxa.site.backups.unpacking import restore


class Command(BaseCommand):
    help = "Khôi phục cả hệ thống từ một tệp sao lưu, kiểm tra từng tệp trước khi động vào dữ liệu."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Tệp do congxa backup làm ra.")
        parser.add_argument("--replace", action="store_true", help="Thay dữ liệu đang có (dữ liệu cũ được cất riêng).")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["file"].is_file():
            raise CommandError(_("Không có tệp %(file)s.") % {"file": options["file"]})
        try:
            done = restore(options["file"], timezone.now(), self._say, replace=options["replace"])
        except BackupFault as fault:
            raise CommandError(str(fault)) from fault
        self._say(_("Nâng cấp cơ sở dữ liệu"))
        call_command("migrate", verbosity=0, interactive=False)
        made = parse_datetime(done.manifest.made_at)
        words = {"count": len(done.manifest.files), "made": f"{made:%H:%M %d/%m/%Y}" if made else done.manifest.made_at}
        self.stdout.write(_("Đã khôi phục %(count)d tệp của bản sao lưu lúc %(made)s.") % words)
        if done.replaced:
            sentence = _("Dữ liệu trước đó nằm ở %(folder)s; hãy xóa khi không còn cần.")
            self.stdout.write(sentence % {"folder": done.replaced})
        if not Path(settings.STATIC_ROOT).is_dir():
            self.stdout.write(_("Trước khi mở cổng, hãy chạy: congxa collectstatic --noinput"))
        call_command("doctor", stdout=self.stdout, stderr=self.stderr)

    def _say(self, words: str) -> None:
        self.stdout.write(f"{words} …")
        self.stdout.flush()
