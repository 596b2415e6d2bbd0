"""Gives Wagtail's pages the addresses of the house."""

from django.http import HttpRequest
from wagtail.models import Page, Site

from congxa.portal.addresses import page_address


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
