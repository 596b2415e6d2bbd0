"""Sentences of the desk: why a line has its colour, and how a state is shown."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congxa.dossiers.domain.remaining import Remaining, Urgency
from congxa.dossiers.domain.states import S
from congxa.dossiers.queries.work import Work

LOOKS: Mapping[Urgency, tuple[str, str]] = {
    Urgency.LATE: ("late", "circle-alert"),
    Urgency.LAST_FIFTH: ("soon", "clock"),
    Urgency.PAST_HALF: ("soon", "clock"),
    Urgency.CALM: ("ok", "circle-check"),
    Urgency.PAUSED: ("paused", "circle-pause"),
    Urgency.NO_DATE: ("paused", "info"),
}
_WITHOUT = {
    S.SUBMITTED: gettext_lazy("mới nộp, thời hạn chưa chạy"),
    S.INCOMPLETE: gettext_lazy("chờ người nộp bổ sung, chưa tiếp nhận"),
}


class Line(NamedTuple):
    """A line of the list as it is shown: the work, its colour, its icon and the reason in words."""

    work: Work
    look: str
    icon: str
    reason: str


def line(work: Work) -> Line:
    """The work with its colour and the words for it."""
    look, icon = LOOKS[work.urgency]
    return Line(work, look, icon, reason(work))


def reason(work: Work) -> str:
    """Why a line has its colour, in words."""
    if work.urgency == Urgency.PAUSED:
        return _("tạm dừng: %(state)s") % {"state": str(work.dossier.get_state_display()).lower()}
    if work.left is None:
        ended = str(work.dossier.get_state_display()).lower() if work.dossier.has_ended else _("không ấn định thời hạn")
        return str(_WITHOUT.get(S(work.dossier.state), ended))
    said = _left(work.urgency, spelled(work.left))
    return _("bước này %(said)s") % {"said": said} if work.is_of_step else said


def _left(urgency: Urgency, time: str) -> str:
    names = {"time": time}
    match urgency:
        case Urgency.LATE:
            return _("quá hạn %(time)s làm việc") % names
        case Urgency.LAST_FIFTH:
            return _("còn %(time)s làm việc, chưa tới một phần năm thời gian") % names
        case Urgency.PAST_HALF:
            return _("còn %(time)s làm việc, đã quá nửa thời gian") % names
    return _("còn %(time)s làm việc") % names


def spelled(left: Remaining) -> str:
    """`2 ngày 3 giờ`, `45 phút`: the two largest parts, never nothing."""
    parts = [
        (left.days, _("%(count)d ngày")),
        (left.hours, _("%(count)d giờ")),
        (left.minutes, _("%(count)d phút")),
    ]
    said = [words % {"count": count} for count, words in parts if count][:2]
    return " ".join(said) or _("chưa đến một phút")
