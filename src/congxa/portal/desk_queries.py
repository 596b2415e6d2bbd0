"""What waits for an official on the desk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, TaskState, WorkflowState

from congxa.accounts.service import may, workplaces, works_for
from congxa.portal.addresses import office_address
from congxa.portal.gathering import desk_lists
from congxa.portal.shown.frame import frame_of
from congxa.portal.stale import stale_pages
from congxa.records.service import current
from congxa.units.service import OfficeEntry, directory

LENGTH = 10


_MORE = _("Xem tất cả và xác nhận")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing on the desk: what it is, since when, and the note that came with it."""

    title: str
    address: str
    since: datetime | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class WorkList:
    """One list of the desk; ``state`` is the colour and icon of its edge.

    ``total`` says how many there are when not all are listed, ``more`` leads to all of them in words of its own.
    """

    heading: str | Promise
    empty: str | Promise
    state: str
    icon: str
    rows: list[Waiting]
    total: int = 0
    more: str = ""
    more_words: str | Promise = _MORE
    quotes: bool = True
    """Whether the notes are somebody's words."""


@dataclass(frozen=True, slots=True)
class Way:
    """One button of the desk, or one of the desks a person may go to."""

    label: str | Promise
    address: str
    icon: str = ""


def desk_elsewhere(request: HttpRequest) -> str:
    """Return the address of the desk a person has in another office; empty for whoever is at the right one.

    Signing in on the district's host leads a commune's official to the commune's desk.
    """
    ways = other_desks(request)
    office: OfficeEntry | None = getattr(request, "office", None)
    return ways[0].address if ways and office is not None and not works_for(request.user, office) else ""


def other_desks(request: HttpRequest) -> list[Way]:
    """Return the desks of the other offices in which a person holds a role today, by number of the office."""
    here: OfficeEntry | None = getattr(request, "office", None)
    offices = directory(current("units")).by_id
    held = [offices[pk] for pk in sorted(workplaces(request.user)) if pk in offices and offices[pk] != here]
    return [Way(one.short_name, "".join(office_address(one, request, "ban-lam-viec/")), "building-2") for one in held]


def quick_ways(request: HttpRequest) -> list[Way]:
    """Return the buttons of what a person does most, as far as their role allows it here."""
    office: OfficeEntry | None = getattr(request, "office", None)
    frame = frame_of(office) if office is not None else None
    if office is None or frame is None:
        return []
    wanted = [
        ("portal.write", _("Viết tin mới"), "desk_write", [], "pencil"),
        ("portal.write", _("Tin, bài của cơ quan"), "wagtailadmin_explore", [frame.home_id], "list"),
        ("portal.design", _("Trang chủ và thực đơn"), "wagtailadmin_pages:edit", [frame.home_id], "layout-grid"),
        ("accounts.manage", _("Người dùng"), "desk_people", [], "users"),
    ]
    ways = [
        Way(label, _address(name, arguments), icon)
        for verb, label, name, arguments, icon in wanted
        if may(request.user, verb, office)
    ]
    if not ways and may(request.user, "portal.report", office):
        # Who writes nothing and keeps nothing here comes to read, as leaders do.
        ways = [Way(_("Báo cáo tin, bài"), _address("desk_reports", []), "file-text")]
    return [way for way in ways if way.address]


def _address(name: str, arguments: list[int]) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def work_waiting(request: HttpRequest, now: datetime) -> list[WorkList]:
    """Return the lists of the desk of the person who asks, in the office they are at.

    First what the rooms offer, then the office's articles and pages (at most six queries).
    """
    office: OfficeEntry | None = getattr(request, "office", None)
    frame = frame_of(office) if office is not None else None
    if office is None or frame is None:
        return []
    tree = frame.home_tree
    lists = _offered(request, office, now)
    if may(request.user, "portal.publish", office):
        lists.append(WorkList(_("Chờ duyệt"), _("Không có bài nào chờ duyệt."), "soon", "clock", _in_review(tree)))
    lists += _of_writers(request, office, tree)
    return [*lists, _stale(tree, now)]


def _offered(request: HttpRequest, office: OfficeEntry, now: datetime) -> list[WorkList]:
    """Return the lists of the other rooms that this person may see here."""
    lists = []
    for one in desk_lists():
        if not may(request.user, one.verb, office):
            continue
        found = one.rows(request.user, office.id, now, LENGTH)
        rows = [Waiting(row.title, row.address, row.since, row.note) for row in found.rows]
        lists.append(WorkList(str(one.heading), str(one.empty), found.state, one.icon, rows, found.total,
                              reverse(one.url_name), _("Xem tất cả"), quotes=False))  # fmt: skip
    return lists


def _of_writers(request: HttpRequest, office: OfficeEntry, tree: str) -> list[WorkList]:
    """Return the lists of those who write; whoever only looks after people and settings has none."""
    if not may(request.user, "portal.write", office):
        return []
    drafts = Page.objects.filter(
        path__startswith=tree, has_unpublished_changes=True, latest_revision__user_id=request.user.pk
    )
    return [
        WorkList(_("Bị trả lại"), _("Không có bài nào bị trả lại."), "late", "circle-alert",
                 _returned(request.user.pk, tree)),
        WorkList(_("Bản nháp của tôi"), _("Bạn không có bản nháp nào."), "paused", "pencil",
                 _pages(drafts.order_by("-latest_revision_created_at"))),
        WorkList(_("Hẹn giờ đăng"), _("Không có bài nào hẹn giờ đăng."), "soon", "calendar", _scheduled(tree)),
    ]  # fmt: skip


def _stale(tree: str, now: datetime) -> WorkList:
    found = stale_pages(tree, now)
    rows = [Waiting(page.title, _edit(page.id), page.since) for page in found[:LENGTH]]
    return WorkList(_("Trang cần xem lại"), _("Mọi trang thông tin đều được sửa hoặc xem lại đúng hạn."),
                    "soon" if found else "ok", "history", rows, len(found), reverse("desk_stale"))  # fmt: skip


def _pages(found: QuerySet[Page]) -> list[Waiting]:
    return [
        Waiting(page.title, _edit(page.pk), page.latest_revision_created_at or page.last_published_at)
        for page in found[:LENGTH]
    ]


def _edit(pk: int | str) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])


def _keys(tree: str) -> Any:  # noqa: ANN401 -- a queryset of Wagtail's untyped pages
    """Return the keys of the pages below ``tree`` as the text that Wagtail's generic relations keep."""
    return Page.objects.filter(path__startswith=tree).annotate(key=Cast("pk", CharField())).values("key")


def _in_review(tree: str) -> list[Waiting]:
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, revision__object_id__in=_keys(tree))
    rows = states.order_by("started_at").select_related("revision")[:LENGTH]
    return [Waiting(state.revision.object_str, _edit(state.revision.object_id), state.started_at) for state in rows]


def _scheduled(tree: str) -> list[Waiting]:
    due = Revision.objects.filter(approved_go_live_at__isnull=False, object_id__in=_keys(tree))
    rows = due.order_by("approved_go_live_at").only("object_str", "object_id", "approved_go_live_at")[:LENGTH]
    return [Waiting(row.object_str, _edit(row.object_id), row.approved_go_live_at) for row in rows]


def _returned(user_id: int | None, tree: str) -> list[Waiting]:
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by_id=user_id, object_id__in=_keys(tree)
    ).select_related("current_task_state__revision")
    return [
        Waiting(
            str(state.current_task_state.revision.object_str),
            _edit(state.object_id),
            state.current_task_state.finished_at,
            state.current_task_state.comment,
        )
        for state in states.order_by("-created_at")[:LENGTH]
    ]
