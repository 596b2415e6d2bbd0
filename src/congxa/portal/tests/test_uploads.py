"""What is handed in through the editor's forms is looked at first, and what was typed is never lost."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image
from tests.editing import article_form, edit_address, write
from tests.pages import Portal
from tests.people import People

from congxa.portal.models import NewsPage, PortalFile, PortalImage, SectionPage
from congxa.records.tests.samples import photo_with_position

pytestmark = pytest.mark.django_db
GPS = 0x8825
WORD_97 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)


@pytest.fixture
def lan(client: Client, people: People) -> People:
    """Sign in the editor of Tân Vinh."""
    client.force_login(people.lan)
    return people


def hand_in(client: Client, portal: Portal, kind: str, name: str, data: bytes) -> HttpResponse:
    """Send a file through the editor's form for pictures (``images``) or files (``documents``)."""
    assert portal.tan_vinh.collection is not None
    form = {
        "title": "Cầu Vai Đào",
        "description": "Cầu Vai Đào",
        "credit": "",
        "tags": "",
        "collection": portal.tan_vinh.collection.pk,
        "file": SimpleUploadedFile(name, data),
    }
    return client.post(f"/quan-tri/{kind}/add/", form)  # type: ignore[return-value]  # the test client's own kind


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("anh.jpg", b"Day khong phai la anh."),
        ("anh.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("anh.png", b'<svg xmlns="http://www.w3.org/2000/svg"></svg>'),
    ],
)
def test_what_is_no_photo_is_refused(client: Client, portal: Portal, lan: People, name: str, data: bytes) -> None:
    before = PortalImage.objects.count()
    response = hand_in(client, portal, "images", name, data)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]  # type: ignore[attr-defined]  # of the test client
    assert PortalImage.objects.count() == before


@pytest.mark.parametrize("data", [WORD_97, b"PK\x03\x04 word/document.xml"])
def test_word_document_that_calls_itself_pdf_is_refused(
    client: Client, portal: Portal, lan: People, data: bytes
) -> None:
    response = hand_in(client, portal, "documents", "quyet-dinh.pdf", data)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]  # type: ignore[attr-defined]  # of the test client
    assert not PortalFile.objects.exists()


def test_position_is_taken_out_of_a_photo(client: Client, portal: Portal, lan: People) -> None:
    data = photo_with_position((320, 240))
    with Image.open(BytesIO(data)) as sent:
        assert sent.getexif().get_ifd(GPS)
    assert hand_in(client, portal, "images", "cau.jpg", data).status_code == 302
    kept = PortalImage.objects.get(title="Cầu Vai Đào")
    with kept.file.open("rb") as file, Image.open(file) as picture:
        assert picture.size == (320, 240)
        assert not picture.getexif()


def sent(client: Client, portal: Portal, **changes: object) -> str:
    """Send a new article that is refused, and return the page that says so."""
    before = NewsPage.objects.count()
    section = SectionPage.objects.child_of(portal.tan_vinh).get()
    response = client.post(f"/quan-tri/pages/add/portal/newspage/{section.pk}/", article_form(**changes))
    assert response.status_code == 200
    assert NewsPage.objects.count() == before
    return response.content.decode()


def test_headline_that_is_far_too_long_keeps_what_was_typed(client: Client, portal: Portal, lan: People) -> None:
    headline = "Tin dài " * 1250
    html = sent(client, portal, title=headline, lead="Lời dẫn đã gõ")
    assert headline.strip() in html
    assert "Lời dẫn đã gõ" in html
    for field in re.findall(r"<(?:input|textarea)[^>]*name=\"(?:title|lead|author|source_name)\"[^>]*>", html):
        assert "maxlength" not in field, "the browser would cut what is pasted, in silence"


def test_source_that_is_a_script_is_refused(client: Client, portal: Portal, lan: People) -> None:
    html = sent(client, portal, source_name="Báo", source_url="javascript:alert(1)", lead="Lời dẫn đã gõ")
    assert "Hãy chép cả địa chỉ, bắt đầu bằng https://" in html
    assert "Lời dẫn đã gõ" in html


def test_outdated_form_is_refused_and_keeps_what_was_typed(client: Client, portal: Portal, lan: People) -> None:
    article = write(client, SectionPage.objects.child_of(portal.tan_vinh).get())
    seen = article.latest_revision
    assert seen is not None
    article.title = "Người khác đã sửa"
    article.save_revision(user=lan.hung)
    form = article_form(title="Lan vẫn gõ", loaded_revision_id=seen.pk)
    response = client.post(edit_address(article), form)
    assert response.status_code == 200
    assert "Lan vẫn gõ" in response.content.decode()
    assert article.get_latest_revision_as_object().title == "Người khác đã sửa"
