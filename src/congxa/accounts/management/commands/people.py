"""``congxa people``: who is here, with which roles."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from congxa.accounts.models import User
from congxa.accounts.queries import PeopleFilter, people_list
from congxa.accounts.standing import SYSTEM
from congxa.units.service import named_office


class Command(BaseCommand):
    """Print one line for each person: user name, name, state and the roles that run or will run."""

    help = "Liệt kê người dùng và vai trò. / List people and their roles."

    def add_arguments(self, parser: CommandParser) -> None:
        """Read which office and which words."""
        parser.add_argument("words", nargs="*", help="từ trong tên, không cần dấu")
        parser.add_argument("--office", default="", metavar="SLUG", help="chỉ người của cơ quan này")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the list."""
        chosen = PeopleFilter(words=" ".join(options["words"]), office_ids=_office_ids(options["office"]))
        for user in people_list(SYSTEM, chosen, timezone.localdate()):
            self.stdout.write(_line(user))


def _office_ids(slug: str) -> frozenset[int] | None:
    if not slug:
        return None
    return frozenset({named_office(slug).pk})


def _line(user: User) -> str:
    roles = ", ".join(
        f"{role.role}@{role.office.slug}" + (f" đến {role.valid_to:%d/%m/%Y}" if role.valid_to else "")
        for role in getattr(user, "held", [])
    )
    marks = [
        word
        for word, holds in (
            ("quản trị hệ thống", user.is_superuser),
            ("đã khóa", not user.is_active),
            ("chưa đặt mật khẩu", not user.has_usable_password()),
        )
        if holds
    ]
    return " | ".join([user.username, user.get_full_name() or "–", roles or "–", ", ".join(marks) or "–"])
