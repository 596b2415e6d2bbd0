"""What this room lets ``congxa doctor`` look at."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congxa.records import keeping, scanning
from congxa.records.chain import verify
from congxa.records.examination import Check, Finding
from congxa.records.models import Delivery, JournalEntry
from congxa.records.outbox import all_consumers
from congxa.records.versions import probe
from congxa.units.service import problems

LATE = timedelta(minutes=10)
LITTLE_SPACE, NO_SPACE = 5 * 1024**3, 1024**3
GUARDS = {
    f"records_{table}_{guard}"
    for table in ("journalentry", "journallink")
    for guard in (
        ("no_change", "no_truncate") if connection.vendor == "postgresql" else ("no_update", "no_delete", "no_replace")
    )
}


def migrations() -> Iterator[Finding]:
    """Ask whether the database has the shape this program expects."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        sentence = _("Cơ sở dữ liệu còn thiếu %(count)d bước nâng cấp. Hãy chạy: congxa migrate")
        yield Finding("error", sentence % {"count": len(plan)})
    else:
        yield Finding("ok", _("Cơ sở dữ liệu (%(vendor)s) đã nâng cấp đủ.") % {"vendor": connection.display_name})


def time_zone() -> Iterator[Finding]:
    """Ask whether dates will be those of Vietnam."""
    offset = timezone.now().astimezone(ZoneInfo(settings.TIME_ZONE)).utcoffset()
    if settings.USE_TZ and offset == timedelta(hours=7):
        now = timezone.localtime()
        yield Finding("ok", _("Bây giờ là %(now)s, giờ Việt Nam.") % {"now": now.strftime("%d/%m/%Y %H:%M")})
    else:
        sentence = _("Múi giờ %(zone)s không phải giờ Việt Nam. Hãy đặt TIME_ZONE là Asia/Ho_Chi_Minh.")
        yield Finding("error", sentence % {"zone": settings.TIME_ZONE})


def disk_space() -> Iterator[Finding]:
    """Ask whether there is room for files and for the database."""
    free = shutil.disk_usage(Path(settings.VAR)).free
    words = {"free": filesizeformat(free), "folder": str(settings.VAR)}
    if free >= LITTLE_SPACE:
        yield Finding("ok", _("Ổ đĩa còn trống %(free)s.") % words)
    else:
        sentence = _("Ổ đĩa chỉ còn trống %(free)s. Hãy dọn bớt hoặc thêm dung lượng cho %(folder)s.") % words
        yield Finding("error" if free < NO_SPACE else "warning", sentence)


def version_board() -> Iterator[Finding]:
    """Ask whether a change can be made known to all processes."""
    if probe():
        yield Finding("ok", _("Bảng phiên bản nội dung ghi và đọc được."))
    else:
        sentence = _("Không ghi được bảng phiên bản nội dung: trang cũ có thể còn hiện. Hãy kiểm tra %(place)s.")
        yield Finding("error", sentence % {"place": settings.CACHE_URL or settings.VERSION_BOARD})


def journal_guards() -> Iterator[Finding]:
    """Ask whether the database still refuses to alter the journal."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'records_journal%%' AND tgenabled = 'O'")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'records_journal%%'")
        lacking = GUARDS - {row[0] for row in cursor.fetchall()}
    if lacking:
        sentence = _("Cơ sở dữ liệu không còn chặn việc sửa nhật ký (thiếu %(names)s). Hãy báo người quản trị.")
        yield Finding("error", sentence % {"names": ", ".join(sorted(lacking))})
    else:
        yield Finding("ok", _("Cơ sở dữ liệu chặn mọi việc sửa, xóa nhật ký."))


def journal_chain() -> Iterator[Finding]:
    """Ask whether every entry is as it was written, and name the first that is not."""
    report = verify()
    if report.broken:
        sentence = _("Nhật ký bị phá vỡ ở dòng số %(sequence)d (mã %(entry)s): %(reason)s.")
        broken = report.broken
        words = {"sequence": broken.sequence, "entry": broken.entry_id or "–", "reason": broken.reason}
        yield Finding("error", sentence % words)
    else:
        words = {"count": report.checked, "hash": report.head_hash}
        yield Finding("ok", _("Nhật ký nguyên vẹn: %(count)d dòng, mã băm cuối %(hash)s.") % words)
    if JournalEntry.objects.filter(pending__isnull=False, at__lt=timezone.now() - LATE).exists():
        yield Finding("warning", _("Có dòng nhật ký chờ nối chuỗi quá lâu. Hãy xem congxa worker có đang chạy không."))


def outbox() -> Iterator[Finding]:
    """Ask whether somebody was not told of something."""
    dead = Delivery.objects.filter(state=Delivery.State.DEAD).count()
    late = Delivery.objects.filter(
        state=Delivery.State.WAITING, attempts=0, next_attempt_at__lt=timezone.now() - LATE
    ).count()
    unknown = set(Delivery.objects.filter(state=Delivery.State.WAITING).values_list("consumer", flat=True).distinct())
    if dead:
        sentence = _("%(count)d sự kiện không gửi được. Hãy xem trang Hàng đợi trong bàn làm việc để gửi lại.")
        yield Finding("warning", sentence % {"count": dead})
    if late:
        sentence = _("%(count)d sự kiện chờ quá lâu. Hãy xem congxa worker có đang chạy không.")
        yield Finding("warning", sentence % {"count": late})
    if lost := sorted(unknown - set(all_consumers())):
        sentence = _("Có sự kiện chờ nơi nhận không còn được cài đặt: %(names)s.")
        yield Finding("warning", sentence % {"names": ", ".join(lost)})
    if not (dead or late or lost):
        yield Finding("ok", _("Không có sự kiện nào bị kẹt."))


def attachments() -> Iterator[Finding]:
    """Ask whether every attachment has its file and every file its attachment."""
    lost, stray = list(islice(keeping.missing(), 20)), list(islice(keeping.orphans(), 20))
    for attachment in lost:
        words = {"name": attachment.name, "key": attachment.storage_key, "owner": attachment.owner}
        yield Finding("error", _("Mất tệp “%(name)s” (%(key)s) của %(owner)s. Hãy lấy lại từ bản sao lưu.") % words)
    for key in stray:
        yield Finding("warning", _("Tệp %(key)s không thuộc về hồ sơ nào.") % {"key": key})
    if not lost and not stray:
        yield Finding("ok", _("Mọi tệp đính kèm đều có mặt và đúng chỗ."))


def scanner() -> Iterator[Finding]:
    """Ask whether files handed in can be scanned."""
    if not settings.CLAMAV_URL:
        yield Finding("warning", _("Chưa quét vi-rút tệp nhận vào. Hãy cài ClamAV và đặt CLAMAV_URL."))
    elif scanning.answers(settings.CLAMAV_URL):
        yield Finding("ok", _("Máy quét vi-rút trả lời."))
    else:
        sentence = _("Máy quét vi-rút %(url)s không trả lời: mọi tệp nhận vào đều bị từ chối.")
        yield Finding("error", sentence % {"url": settings.CLAMAV_URL})


def units() -> Iterator[Finding]:
    """Ask whether the tree of units and the offices fit together; asked here because their room lies below this one."""
    found = problems()
    for sentence in found:
        yield Finding("error", sentence)
    if not found:
        yield Finding("ok", _("Cây đơn vị và các cơ quan khớp nhau."))


CHECKS = [
    Check("records.migrations", gettext_lazy("Cơ sở dữ liệu"), migrations),
    Check("records.time_zone", gettext_lazy("Ngày giờ"), time_zone),
    Check("records.disk_space", gettext_lazy("Ổ đĩa"), disk_space),
    Check("records.version_board", gettext_lazy("Phiên bản nội dung"), version_board),
    Check("records.journal_guards", gettext_lazy("Khóa nhật ký"), journal_guards),
    Check("records.journal_chain", gettext_lazy("Chuỗi nhật ký"), journal_chain),
    Check("records.outbox", gettext_lazy("Hàng đợi sự kiện"), outbox),
    Check("records.attachments", gettext_lazy("Tệp đính kèm"), attachments),
    Check("records.scanner", gettext_lazy("Quét vi-rút"), scanner),
    Check("units.tree", gettext_lazy("Đơn vị và cơ quan"), units),
]
