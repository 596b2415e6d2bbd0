"""``congxa worker``: does queued tasks and periodic work."""

from typing import Any

from django.core.management.base import BaseCommand

from congxa.site.worker import run_worker


class Command(BaseCommand):
    help = "Chạy các việc nền: hàng đợi và việc định kỳ, cho đến khi nhận SIGTERM."

    def handle(self, *args: Any, **options: Any) -> None:
        run_worker()
