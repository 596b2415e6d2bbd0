"""``congxa demo``: sets up everything on a fresh machine and serves the demo."""

import os
import sys
from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from congxa.demo import loader
from congxa.demo.pictures.ahead import Ahead


class Command(BaseCommand):
    help = "Chuẩn bị dữ liệu minh họa của Lương Sơn và mở cổng trên máy này."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="Cổng mạng, mặc định 8000.")
        parser.add_argument("--no-serve", action="store_true", help="Chỉ chuẩn bị dữ liệu, không mở cổng.")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Dữ liệu minh họa không nạp vào hệ thống thật. Hãy đặt CONGXA_MODE=demo.")
        self._started = monotonic()
        self._prepare()
        self._print_people(options["port"])
        if not options["no_serve"]:
            sys.stdout.flush()
            os.environ.setdefault("BASE_URL", f"http://127.0.0.1:{options['port']}")
            os.execv(sys.executable, [sys.executable, "-m", "congxa.site", "serve", "--port", str(options["port"])])  # noqa: S606 -- our own program

    def _prepare(self) -> None:
        self._step("Kiểm tra cơ sở dữ liệu")
        executor = MigrationExecutor(connection)
        lacking = executor.migration_plan(executor.loader.graph.leaf_nodes())
        with Ahead(loader.pictures_wanted() if lacking else ()) as ahead:
            if lacking:
                self._step("Tạo bảng")
                call_command("migrate", verbosity=0, interactive=False)
            self._step("Gom tệp tĩnh")
            call_command("collectstatic", verbosity=0, interactive=False)
            if loader.is_loaded():
                self._step("Dữ liệu minh họa đã có, giữ nguyên")
            else:
                loader.Loader(self._step, ahead.picture).load()

    def _step(self, words: str) -> None:
        self.stdout.write(f"[{monotonic() - self._started:6.1f} s] {words} …")
        self.stdout.flush()

    def _print_people(self, port: int) -> None:
        self.stdout.write(f"\nĐăng nhập tại http://127.0.0.1:{port}/tai-khoan/login/ với mật khẩu: {loader.PASSWORD}")
        for row in loader.people():
            if row["office"] in ("luong-son", "tan-vinh"):
                self.stdout.write(f"  {row['username']:<26} {row['full_name']}, {row['title']}")
        self.stdout.write("  (mỗi xã khác: bientap, tongbientap, motcua, thuly, diachinh và lanhdao, rồi .<xã>)\n")
        self.stdout.write(f"Cổng của huyện: http://127.0.0.1:{port}/   Cổng của xã: http://127.0.0.1:{port}/tan-vinh/")
        self.stdout.write(f"Xã trên tên miền riêng: http://tan-vinh.localhost:{port}/\n")
