"""Gives Wagtail's pages the addresses of the house."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from wagtail.models import Page, PagePermissionTester, Site

from congxa.accounts.service import User, may
from congxa.portal.addresses import canonical_address, inner_path, page_address
from congxa.portal.page_forms import OfficePageForm
from congxa.records.service import current
from congxa.units.service import directory


class Permissions(PagePermissionTester):
    """What a person may do with a page: what Wagtail's groups allow, and only in a role that does this work.

    Rights in Wagtail's tree reach down from the home page; whoever arranges the home page does not thereby write news,
    and the other way round.
    """

    def can_edit(self) -> bool:
        """Say whether the editor of this page opens."""
        return super().can_edit() and self._holds(self.page.verb_to_edit)

    def can_add_subpage(self) -> bool:
        """Say whether pages may be written below this one."""
        return super().can_add_subpage() and self._holds("portal.write")

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Say whether the page may be deleted; the home page of an office never."""
        return (
            super().can_delete(ignore_bulk) and self.page.verb_to_edit == "portal.write" and self._holds("portal.write")
        )

    def can_move(self) -> bool:
        """Say whether the page may be moved; the home page of an office never."""
        return super().can_move() and self.page.verb_to_edit == "portal.write" and self._holds("portal.write")

    def can_unpublish(self) -> bool:
        """Say whether the page may be withdrawn; the home page of an office never."""
        return super().can_unpublish() and self.page.verb_to_edit == "portal.write" and self._holds("portal.publish")

    def can_publish(self) -> bool:
        """Say whether the page may be published; the home page by whoever arranges it."""
        if self.page.verb_to_edit == "portal.design":
            return self._holds("portal.design")
        return super().can_publish() and self._holds("portal.publish")

    def _holds(self, verb: str) -> bool:
        return bool(self.user.is_superuser) or may(self.user, verb, self.page)


class AddressByOffice(Page):
    """A page whose address follows the office's mount instead of Wagtail's site records."""

    office_id: int
    verb_to_edit = "portal.write"
    base_form_class = OfficePageForm

    class Meta:
        abstract = True

    def permissions_for_user(self, user: User) -> Permissions:
        """Return what a person may do with the page."""
        return Permissions(user, self)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Return the id of the one default site, the root address and the path."""
        return page_address(self.office_id, self.url_path, request)

    def get_url(self, request: HttpRequest | None = None, current_site: Site | None = None) -> str | None:
        """Return a path when the reader's own host serves the page, an absolute address otherwise."""
        parts = self.get_url_parts(request)
        return None if parts is None else f"{parts[1]}{parts[2]}"

    url = property(get_url)

    def get_full_url(self, request: HttpRequest | None = None) -> str | None:
        """Return the canonical absolute address."""
        office = directory(current("units")).by_id.get(self.office_id)
        return None if office is None else canonical_address(office, inner_path(self.url_path))

    full_url = property(get_full_url)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the page as readers will see it; the view is found by its name because it stands above the models."""
        office = directory(current("units")).by_id.get(self.office_id)
        request.office = office  # type: ignore[attr-defined]
        show: Callable[[HttpRequest, Page], HttpResponse] = import_string("congxa.portal.views.public.render_page")
        return show(request, self)
