"""``congxa grant``: gives a role from the console, for the first administrator of an office and for emergencies."""

from argparse import ArgumentTypeError
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from congxa.accounts.models import Role, User
from congxa.accounts.service import SYSTEM, Particulars, create_person, grant_role, invite
from congxa.units.service import Office, named_office


def a_day(text: str) -> date:
    """Return the day written as ``2026-11-24`` or ``24/11/2026``."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).replace(tzinfo=timezone.get_current_timezone()).date()
        except ValueError:
            continue
    raise ArgumentTypeError(f"“{text}” không phải là ngày; hãy ghi như 24/11/2026.")


class Command(BaseCommand):
    """Give a role, to somebody who is here or, with ``--new``, to somebody who is added and invited."""

    help = "Cấp vai trò tại một cơ quan. / Give a role in an office."

    def add_arguments(self, parser: CommandParser) -> None:
        """Read who, what, where and when."""
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("role", choices=Role.values, metavar="role", help=", ".join(Role.values))
        parser.add_argument("office", metavar="office", help="đoạn địa chỉ (slug) của cơ quan")
        parser.add_argument("--from", dest="valid_from", type=a_day, help="từ ngày, mặc định hôm nay")
        parser.add_argument("--to", dest="valid_to", type=a_day, help="đến hết ngày")
        parser.add_argument("--reason", default="", help="căn cứ, lý do")
        parser.add_argument("--new", metavar="HỌ_TÊN", help="thêm người mới và in địa chỉ đặt mật khẩu")
        parser.add_argument("--email", default="", help="thư điện tử của người mới")

    def handle(self, *args: Any, **options: Any) -> None:
        """Give the role, or say in one sentence why not."""
        office = named_office(options["office"])
        try:
            self.stdout.write(_add(office, options) if options["new"] else _grant(office, options))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error


def _days(options: dict[str, Any]) -> dict[str, Any]:
    return {"valid_from": options["valid_from"] or timezone.localdate(), "valid_to": options["valid_to"]}


def _grant(office: Office, options: dict[str, Any]) -> str:
    user = User.objects.filter(username__iexact=options["username"]).first()
    if user is None:
        raise CommandError(f'Không có người dùng “{options["username"]}”. Thêm --new "Họ và tên" để tạo.')
    given = grant_role(
        actor=SYSTEM, user=user, office=office, role=Role(options["role"]), reason=options["reason"], **_days(options)
    )
    return f"Đã cấp: {given}, từ {given.valid_from:%d/%m/%Y}."


def _add(office: Office, options: dict[str, Any]) -> str:
    user = create_person(
        actor=SYSTEM,
        office=office,
        username=options["username"],
        particulars=Particulars(options["new"], options["email"].lower()),
        role=Role(options["role"]),
        **_days(options),
    )
    path = invite(actor=SYSTEM, user=user, office=office, today=timezone.localdate())
    return f"Đã thêm {user}. Đặt mật khẩu trong 3 ngày tại: {settings.BASE_URL}{path}"
