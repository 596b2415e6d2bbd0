"""The report for leaders: articles by office, section, author and period, as a page and as Excel."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from congxa.accounts.service import User, needs
from congxa.portal.report import tables
from congxa.portal.report.asked import Asked, asked
from congxa.portal.report.counting import Report, report
from congxa.portal.report.periods import PRESETS
from congxa.portal.report.sheet import report_sheet
from congxa.portal.shown.frame import request_frame

LENGTH = 50


@needs("portal.report")
@require_safe
@never_cache
def reports(request: HttpRequest) -> HttpResponseBase:
    """Show the report that was asked for; ``?xuat=xlsx`` gives the same figures as an Excel workbook."""
    now = timezone.now()
    question = asked(request, request_frame(request).office, timezone.localdate(now))
    scope = question.scope()
    found = report(scope, request) if scope is not None else None
    if found is not None and request.GET.get("xuat") == "xlsx":
        return _workbook(request, question, found, now)
    context = {
        "asked": question,
        "presets": [(key, label, question.address(ky=key, tu="", den="")) for key, (label, _of) in PRESETS.items()],
        "found": found,
        "scope_name": _scope_name(question),
        "who": _name(request),
        "now": now,
        "how": how_counted(),
        "excel": question.address(xuat="xlsx"),
    }
    if found is not None:
        context |= _parts(request, question, found)
    return render(request, "portal/desk/reports.html", context)


def _parts(request: HttpRequest, question: Asked, found: Report) -> dict[str, object]:
    total = found.total
    if question.office is None:
        shown = [tables.office_table(found, question)]
        return {"total": total, "tables": shown, "most_read": tables.most_read(found)}
    shown = [] if question.section is not None else [tables.section_table(found, question)]
    shown += [] if question.author else [tables.author_table(found, question)]
    pages = Paginator(tables.sorted_lines(found, question), LENGTH)
    return {
        "total": total,
        "tables": shown if found.lines else [],
        "columns": tables.line_columns(question),
        "page": pages.get_page(request.GET.get("trang")),
        "page_address": question.address() + "&trang=",
        "narrowed": _narrowed(question, found),
        "all_offices": question.address(co_quan="", chuyen_muc="", tac_gia="") if len(question.reach) > 1 else "",
    }


def _narrowed(question: Asked, found: Report) -> list[tuple[str, str]]:
    """Return what narrows the list of articles, with the address without it."""
    line = found.lines[0] if found.lines else None
    chosen = []
    if question.section is not None:
        name = line.section if line else _("không có bài")
        chosen.append((_("Chuyên mục: %(name)s") % {"name": name}, question.address(chuyen_muc="")))
    if question.author:
        name = line.author_name if line else question.author
        chosen.append((_("Tác giả: %(name)s") % {"name": name}, question.address(tac_gia="")))
    return chosen


def _workbook(request: HttpRequest, question: Asked, found: Report, now: datetime) -> FileResponse:
    period = found.scope.period
    slug = question.office.slug if question.office else "tat-ca"
    file = report_sheet(found, scope_name=_scope_name(question), printed_by=_name(request), now=now, how=how_counted())
    name = f"bao-cao-tin-bai-{slug}-{period.first:%Y-%m-%d}-{period.last:%Y-%m-%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name)


def _scope_name(question: Asked) -> str:
    if question.office is not None:
        return question.office.short_name
    return _("%(office)s và cấp dưới") % {"office": question.reach[0].short_name}


def _name(request: HttpRequest) -> str:
    user = request.user
    return user.get_full_name() or user.get_username() if isinstance(user, User) else ""


def how_counted() -> list[str]:
    """Return what the figures mean, for page, paper and sheet."""
    return [
        _("Đếm những bài đang đăng mà ai cũng đọc được, có ngày đăng trong kỳ (giờ Việt Nam)."
          " Bài nháp, bài chờ duyệt và bài đã gỡ không được đếm."),
        _("Bài dùng chung được đếm một lần, cho cơ quan viết bài."
          " Lượt xem bài đó trên cổng khác được cộng vào bài."),
        _("Lượt xem là số lần bài được mở trong kỳ; “Đến nay” tính mọi ngày."
          " Không tính máy tìm kiếm và cán bộ đã đăng nhập."),
        _("Tác giả là tên ghi trên bài; chuyên mục là chuyên mục chứa bài."),
    ]  # fmt: skip
