"""``congxa handover OLD NEW``: hands a closed office's portal and people over to the office that continues it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from congxa.accounts.service import SYSTEM, carry_over_roles
from congxa.portal.models import HomePage
from congxa.portal.service import hand_over
from congxa.units.service import named_office


class Command(BaseCommand):
    help = "Chuyển cổng, tin bài, tệp và người của một cơ quan cho cơ quan kế thừa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("old", help="Đoạn địa chỉ của cơ quan cũ, ví dụ tan-vinh.")
        parser.add_argument("new", help="Đoạn địa chỉ của cơ quan kế thừa.")

    def handle(self, *args: Any, **options: Any) -> None:
        old, new = named_office(options["old"]), named_office(options["new"])
        with transaction.atomic():
            try:
                articles = hand_over(actor=SYSTEM, old=old, new=new)
            except HomePage.DoesNotExist:
                raise CommandError(f"{old.name} chưa từng có cổng, không có gì để chuyển.") from None
            people = carry_over_roles(actor=SYSTEM, old=old, new=new, day=timezone.localdate())
        self.stdout.write(f"Đã chuyển {articles} tin, bài và {people} vai trò sang {new.name}.")
