"""A page that was renamed or moved keeps its old addresses under both mounts."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.pages import Portal
from wagtail.contrib.redirects.models import Redirect

from congxa.portal.models import SectionPage
from congxa.portal.shown.frame import forget_frames

pytestmark = pytest.mark.django_db


Rename = Callable[[SectionPage, str], None]


@pytest.fixture
def rename(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Rename:
    def rename(page: SectionPage, slug: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            page.slug = slug
            page.save()

    return rename


@pytest.mark.parametrize(
    ("host", "old", "new"),
    [
        ("testserver", "/tan-vinh/tin-tuc/lich-tiem-phong/", "/tan-vinh/tin/lich-tiem-phong/"),
        ("tan-vinh.localhost", "/tin-tuc/lich-tiem-phong/", "/tin/lich-tiem-phong/"),
    ],
)
def test_renamed_section_leads_on_to_its_articles(
    client: Client, portal: Portal, rename: Rename, host: str, old: str, new: str
) -> None:
    rename(SectionPage.objects.child_of(portal.tan_vinh).get(), "tin")
    forget_frames()
    response = client.get(old, headers={"host": host})
    assert (response.status_code, response["Location"]) == (301, new)


def test_moved_article_leads_on(client: Client, portal: Portal) -> None:
    portal.plain.move(SectionPage.objects.child_of(portal.district).get(), "last-child")
    response = client.get("/tin-tuc/nong-thon-moi/hop-giao-ban/")
    assert (response.status_code, response["Location"]) == (301, "/tin-tuc/hop-giao-ban/")


def test_renaming_back_leaves_no_circle(client: Client, portal: Portal, rename: Rename) -> None:
    section = SectionPage.objects.child_of(portal.tan_vinh).get()
    rename(section, "tin")
    rename(section, "tin-tuc")
    forget_frames()
    assert client.get("/tan-vinh/tin-tuc/lich-tiem-phong/").status_code == 200
    assert not Redirect.objects.filter(old_path="/tan-vinh/tin-tuc").exists()


def test_unknown_address_offers_near_titles(client: Client, portal: Portal) -> None:
    response = client.get("/tin-tuc/hop-giao-bann/")
    assert response.status_code == 404
    assert 'href="/tin-tuc/nong-thon-moi/hop-giao-ban/"' in response.content.decode()
