"""What this room offers to faces and numbers: how long delivered events are kept."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from congxa.kernel.offers import Retention
from congxa.kernel.refs import Ref
from congxa.records.delivery import KEEP_DONE, delivered_long_ago


def _expired(now: datetime) -> Iterator[Ref]:
    for key in delivered_long_ago(now).values_list("pk", flat=True).iterator(2000):
        yield Ref("records.outboxevent", str(key))


OFFERS = [
    Retention(
        key="records.outbox",
        label=_("Sự kiện đã gửi xong"),
        keep_days=KEEP_DONE.days,
        basis=_("Chỉ cần để tra soát sự cố; nội dung đã có trong nhật ký và ở nơi nhận."),
        expired=_expired,
    ),
]
