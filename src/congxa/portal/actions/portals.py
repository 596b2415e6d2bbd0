"""Opens the portal of an office."""

from django.db import transaction
from wagtail.models import Collection, Page, Site

from congxa.portal.actions.rights import open_rights
from congxa.portal.models import HomePage, SectionPage, Theme
from congxa.records.service import bump
from congxa.units.service import Office

NEWS_SLUG = "tin-tuc"


@transaction.atomic
def open_portal(*, office: Office) -> HomePage:
    """Create what an office needs to publish: home page, news section, picture and file collection, theme,
    the groups of its editors and their workflow.

    Idempotent: an office that has a home page keeps it, and gets groups and workflow if it lacks them. The
    root office's home becomes Wagtail's default site root.
    """
    existing: HomePage | None = HomePage.objects.filter(office=office).first()
    if existing is not None:
        open_rights(existing)
        return existing
    collection = Collection.get_first_root_node().add_child(name=office.short_name)
    top = Page.get_first_root_node()
    home: HomePage = top.add_child(
        instance=HomePage(title=office.short_name, slug=office.slug, office=office, collection=collection)
    )
    home.add_child(instance=SectionPage(title="Tin tức", slug=NEWS_SLUG, office=office, show_in_menus=True))
    Theme.objects.get_or_create(office=office)
    open_rights(home)
    if office.is_root:
        _make_default_site(home)
    bump(f"office:{office.pk}")
    return home


def _make_default_site(home: HomePage) -> None:
    """Point Wagtail's one site at the root office and remove the page that Wagtail ships with."""
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home, "site_name": home.title}
    )
    top = Page.get_first_root_node()
    for stray in top.get_children().filter(content_type__model="page"):
        stray.delete()
