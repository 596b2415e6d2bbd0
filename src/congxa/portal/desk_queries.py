"""What waits for an official on the desk."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState, WorkflowState

from congxa.portal.frame import frame_of
from congxa.units.service import OfficeEntry

LENGTH = 10
STALE_AFTER = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing on the desk: what it is, since when, and the note that came with it."""

    title: str
    address: str
    since: datetime | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class WorkList:
    """One list of the desk; ``state`` is the colour and icon of its edge."""

    heading: str | Promise
    empty: str | Promise
    state: str
    icon: str
    rows: list[Waiting]


def work_waiting(request: HttpRequest, now: datetime) -> list[WorkList]:
    """Return the lists of the desk of the person who asks, in the office they are at (four queries)."""
    office: OfficeEntry | None = getattr(request, "office", None)
    frame = frame_of(office) if office is not None else None
    if frame is None:
        return []
    pages = Page.objects.filter(path__startswith=frame.home_tree)
    drafts = pages.filter(has_unpublished_changes=True, latest_revision__user_id=request.user.pk)
    stale = pages.filter(live=True, content_type__model="infopage", last_published_at__lt=now - STALE_AFTER)
    return [
        WorkList(_("Chờ duyệt"), _("Không có bài nào chờ duyệt."), "soon", "clock", _in_review(frame.home_tree)),
        WorkList(_("Bị trả lại"), _("Không có bài nào bị trả lại."), "late", "circle-alert",
                 _returned(request.user.pk)),
        WorkList(_("Bản nháp của tôi"), _("Bạn không có bản nháp nào."), "paused", "pencil",
                 _pages(drafts.order_by("-latest_revision_created_at"))),
        WorkList(_("Trang lâu chưa cập nhật"), _("Mọi trang thông tin đều đã cập nhật trong một năm qua."), "ok",
                 "history", _pages(stale.order_by("last_published_at"))),
    ]  # fmt: skip


def _pages(found: QuerySet[Page]) -> list[Waiting]:
    return [
        Waiting(page.title, _edit(page.pk), page.latest_revision_created_at or page.last_published_at)
        for page in found[:LENGTH]
    ]


def _edit(pk: int | str) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])


def _in_review(tree: str) -> list[Waiting]:
    ids = Page.objects.filter(path__startswith=tree).annotate(key=Cast("pk", CharField())).values("key")
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, revision__object_id__in=ids)
    rows = states.order_by("started_at").select_related("revision")[:LENGTH]
    return [Waiting(state.revision.object_str, _edit(state.revision.object_id), state.started_at) for state in rows]


def _returned(user_id: int | None) -> list[Waiting]:
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by_id=user_id
    ).select_related("current_task_state__revision")
    return [
        Waiting(
            str(state.current_task_state.revision.object_str),
            _edit(state.object_id),
            state.current_task_state.finished_at,
            state.current_task_state.comment,
        )
        for state in states[:LENGTH]
    ]
