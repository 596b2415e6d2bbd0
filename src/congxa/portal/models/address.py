"""Gives Wagtail's pages the addresses of the house."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from wagtail.models import Page, Site

from congxa.portal.addresses import canonical_address, inner_path, page_address
from congxa.records.service import current
from congxa.units.service import directory


class AddressByOffice(Page):
    """A page whose address follows the office's mount instead of Wagtail's site records."""

    office_id: int

    class Meta:
        abstract = True

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
