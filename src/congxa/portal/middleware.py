"""Stands before the content editor: rights as of today, and nothing of another office by a copied address."""

import re
from collections.abc import Callable, Collection
from functools import reduce
from operator import or_
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from congxa.accounts.service import User, why_no_role
from congxa.portal.addresses import office_address
from congxa.portal.editor.foreign import MEDIA, all_own
from congxa.portal.editor.groups import bring_up_to_date, edited_trees, own_office

EDITOR = "/quan-tri/"
_NUMBER = re.compile(r"[0-9]{1,9}")
_KEPT_BY_ACCOUNTS = (f"{EDITOR}users/", f"{EDITOR}groups/")
_LISTS = (f"{EDITOR}api/main/images/", f"{EDITOR}api/main/documents/")
"""Wagtail lists every office's pictures and files here, and no screen of the editor asks for it."""
_REVIEWS = {
    "workflow": "workflow_pages__page__path",
    "task": "workflow_tasks__workflow__workflow_pages__page__path",
}
_OPEN = (f"{EDITOR}login/", f"{EDITOR}logout/")


class EditorMiddleware:
    """Brings a person's groups in step with their roles at each request below ``/quan-tri/``.

    People are kept by the accounts room, so the editor's own screens for them do not exist.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith((*_KEPT_BY_ACCOUNTS, *_LISTS)):
            raise Http404
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., HttpResponse], _args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Bring the rights up to date, and hide another office's page whatever view of the editor is asked for it.

        The start page of an office for which a person writes nothing leads to the one of their own office.
        """
        path_info = request.path_info
        if not path_info.startswith(EDITOR) or path_info.startswith(_OPEN) or not isinstance(request.user, User):
            return None
        if not bring_up_to_date(request.user):
            raise PermissionDenied(
                why_no_role(request.user, timezone.localdate())
                or _("Bạn không có vai trò viết bài ở cơ quan nào vào hôm nay. Hãy nhờ người quản trị của cơ quan.")
            )
        own = own_office(request.user, getattr(request, "office", None))
        request.editor_office = own  # type: ignore[attr-defined]  # whose name stands above the editor's screens
        if path_info == EDITOR and request.method == "GET" and own != getattr(request, "office", None):
            return redirect("".join(office_address(own, request, EDITOR[1:])) if own else reverse("desk"))
        _refuse_foreign_media(request, request.user, kwargs)
        asked = _page_ids(request, kwargs)
        trees = edited_trees(request.user) if asked else None
        if trees is None:
            return None
        for path in Page.objects.filter(pk__in=asked, depth__gt=1).values_list("path", flat=True):
            if not any(path.startswith(tree) for tree in trees):
                raise Http404
        return None

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Say calmly what only waits for a second look, and offer only own reviews as filters of a report.

        Wagtail calls every form that comes back an error, and lists the reviews of all offices.
        """
        form = (response.context_data or {}).get("form")
        notices: list[str] = getattr(form, "only_notices", []) if request.method == "POST" else []
        if notices:
            for said in messages.get_messages(request):
                if said.level == messages.ERROR:
                    said.level, said.message = messages.INFO, " ".join(notices)
        if request.path_info.startswith(f"{EDITOR}reports/") and isinstance(request.user, User):
            _own_reviews_only(response, edited_trees(request.user))
        return response


def _own_reviews_only(response: TemplateResponse, trees: Collection[str] | None) -> None:
    fields = getattr(getattr((response.context_data or {}).get("filters"), "form", None), "fields", {})
    if trees is None:
        return
    for name, way in _REVIEWS.items():
        if name in fields:
            own = reduce(or_, (Q(**{f"{way}__startswith": tree}) for tree in trees), Q(pk__in=[]))
            fields[name].queryset = fields[name].queryset.filter(own).distinct()


def _page_ids(request: HttpRequest, kwargs: dict[str, Any]) -> set[int]:
    """Return the numbers of the pages that an address of the editor names."""
    match = request.resolver_match
    names = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "root_page_id")
    found = {value for name, value in kwargs.items() if name in names}
    if match is not None and "wagtailadmin_pages" in match.namespaces:
        found |= {value for name, value in kwargs.items() if name in ("pk", "object_id")}
    found.add(request.GET.get("parent_page_id"))
    if match is not None and match.url_name == "wagtail_bulk_action" and kwargs.get("app_label") == "wagtailcore":
        found |= set(request.GET.getlist("id"))
    return {int(value) for value in found if value is not None and _NUMBER.fullmatch(str(value))}


def _refuse_foreign_media(request: HttpRequest, user: User, kwargs: dict[str, Any]) -> None:
    """Hide pictures and files of other offices from the actions on many things at once."""
    match = request.resolver_match
    if match is None or match.url_name != "wagtail_bulk_action":
        return
    kind = MEDIA.get((kwargs.get("app_label", ""), kwargs.get("model_name", "")))
    if kind is None:
        return
    asked = {int(value) for value in request.GET.getlist("id") if _NUMBER.fullmatch(value)}
    if not all_own(user, kind, asked):
        raise Http404
