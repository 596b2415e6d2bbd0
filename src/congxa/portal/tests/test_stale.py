"""Standing pages that nobody looked at for long: who is told, and what “still right” does."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.pages import Portal
from tests.people import People

from congxa.accounts.service import User
from congxa.portal.models import InfoPage, PageReview, ReviewTerm
from congxa.portal.shown.frame import frame_of
from congxa.portal.stale import stale_counts, stale_pages
from congxa.records.models import JournalEntry
from congxa.records.service import current
from congxa.units.service import directory

pytestmark = pytest.mark.django_db
ADDRESS = "/tan-vinh/ban-lam-viec/trang-can-xem-lai/"
TERMS = "/ban-lam-viec/thoi-han-xem-lai/"


@pytest.fixture
def portal(portal: Portal) -> Portal:
    ReviewTerm.objects.all().delete()
    ReviewTerm.objects.create(kind=ReviewTerm.Kind.INFO, days=365)
    ReviewTerm.objects.create(kind=ReviewTerm.Kind.INFO, slug="lien-he", days=180)
    return portal


@pytest.fixture
def old(portal: Portal) -> InfoPage:
    """A page of Tân Vinh that was last published 400 days ago."""
    return info_page(portal, "Giới thiệu", "gioi-thieu", 400)


def info_page(portal: Portal, title: str, slug: str, days_ago: int) -> InfoPage:
    moment = timezone.now() - timedelta(days=days_ago)
    page = InfoPage(title=title, slug=slug, office=portal.offices.tan_vinh)
    page.first_published_at = page.last_published_at = moment
    return portal.tan_vinh.add_child(instance=page)  # type: ignore[no-any-return]  # treebeard is untyped


def titles(portal: Portal) -> list[str]:
    return [page.title for page in stale_pages(portal.tan_vinh.path, timezone.now())]


def press(client: Client, who: User, page: InfoPage) -> int:
    client.force_login(who)
    return client.post(f"{ADDRESS}{page.pk}/").status_code


def test_each_kind_has_its_own_term(portal: Portal, old: InfoPage) -> None:
    info_page(portal, "Liên hệ", "lien-he", 200)
    info_page(portal, "Lịch tiếp dân", "lich-tiep-dan", 200)
    assert titles(portal) == ["Giới thiệu", "Liên hệ"]


def test_a_kind_without_a_number_never_grows_stale(portal: Portal, old: InfoPage) -> None:
    ReviewTerm.objects.filter(slug="").update(days=None)
    assert titles(portal) == []


def test_publishing_makes_a_page_fresh(portal: Portal, old: InfoPage) -> None:
    old.save_revision().publish()
    assert titles(portal) == []


def test_still_right_resets_the_age_and_stands_in_the_journal(
    client: Client, portal: Portal, people: People, old: InfoPage
) -> None:
    assert press(client, people.lan, old) == 302
    assert titles(portal) == []
    entry = JournalEntry.objects.get(kind="portal.confirmed")
    assert (entry.actor_id, entry.office_id) == (people.lan.pk, portal.offices.tan_vinh.pk)


def test_a_second_press_changes_nothing(client: Client, portal: Portal, people: People, old: InfoPage) -> None:
    press(client, people.lan, old)
    press(client, people.hung, old)
    assert PageReview.objects.get().by == people.lan
    assert JournalEntry.objects.filter(kind="portal.confirmed").count() == 1
    assert "không có gì thay đổi" in client.get(ADDRESS).content.decode()


def test_a_confirmed_page_grows_stale_again(client: Client, portal: Portal, people: People, old: InfoPage) -> None:
    press(client, people.lan, old)
    later = timezone.now() + timedelta(days=366)
    (page,) = stale_pages(portal.tan_vinh.path, later)
    assert (page.age, page.reviewed, page.editor) == (366, True, "Nguyễn Thị Lan")


@pytest.mark.parametrize(("who", "status"), [("son", 404), ("mai", 403), ("thu", 403), ("cu", 403)])
def test_only_writers_of_the_office_may_confirm(
    client: Client, portal: Portal, people: People, old: InfoPage, who: str, status: int
) -> None:
    assert press(client, getattr(people, who), old) == status
    assert not PageReview.objects.exists()


def test_another_offices_page_cannot_be_confirmed(client: Client, portal: Portal, people: People) -> None:
    assert press(client, people.hung, portal.contact) == 404


def test_the_screen_names_age_and_writer(client: Client, portal: Portal, people: People, old: InfoPage) -> None:
    InfoPage.objects.filter(pk=old.pk).update(owner=people.lan)
    client.force_login(people.lan)
    html = client.get(ADDRESS).content.decode()
    assert "400 ngày kể từ lần sửa" in html
    assert "Người làm: Nguyễn Thị Lan." in html
    assert f"/quan-tri/pages/{old.pk}/edit/" in html


def test_an_administrator_reads_without_buttons(client: Client, portal: Portal, people: People, old: InfoPage) -> None:
    client.force_login(people.mai)
    html = client.get(ADDRESS).content.decode()
    assert "Giới thiệu" in html
    assert f"/{old.pk}/" not in html


def test_an_empty_list_says_so(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.lan)
    assert "Không có trang nào quá hạn xem lại." in client.get(ADDRESS).content.decode()


def test_the_upper_level_sees_a_number_for_each_office(
    client: Client, portal: Portal, people: People, old: InfoPage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(people.thu)
    client.get("/ban-lam-viec/trang-can-xem-lai/")
    with django_assert_max_num_queries(9):
        response = client.get("/ban-lam-viec/trang-can-xem-lai/")
    rows = [(office.short_name, count) for office, _address, count in response.context["offices"]]
    assert rows == [("Xã Tân Vinh", 1), ("Xã Nhuận Trạch", 0)]


def test_a_page_of_unknown_age_is_stale(portal: Portal) -> None:
    page = portal.tan_vinh.add_child(instance=InfoPage(title="Cũ", slug="cu", office=portal.offices.tan_vinh))
    InfoPage.objects.filter(pk=page.pk).update(latest_revision_created_at=None)
    assert stale_counts([portal.offices.tan_vinh.pk], timezone.now()) == {portal.offices.tan_vinh.pk: 1}


def test_the_desk_shows_the_number(client: Client, portal: Portal, people: People) -> None:
    for number in range(12):
        info_page(portal, f"Trang {number}", f"trang-{number}", 400 + number)
    client.force_login(people.lan)
    response = client.get("/tan-vinh/ban-lam-viec/")
    (shown,) = [one for one in response.context["lists"] if one.more]
    assert (shown.total, len(shown.rows), shown.more) == (12, 10, ADDRESS)
    assert '<span class="num muted">12</span>' in response.content.decode()


def test_the_top_office_changes_the_terms(client: Client, portal: Portal, people: People) -> None:
    general = ReviewTerm.objects.get(slug="")
    client.force_login(people.thu)
    client.post(TERMS, {f"ngay-{general.pk}": "90", "slug": "lich-tiep-dan", "slug_days": "30"})
    assert set(ReviewTerm.objects.values_list("slug", "days")) == {("", 90), ("lien-he", None), ("lich-tiep-dan", 30)}
    assert JournalEntry.objects.filter(kind="portal.review_term_changed").count() == 3


@pytest.mark.parametrize(
    "given", [{"slug": "lien-he"}, {"slug": "thư mục"}, {"slug_days": "0"}, {"slug_days": "99999"}]
)
def test_a_term_that_makes_no_sense_changes_nothing(
    client: Client, portal: Portal, people: People, given: dict[str, str]
) -> None:
    client.force_login(people.thu)
    days = {f"ngay-{term.pk}": str(term.days) for term in ReviewTerm.objects.all()}
    response = client.post(TERMS, days | given)
    assert "Hãy sửa các chỗ sau:" in response.content.decode()
    assert ReviewTerm.objects.count() == 2


def test_a_commune_does_not_set_terms(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.hung)
    assert client.get(f"/tan-vinh{TERMS}").status_code == 404


def test_home_trees_are_alike_in_length(portal: Portal) -> None:
    entries = directory(current("units")).by_id.values()
    frames = [frame_of(entry) for entry in entries]
    assert {len(frame.home_tree) for frame in frames if frame is not None} == {len(portal.tan_vinh.path)}
