"""Setting the look of a portal without code."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from tests.pages import Portal, make_picture
from tests.people import People

from congxa.portal.models import PortalImage, Theme
from congxa.portal.shown.frame import forget_frames
from congxa.portal.themes.presets import field_values
from congxa.records.service import JournalEntry
from congxa.records.tests.samples import photo_with_position

pytestmark = pytest.mark.django_db
URL = "/tan-vinh/ban-lam-viec/giao-dien/"
WHOLE = {"preset": "blue", "font": "sans", "base_size": "18", "direction": "ltr"}


@pytest.fixture(autouse=True)
def _administrator(client: Client, people: People) -> None:
    """Sign in Mai, who administers Tân Vinh."""
    client.force_login(people.mai)


def test_an_editor_may_not_design(client: Client, people: People) -> None:
    client.force_login(people.lan)
    assert client.get(URL).status_code == 403


def test_saved_colours_are_kept_and_written_in_the_journal(client: Client, portal: Portal) -> None:
    assert client.post(URL, {**WHOLE, "header_ground": "#0D4F8B", "save": "1"}).status_code == 302
    assert Theme.objects.get(office=portal.offices.tan_vinh).header_ground == "#0d4f8b"
    assert JournalEntry.objects.filter(kind="portal.change_theme").count() == 1


def test_unreadable_pair_is_refused_with_proposals_and_nothing_is_lost(client: Client, portal: Portal) -> None:
    html = client.post(URL, {**WHOLE, "body_text": "#999999", "footer_ground": "#123456", "save": "1"}).content.decode()
    assert "2,8:1" in html
    assert 'value="body_text=#' in html
    assert 'value="#123456"' in html
    assert Theme.objects.get(office=portal.offices.tan_vinh).footer_ground == ""


@pytest.mark.parametrize("typed", ["red", "#12345", "%s%n", "1;x{}"])
def test_what_is_no_colour_is_refused_at_its_field(client: Client, portal: Portal, typed: str) -> None:
    answer = client.post(URL, {**WHOLE, "body_text": typed, "save": "1"})
    assert (answer.status_code, "Màu phải có dạng #rrggbb" in answer.content.decode()) == (200, True)
    assert Theme.objects.get(office=portal.offices.tan_vinh).body_text == ""


def test_proposed_colour_is_filled_in_by_its_button(client: Client, portal: Portal) -> None:
    html = client.post(URL, {**WHOLE, "body_text": "#999999", "propose": "body_text=#767676"}).content.decode()
    assert 'value="#767676"' in html
    assert 'value="body_text=' not in html


def sent(client: Client, **changes: object) -> str:
    """Send the page of the theme with ``changes`` and return the page that answers, after a redirect too."""
    return client.post(URL, {**WHOLE, **changes}, follow=True).content.decode()


def stored(portal: Portal) -> Theme:
    return Theme.objects.get(office=portal.offices.tan_vinh)


def value_of(html: str, name: str) -> str:
    found = re.search(rf'<input[^>]*name="{name}"[^>]*?value="([^"]*)"|value="([^"]*)"[^>]*name="{name}"', html)
    assert found is not None, name
    return found[1] or found[2]


def test_fields_show_the_colours_of_the_preset_and_saving_keeps_them_its_own(client: Client, portal: Portal) -> None:
    html = client.get(URL).content.decode()
    assert value_of(html, "footer_ground") == "#2a2521"
    sent(client, preset="default", footer_ground="#2a2521", header_ground="#0d4f8b", save="1")
    assert (stored(portal).footer_ground, stored(portal).header_ground) == ("", "#0d4f8b")


def test_preset_fills_in_its_colours_without_script(client: Client, portal: Portal) -> None:
    html = sent(client, preset="red", header_ground="#123456", shown_preset="default", fill="1")
    assert value_of(html, "header_ground") == "#a8181c"
    assert stored(portal).preset == "default"


def test_preset_saved_without_filling_in_does_not_keep_the_colours_of_the_old(client: Client, portal: Portal) -> None:
    old = field_values("default")
    sent(client, **{**old, "preset": "red", "shown_preset": "default", "footer_ground": "#101010", "save": "1"})
    assert (stored(portal).header_ground, stored(portal).footer_ground) == ("", "#101010")


def test_default_is_restored(client: Client, portal: Portal) -> None:
    sent(client, preset="red", header_ground="#0d4f8b", base_size="22", save="1")
    html = sent(client, preset="red", header_ground="#0d4f8b", base_size="22", reset="1")
    assert value_of(html, "base_size") == "18"
    sent(client, preset="default", header_ground=value_of(html, "header_ground"), save="1")
    assert (stored(portal).preset, stored(portal).header_ground) == ("default", "")


def test_second_of_two_is_told_and_loses_nothing(client: Client, portal: Portal) -> None:
    seen = value_of(client.get(URL).content.decode(), "seen")
    sent(client, header_ground="#0d4f8b", seen=seen, save="1")
    html = sent(client, footer_ground="#333333", seen=seen, save="1")
    assert "Đinh Thị Mai đã lưu giao diện khác" in html
    assert value_of(html, "footer_ground") == "#333333"
    assert (stored(portal).header_ground, stored(portal).footer_ground) == ("#0d4f8b", "")
    sent(client, footer_ground="#333333", seen=value_of(html, "seen"), save="1")
    assert (stored(portal).header_ground, stored(portal).footer_ground) == ("", "#333333")


def test_news_of_another_change_survives_a_button_that_fills_in(client: Client, portal: Portal) -> None:
    seen = value_of(client.get(URL).content.decode(), "seen")
    sent(client, header_ground="#0d4f8b", seen=seen, save="1")
    html = sent(client, preset="red", seen=seen, fill="1")
    assert "đã lưu giao diện khác" in sent(client, preset="red", seen=value_of(html, "seen"), save="1")


def test_logo_is_taken_in_described_and_shown_in_the_header(client: Client, portal: Portal) -> None:
    file = SimpleUploadedFile("bieu-trung.jpg", photo_with_position())
    sent(client, **{"new_logo-file": file, "new_logo-alt": "Biểu trưng xã Tân Vinh", "save": "1"})
    logo = stored(portal).logo
    assert logo is not None
    assert (logo.description, logo.collection) == ("Biểu trưng xã Tân Vinh", portal.tan_vinh.collection)
    with logo.file.open("rb") as kept, Image.open(kept) as picture:
        assert not picture.getexif()
    page = client.get("/tan-vinh/").content.decode()
    shown = re.search(r'<img class="emblem" src="(/[^"]+\.webp)" alt="Biểu trưng xã Tân Vinh"', page)
    assert shown is not None
    assert f'<link rel="icon" href="{shown[1]}">' in page
    assert client.get("/tan-vinh/favicon.ico")["Location"] == shown[1]
    assert JournalEntry.objects.filter(kind="portal.add_picture").count() == 1


def test_banner_is_shown_on_the_home_page_and_removed(client: Client, portal: Portal) -> None:
    sent(client, **{"new_banner-file": SimpleUploadedFile("b.png", png()), "new_banner-alt": "Cánh đồng", "save": "1"})
    assert re.search(r'<img class="banner" src="/[^"]+" alt="Cánh đồng"', client.get("/tan-vinh/").content.decode())
    html = sent(client, banner=str(stored(portal).banner_id), remove="banner")
    assert "Gỡ ảnh băng-rôn" not in html
    assert stored(portal).banner is not None
    sent(client, banner="", save="1")
    forget_frames()  # a test never commits, so versions stay
    assert 'class="banner"' not in client.get("/tan-vinh/").content.decode()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        (
            "a.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
            "Hãy xuất hình thành PNG",
        ),
        ("a.jpg", b"Day khong phai la anh.", "Ở đây chỉ nhận"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(31 * 1024 * 1024), "quá mức cho phép"),
    ],
)
def test_what_is_no_picture_is_refused_and_the_rest_stays(
    client: Client, portal: Portal, name: str, data: bytes, sentence: str
) -> None:
    before = PortalImage.objects.count()
    upload = SimpleUploadedFile(name, data)
    html = sent(client, **{"new_logo-file": upload, "new_logo-alt": "Hình", "header_ground": "#0d4f8b", "save": "1"})
    assert sentence in html
    assert (value_of(html, "header_ground"), value_of(html, "new_logo-alt")) == ("#0d4f8b", "Hình")
    assert (PortalImage.objects.count(), stored(portal).header_ground) == (before, "")


def test_picture_without_description_is_kept_and_asked_for(client: Client, portal: Portal) -> None:
    html = sent(client, **{"new_logo-file": SimpleUploadedFile("sao.png", png()), "save": "1"})
    assert "Hãy mô tả ảnh bằng vài từ" in html
    assert stored(portal).logo is None
    kept = PortalImage.objects.get(title="sao")
    sent(client, **{"logo": str(kept.pk), "new_logo-alt": "Ngôi sao", "save": "1"})
    logo = stored(portal).logo
    assert logo is not None
    assert logo.description == "Ngôi sao"


def test_picture_of_another_office_is_not_taken(client: Client, portal: Portal) -> None:
    foreign = make_picture(portal.offices.district)
    html = sent(client, logo=str(foreign.pk), save="1")
    assert stored(portal).logo is None
    assert foreign.title not in html


def png() -> bytes:
    data = BytesIO()
    Image.new("RGB", (800, 200), "#88aa66").save(data, "PNG")
    return data.getvalue()
