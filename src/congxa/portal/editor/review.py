"""How the editor speaks of the review: buttons of two words, and a whole sentence for what was done."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.action_menu import SubmitForModerationMenuItem
from wagtail.models import Page

_ONE_STEP = "action-restart-workflow"
"""Going back to the first step says nothing where there is one step."""


class SubmitItem(SubmitForModerationMenuItem):
    """The button that sends a page for review; an office has one way of reviewing, which needs no name."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Return Wagtail's context with a label of two words."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        context["label"] = _("Gửi duyệt lại") if is_returned(context.get("page")) else _("Gửi duyệt")
        return context


def is_returned(page: Page | None) -> bool:
    """Say whether a page came back from its reviewer and was not sent again."""
    state = page.current_workflow_state if page is not None and page.pk else None
    return state is not None and state.status == state.STATUS_NEEDS_CHANGES


@hooks.register("construct_page_action_menu")
def submit_in_two_words(items: list[Any], _request: HttpRequest, _context: dict[str, Any]) -> None:
    """Put our button for sending to review in the place of Wagtail's."""
    kept = [item for item in items if item.name != _ONE_STEP]
    items[:] = [SubmitItem(order=item.order) if item.name == "action-submit" else item for item in kept]


@hooks.register("after_edit_page")
def say_what_the_reviewer_did(request: HttpRequest, page: Page) -> None:
    """Say that a page was returned or approved, where Wagtail says that it was updated."""
    action = request.POST.get("workflow-action-name", "")
    if "action-workflow-action" not in request.POST or action not in ("approve", "reject"):
        return
    for _wagtails in messages.get_messages(request):
        pass  # what has been read is not shown
    messages.success(request, _returned(page) if action == "reject" else _approved(page))


def _returned(page: Page) -> str:
    return _("Đã trả lại bài “%(title)s” cho người viết cùng góp ý của bạn.") % {"title": page.draft_title}


def _approved(page: Page) -> str:
    now = Page.objects.get(pk=page.pk)
    coming = now.scheduled_revision
    if coming is not None:
        moment = timezone.localtime(coming.approved_go_live_at)
        return _("Đã duyệt bài “%(title)s”. Bài sẽ lên cổng lúc %(time)s ngày %(date)s.") % {
            "title": now.draft_title,
            "time": f"{moment:%H:%M}",
            "date": f"{moment:%d/%m/%Y}",
        }
    return _("Đã duyệt và đăng bài “%(title)s”.") % {"title": now.draft_title}
