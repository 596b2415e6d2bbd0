"""What is written: a letter in plain words, and the same in at most 160 characters without diacritics for a phone.

A short message holds the number, the date and the look-up code, and nothing else about the person; the second secret is
in neither. Why a dossier was refused or stopped stands in the paper, not in a message.
"""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congxa.dossiers.models import Dossier
from congxa.dossiers.models.notices import Topic
from congxa.kernel.clock import format_date, format_time

SHORTEST = 160
"""What one short message holds (3GPP TS 23.038, the 7-bit alphabet, which has no Vietnamese letters)."""

SENTENCES: dict[Topic, str | Promise] = {
    Topic.RECEIVED: gettext_lazy("Cơ quan đã nhận được hồ sơ %(number)s và đang kiểm tra."),
    Topic.ACCEPTED: gettext_lazy("Hồ sơ %(number)s đã được tiếp nhận. Hẹn trả kết quả: %(date)s."),
    Topic.SUPPLEMENT: gettext_lazy("Hồ sơ %(number)s cần bổ sung giấy tờ. Hãy xem phiếu yêu cầu rồi bổ sung."),
    Topic.GOES_ON: gettext_lazy("Hồ sơ %(number)s được giải quyết tiếp. Hẹn trả kết quả: %(date)s."),
    Topic.FEE: gettext_lazy("Hồ sơ %(number)s đang chờ ông bà nộp khoản tiền theo thông báo."),
    Topic.NEW_DATE: gettext_lazy("Lịch nghỉ đã đổi nên hồ sơ %(number)s hẹn trả vào ngày mới: %(date)s."),
    Topic.APOLOGY: gettext_lazy("Cơ quan xin lỗi vì hồ sơ %(number)s bị chậm. Ngày hẹn mới: %(date)s."),
    Topic.READY: gettext_lazy("Hồ sơ %(number)s đã có kết quả. Mời ông bà đến nhận."),
    Topic.RETURNED: gettext_lazy("Kết quả hồ sơ %(number)s đã được trả. Mời ông bà đánh giá cách phục vụ."),
    Topic.REFUSED: gettext_lazy("Hồ sơ %(number)s không được tiếp nhận. Lý do ghi trong phiếu từ chối."),
    Topic.STOPPED: gettext_lazy("Hồ sơ %(number)s đã dừng giải quyết. Lý do ghi trong thông báo."),
    Topic.WITHDRAWN: gettext_lazy("Hồ sơ %(number)s đã được rút theo yêu cầu của ông bà."),
    Topic.ANSWERED: gettext_lazy("Khiếu nại về hồ sơ %(number)s đã có trả lời."),
}


@dataclass(frozen=True, slots=True)
class Message:
    """A message in its two lengths."""

    topic: Topic
    subject: str
    letter: str
    short: str


def message(topic: Topic, dossier: Dossier, date: datetime | None) -> Message:
    """The message of a topic about a dossier; `date` is the day that was promised at that event, if there was one."""
    when = f"{format_time(date)} {format_date(date)}" if date else _("theo giấy hẹn")
    said = str(SENTENCES[topic]) % {"number": dossier.number or dossier.code, "date": when}
    address = f"{settings.BASE_URL}/tra-cuu/"
    letter = _(
        "Kính gửi ông bà %(name)s,\n\n%(said)s\n\nThủ tục: %(procedure)s\nNơi tiếp nhận: %(office)s\n\n"
        "Xem hồ sơ tại %(address)s với mã tra cứu %(code)s và mã bí mật ghi trên giấy hẹn.\n"
        "Thư này được gửi tự động. Cán bộ không bao giờ hỏi mã bí mật qua thư hay điện thoại.\n"
    ) % {
        "name": dossier.applicant_name,
        "said": said,
        "procedure": dossier.procedure.name,
        "office": dossier.office.name,
        "address": address,
        "code": dossier.code,
    }
    return Message(topic, said[:150], letter, short(said, dossier))


def short(said: str, dossier: Dossier) -> str:
    """A sentence as one short message: the office before it as far as there is room, the look-up code behind it."""
    code = f" Ma tra cuu {dossier.code}" if dossier.number else ""
    body = plain(said)[: SHORTEST - len(code)] + code
    head = f"{plain(dossier.office.short_name)}: "
    return head + body if len(head) + len(body) <= SHORTEST else body


def plain(text: str) -> str:
    """`text` in the letters every phone shows: no diacritics, nothing outside ASCII."""
    parts = unicodedata.normalize("NFD", text.translate({0x111: "d", 0x110: "D"}))
    return "".join(sign for sign in parts if sign.isascii())
