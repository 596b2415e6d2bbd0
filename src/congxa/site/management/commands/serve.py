"""``congxa serve``: the web server and the worker under one command."""

import os
import socket
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from congxa.site.safety import unsafe_settings, worries
from congxa.site.supervisor import GRACE, Child, Supervisor

KILL_AFTER = int(GRACE) - 5  # seconds; before the supervisor would kill the web server as a whole


def default_threads(workers: int) -> int:
    """Return how many threads each process has: 16, and together no more than PostgreSQL lets in (100 by default)."""
    return max(4, min(16, 80 // max(1, workers)))


def _refuse_taken(host: str, port: int) -> None:
    """Say in a sentence that the port cannot be had, instead of starting the web server again and again."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise CommandError(
            f"Không mở được cổng mạng {port} ở {host}: {error.strerror}. Có thể một chương trình khác đang dùng; "
            "hãy dừng chương trình đó hoặc chọn cổng khác bằng --port."
        ) from error


class Command(BaseCommand):
    help = "Mở cổng: máy chủ web và tiến trình nền, tự khởi động lại khi một tiến trình chết."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="Địa chỉ mạng để nghe, mặc định 127.0.0.1.")
        parser.add_argument("--port", type=int, default=8000, help="Cổng mạng, mặc định 8000.")
        parser.add_argument(
            "--workers", type=int, default=max(1, min(os.cpu_count() or 1, 8)), help="Số tiến trình web."
        )
        parser.add_argument("--threads", type=int, help="Số luồng của mỗi tiến trình web.")

    def handle(self, *args: Any, **options: Any) -> None:
        problems = unsafe_settings()
        if problems:
            lines = "\n".join(f"  - {problem}" for problem in problems)
            raise CommandError(f"Chưa mở cổng vì các thiết lập sau chưa an toàn:\n{lines}")
        for worry in worries():
            self.stderr.write(f"Lưu ý: {worry}")
        _refuse_taken(options["host"], options["port"])
        # Read by the web server, and by the guard against slow peers, which must know how many threads there are.
        os.environ["GRANIAN_BLOCKING_THREADS"] = str(options["threads"] or default_threads(options["workers"]))
        web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", options["host"]]
        web += ["--port", str(options["port"]), "--workers", str(options["workers"]), "--respawn-failed-workers"]
        web += ["--backlog", "1024", "--log-level", "error"]
        web += ["--workers-kill-timeout", str(KILL_AFTER), "congxa.site.web:application"]
        worker = [sys.executable, "-m", "congxa.site", "worker"]
        self.stdout.write(f"Cổng đang mở ở http://{options['host']}:{options['port']}/ (dừng bằng Ctrl+C).")
        Supervisor([Child("web", web), Child("worker", worker)]).run()
