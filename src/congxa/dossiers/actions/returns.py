"""Freezing the figures of a month."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, require
from congxa.dossiers.domain.spans import Span
from congxa.dossiers.models import MonthlyReturn
from congxa.dossiers.queries.returns import counted_for, latest_return
from congxa.records.service import write
from congxa.units.service import Office


@transaction.atomic
def freeze_month(*, actor: User, office: Office, span: Span, now: datetime, reason: str = "") -> MonthlyReturn:
    """Freeze the figures of a month that is over, as the office reports them.

    Raises:
        Http404, PermissionDenied.
        Refused: the month is not over, or it was frozen and nothing differs, or no reason is given for another one.
    """
    office = Office.objects.select_for_update(of=("self",)).get(pk=office.pk)
    require(actor, "dossiers.freeze", office)
    if not span.is_over(now):
        raise Refused(_("Tháng này chưa hết nên chưa chốt được. Hãy chốt từ ngày đầu tháng sau."))
    figures = counted_for(office, span)
    last = latest_return(office, span)
    if last is not None:
        _require_change(last, figures, reason)
    made: MonthlyReturn = MonthlyReturn.objects.create(
        office=office,
        month=span.period.first,
        number=last.number + 1 if last else 1,
        figures=figures,
        reason=reason.strip() if last else "",
        frozen_by=actor,
        frozen_at=now,
    )
    after = {"month": span.word, "number": made.number, "total": figures["total"]}
    write(actor=actor, kind="dossiers.freeze", thing=made, after=after, reason=made.reason, office=office, now=now)
    return made


def _require_change(last: MonthlyReturn, figures: dict[str, Any], reason: str) -> None:
    if last.figures == figures:
        raise Refused(_("Số liệu không khác bản đã chốt nên không cần chốt lại."))
    if not reason.strip():
        raise Refused(_("Tháng này đã chốt. Chốt lại thì phải ghi lý do; bản cũ vẫn được giữ."))
