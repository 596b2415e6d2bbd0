"""``congxa mailtest ADDRESS``: one letter, to see whether letters arrive."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _


class Command(BaseCommand):
    help = "Gửi một bức thư thử để biết thư có đến nơi hay không."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", metavar="ADDRESS", help="Địa chỉ thư sẽ nhận.")

    def handle(self, *args: Any, **options: Any) -> None:
        address = options["address"]
        text = _("Nếu bạn đọc được thư này, Cổng Xã đã gửi được thư.\n")
        try:
            EmailMessage(_("Thư thử từ Cổng Xã"), text, to=[address]).send()
        except (OSError, ValueError) as error:
            raise CommandError(_("Chưa gửi được thư: %(why)s. Hãy kiểm tra EMAIL_URL.") % {"why": error}) from error
        if settings.MAIL_SERVER:
            words = {"address": address, "host": settings.EMAIL_HOST}
            self.stdout.write(_("Đã giao thư cho %(host)s để gửi đến %(address)s; hãy xem hộp thư.") % words)
        else:
            folder = {"folder": settings.VAR / "mail"}
            self.stdout.write(_("EMAIL_URL chưa đặt: thư nằm trong %(folder)s.") % folder)
