"""The desk pages on which an upper office puts its articles onto the portals below it."""

import pytest
from django.test import Client
from tests.pages import Portal
from tests.people import People

from congxa.portal.models import Share

pytestmark = pytest.mark.django_db
LIST = "/ban-lam-viec/tin-dung-chung/"


def places(portal: Portal) -> set[str]:
    return set(Share.objects.filter(page=portal.plain).values_list("office__slug", flat=True))


def test_list_says_on_how_many_portals_each_article_stands(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.thu)
    found = client.get(LIST).context["found"]
    assert [(article.title, article.places) for article in found] == [
        ("Họp giao ban", 0),
        ("Mười ba xã đạt tiêu chí", 1),
    ]


def test_list_is_narrowed_by_words_of_the_title(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.thu)
    page = client.get(LIST, {"tu": "giao ban"}).content.decode()
    assert "Họp giao ban" in page and "Mười ba xã" not in page
    assert "Không có bài nào phù hợp." in client.get(LIST, {"tu": "zzz"}).content.decode()


def test_one_button_puts_it_everywhere_and_one_takes_it_down(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.thu)
    address = f"{LIST}{portal.plain.pk}/"
    page = client.post(address, {"tat-ca": "1"}, follow=True).content.decode()
    assert places(portal) == {"tan-vinh", "nhuan-trach"} and "Đã đăng “Họp giao ban” lên cổng của:" in page
    page = client.post(address, {"bo-het": "1"}, follow=True).content.decode()
    assert places(portal) == set() and "Đã gỡ “Họp giao ban” khỏi cổng của:" in page


def test_chosen_portals_are_kept_and_the_others_left_out(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.thu)
    client.post(f"{LIST}{portal.plain.pk}/", {"co-quan": [str(portal.offices.tan_vinh.pk), "0", "x"]})
    assert places(portal) == {"tan-vinh"}


def test_everywhere_is_only_below_the_own_office(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.mai)
    assert client.post(f"{LIST}{portal.plain.pk}/", {"tat-ca": "1"}).status_code == 404
    assert client.get(f"/tan-vinh{LIST}").status_code == 404
    assert places(portal) == set()


def test_offices_stand_in_vietnamese_order(client: Client, portal: Portal, people: People) -> None:
    portal.offices.nhuan_trach.short_name = "Xã Thanh Lương"
    portal.offices.nhuan_trach.save()
    client.force_login(people.thu)
    rows = client.get(f"{LIST}{portal.plain.pk}/").context["rows"]
    # Without the rules of the alphabet "â" stands behind every unmarked letter.
    assert [office.short_name for office, _shown in rows] == ["Xã Tân Vinh", "Xã Thanh Lương"]
