"""What the editor sees: long titles whole, calm notices, and only the own office's reviews to choose from."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.editing import article_form, write
from tests.pages import Portal
from tests.people import People

from congxa.portal.models import SectionPage

pytestmark = pytest.mark.django_db
LEGACY = {"lead": "Uû ban nh©n d©n x· mêi bµ con ®Õn häp."}


@pytest.fixture
def section(portal: Portal) -> SectionPage:
    found: SectionPage = SectionPage.objects.child_of(portal.tan_vinh).get()
    return found


def levels(client: Client, section: SectionPage, **changes: object) -> set[str]:
    """Return how loudly the editor is told why the form of a new article came back."""
    address = reverse("wagtailadmin_pages:add", args=["portal", "newspage", section.pk])
    return {said.level_tag for said in client.post(address, article_form(**changes)).context["messages"]}


def test_title_broken_into_lines_is_one_line(client: Client, people: People, section: SectionPage) -> None:
    client.force_login(people.lan)
    assert write(client, section, title="Khánh thành\r\n nhà văn hóa").title == "Khánh thành nhà văn hóa"


def test_title_grows_with_its_words(client: Client, people: People, section: SectionPage) -> None:
    client.force_login(people.lan)
    page = client.get(reverse("wagtailadmin_pages:add", args=["portal", "newspage", section.pk])).content.decode()
    assert '<textarea name="title"' in page and "w-autosize w-sync" in page


def test_second_look_is_no_error(client: Client, people: People, section: SectionPage) -> None:
    client.force_login(people.lan)
    assert levels(client, section, **LEGACY) == {"info"}


def test_fault_beside_a_notice_is_still_an_error(client: Client, people: People, section: SectionPage) -> None:
    client.force_login(people.lan)
    assert levels(client, section, **LEGACY, source_url="javascript:alert(1)") == {"error"}


@pytest.mark.parametrize("report", ["workflow", "workflow_tasks"])
def test_reports_offer_only_own_reviews(client: Client, people: People, report: str) -> None:
    client.force_login(people.hung)
    page = client.get(f"/quan-tri/reports/{report}/").content.decode()
    assert "Duyệt bài – Xã Tân Vinh" in page and "Duyệt bài – Huyện Lương Sơn" not in page
