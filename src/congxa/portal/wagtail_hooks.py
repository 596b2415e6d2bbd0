"""What Wagtail's editor leaves out, and what it shows beside its own; the review is in :mod:`.editor.review`."""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem as LinkMenuItemComponent
from wagtail.admin.widgets import Button
from wagtail.models import Page

from congxa.accounts.service import User, may
from congxa.portal.editor import review as editor_review  # noqa: F401 -- registers its hooks
from congxa.portal.editor.groups import edited_trees
from congxa.portal.models import NewsPage

_NOT_HERE = {"users", "groups", "sites"}
"""People are kept by the accounts room; there is one site, and it follows the root office."""
_FOREIGN_HELP = "help"
"""Leads to pages about Wagtail in English; the guide for editors is ours."""
_OF_DEVELOPERS = {"page-types-usage", "workflow-tasks"}


@hooks.register("construct_settings_menu")
def leave_out(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out the screens for what other rooms keep."""
    items[:] = [item for item in items if item.name not in _NOT_HERE]


@hooks.register("construct_main_menu")
def leave_out_foreign_help(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out the menu of Wagtail's own help."""
    items[:] = [item for item in items if item.name != _FOREIGN_HELP]


@hooks.register("construct_reports_menu")
def leave_out_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out, for all but whoever runs the installation, the reports that only a developer reads."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in _OF_DEVELOPERS]


@hooks.register("register_admin_menu_item")
def way_to_desk() -> MenuItem:
    """Lead back from the editor to the desk."""
    return DeskItem(_lazy("Bàn làm việc"), "", name="desk", icon_name="home", order=1)


class DeskItem(MenuItem):
    """The desk's entry; its address depends on the office through which the editor was opened."""

    def render_component(self, request: HttpRequest) -> Any:  # noqa: ANN401 -- Wagtail's own component
        """Return the entry with the address of the desk of this request's office."""
        return LinkMenuItemComponent(self.name, self.label, reverse("desk"), icon_name=self.icon_name)


@hooks.register("construct_page_chooser_queryset")
def own_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Offer only pages of the offices that a person works for."""
    trees = edited_trees(request.user)  # type: ignore[arg-type]  # nobody reaches the editor without signing in
    if trees is None:
        return pages
    below = reduce(or_, (Q(path__startswith=tree) for tree in trees), Q(pk__in=[]))
    return pages.filter(below)


@hooks.register("register_page_header_buttons")
def share_button(page: Page, user: User, view_name: str, **_kwargs: Any) -> Iterator[Button]:
    """Lead from an article to the choice of the lower offices that show it."""
    article = page.specific_deferred
    if isinstance(article, NewsPage) and may_share(user, article):
        yield Button(_("Đăng lên cổng cấp dưới"), reverse("desk_share", args=[page.pk]), icon_name="site", priority=70)


def may_share(user: User, article: NewsPage) -> bool:
    """Say whether a person may publish an article to any office below the one it belongs to."""
    return any(may(user, "portal.share_down", lower) for lower in article.office.lower.all())
