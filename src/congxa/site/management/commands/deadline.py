"""``congxa deadline MOMENT --working-days N``: when a matter received then is due, and the reason line by line."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError
from django.utils import timezone

from congxa.kernel.clock import VIETNAM, local
from congxa.kernel.deadlines import due
from congxa.kernel.periods import BadPeriod, TimeLimit, Unit
from congxa.kernel.workdays import BadHours, WorkCalendar
from congxa.units.service import Office, law_calendar, named_office, work_calendar


class Command(BaseCommand):
    help = "Tính ngày hẹn trả và giải thích từng ngày: congxa deadline 2024-04-26T09:00 --working-days 3"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("moment", metavar="MOMENT", help="Lúc nhận, giờ Việt Nam: 2024-04-26T09:00.")
        limit = parser.add_mutually_exclusive_group(required=True)
        for option, unit, words in (
            ("--working-days", Unit.WORKING_DAY, "Số ngày làm việc; 0 là trong ngày."),
            ("--working-hours", Unit.WORKING_HOUR, "Số giờ làm việc."),
            ("--days", Unit.CALENDAR_DAY, "Số ngày, kể cả ngày nghỉ."),
            ("--months", Unit.MONTH, "Số tháng."),
        ):
            limit.add_argument(option, dest=unit.value, metavar="N", help=words)
        parser.add_argument("--office", metavar="SLUG", help="Đoạn địa chỉ của cơ quan; bỏ trống là cơ quan gốc.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            calendar = _calendar(options["office"])
            answer = due(_moment(options["moment"]), _limit(options), calendar, now=timezone.now())
        except (BadPeriod, BadHours) as error:
            raise CommandError(str(error)) from error
        except OverflowError as error:
            raise CommandError("Thời điểm này quá xa, lịch không tính tới.") from error
        self.stdout.write(answer.at.isoformat(timespec="minutes"))
        for line in answer.lines:
            self.stdout.write(str(line))


def _moment(written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise CommandError(f"“{written[:40]}” không phải là thời điểm; hãy ghi như 2024-04-26T09:00.") from error
    return local(moment) if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def _limit(options: dict[str, Any]) -> TimeLimit:
    unit = next(unit for unit in Unit if options[unit.value] is not None)
    written = options[unit.value]
    if not written.lstrip("-").isdecimal() or len(written) > 9:
        raise CommandError(f"“{written[:40]}” không phải là số nguyên; hãy ghi như 3.")
    return TimeLimit(int(written), unit)


def _calendar(slug: str | None) -> WorkCalendar:
    try:
        office = named_office(slug) if slug else Office.objects.filter(is_root=True).first()
    except (OperationalError, ProgrammingError) as error:  # no tables yet: the law's calendar needs none
        if slug:
            raise CommandError("Chưa có cơ sở dữ liệu; hãy chạy congxa migrate trước.") from error
        office = None
    return work_calendar(office) if office else law_calendar()
