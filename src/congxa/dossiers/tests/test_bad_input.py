"""What cannot be, as people bring it to the counter and send it from the phone: a sentence, and nothing is changed."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from congxa.dossiers.models import Dossier, DossierPaper
from congxa.dossiers.tests import test_filing_online as online_pages
from congxa.dossiers.tests.shops import Shop
from congxa.dossiers.tests.test_desk_counter import FILLED, POOR, at_counter
from congxa.dossiers.tests.test_filing_online import at, begun
from congxa.kernel.text import nfc
from congxa.records.service import Attachment
from congxa.records.tests.samples import picture, word

pytestmark = pytest.mark.django_db
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
FILES: list[tuple[str, Callable[[], bytes], str]] = [
    ("anh.svg", lambda: SVG, "SVG có thể chứa mã lệnh"),
    ("anh.jpg", lambda: b"khong phai anh", "tệp chữ thuần"),
    ("anh.jpg", lambda: picture()[: len(picture()) // 2], "ảnh đã hỏng"),
    ("don.pdf", word, "thật ra là văn bản Word (.docx)"),
    ("anh.jpg", lambda: picture() + bytes(31 * 1024 * 1024), "quá mức cho phép"),
    ("a.exe", lambda: b"MZ" + bytes(100), "chương trình máy tính"),
]


@pytest.fixture
def shop(online: Shop) -> Shop:
    return online


@pytest.fixture
def counter(shop: Shop) -> Client:
    """Hoa's browser at the counter of Tân Vinh."""
    return at_counter(shop.hoa)


@pytest.mark.parametrize(("name", "body", "said"), FILES)
def test_a_scan_that_cannot_be_kept_is_named_at_the_counter(
    counter: Client, name: str, body: Callable[[], bytes], said: str
) -> None:
    sent = FILLED | {"giay-1-ten": "Đơn viết tay", "giay-1-tep": SimpleUploadedFile(name, body())}
    page = counter.post(POOR, sent).content.decode()
    assert said in page
    assert "Đơn viết tay" in page and "Nguyễn Thị Hạnh" in page
    assert not Dossier.objects.exists() and not Attachment.objects.exists()


@pytest.mark.parametrize(("name", "body", "said"), FILES)
def test_and_on_the_phone(online: Shop, client: Client, name: str, body: Callable[[], bytes], said: str) -> None:
    dossier = begun(client)
    sent = {"p-0": SimpleUploadedFile(name, body()), "do": "go"}
    page = client.post(at(dossier, "giay-to"), sent).content.decode()
    assert said in page and name in page
    assert not DossierPaper.objects.exists() and not Attachment.objects.exists()


def test_a_scan_whose_paper_has_no_name_is_not_dropped_in_silence(counter: Client) -> None:
    sent = FILLED | {"giay-1-ten": " ", "giay-1-tep": SimpleUploadedFile("a.jpg", picture())}
    page = counter.post(POOR, sent).content.decode()
    assert "Hãy ghi tên giấy tờ của tệp này." in page
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(
    ("number", "said"),
    [("017985001234", "chưa tới"), ("01718500123", "có 12 chữ số"), ("01718500123O", "chỉ gồm chữ số")],
)
def test_a_number_whose_century_length_or_letters_cannot_be_is_refused_at_the_counter(
    counter: Client, number: str, said: str
) -> None:
    page = counter.post(POOR, FILLED | {"identity_number": number, "birth_date": ""}).content.decode()
    assert said in page and number in page
    assert not Dossier.objects.exists()


def test_a_number_of_no_province_is_taken_and_pointed_out(counter: Client) -> None:
    sent = FILLED | {"identity_number": "999185001234"}
    page = counter.post(POOR, sent, follow=True).content.decode()
    assert "không có trong danh sách mã tỉnh" in page
    assert Dossier.objects.get().identity_number == "999185001234"


@pytest.mark.parametrize("day", ["mùng 3 tháng Giêng năm Quý Mão", "29/02/2023", "1/1/23", "32/1/1985", "1/13/1985"])
def test_a_day_of_the_year_of_the_cat_or_of_no_calendar_is_refused(counter: Client, day: str) -> None:
    page = counter.post(POOR, FILLED | {"birth_date": day, "identity_number": ""}).content.decode()
    assert "Hãy sửa các chỗ sau" in page and day in page
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("name", ["Nguye\u0302\u0303n Thi\u0323 Ha\u0323nh", "Ý", "Ân " * 26 + "Ân"])
def test_names_in_pieces_short_and_long_are_names_at_the_counter(counter: Client, name: str) -> None:
    counter.post(POOR, FILLED | {"applicant_name": name})
    assert Dossier.objects.get().applicant_name == nfc(name)


def test_capitals_without_diacritics_are_taken_and_pointed_out_at_the_counter(counter: Client) -> None:
    page = counter.post(POOR, FILLED | {"applicant_name": "NGUYEN THI HANH"}, follow=True)
    assert "viết toàn chữ hoa" in page.content.decode()
    assert Dossier.objects.get().applicant_name == "NGUYEN THI HANH"


def test_the_page_of_a_draft_opens_for_nobody_who_guesses_its_code(online: Shop, client: Client) -> None:
    dossier = begun(client)
    guessed = ("0" * 12, dossier.code)
    for code in guessed:
        answer = Client().get(f"{online_pages.NOP}{code}/doc-lai/")
        assert answer.status_code in {302, 404}
        assert "Bùi Văn An" not in answer.content.decode()
