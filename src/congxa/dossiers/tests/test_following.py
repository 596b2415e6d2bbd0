"""Following a dossier: who may open it, what they see, and what they may do."""

import json
import zipfile
from collections.abc import Sequence
from io import BytesIO
from unicodedata import normalize

import pytest
from django.core import mail
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.portals import open_portal

from congxa.dossiers.actions import ask_supplement, charge, finish, sign, take, withdraw
from congxa.dossiers.actions.handing_out import hand_out
from congxa.dossiers.actions.handling import Outcome
from congxa.dossiers.citizens.drafting import secret_of
from congxa.dossiers.citizens.recovering import send_codes
from congxa.dossiers.domain.states import S
from congxa.dossiers.filings import Missing
from congxa.dossiers.models import Complaint, Dossier, NoticeChoice, Rating
from congxa.dossiers.notices.sending import chosen
from congxa.dossiers.secrets import pickup_code
from congxa.dossiers.tests.shops import Shop
from congxa.kernel.refs import Ref
from congxa.procedures.service import Fee
from congxa.records.models import OutboxEvent
from congxa.records.service import Event
from congxa.records.tests.samples import PDF

LOOK_UP = "/tan-vinh/tra-cuu/"
WRONG = "Mã không đúng hoặc không đi với nhau"


@pytest.fixture
def dossier(shop: Shop) -> Dossier:
    open_portal(office=shop.commune)
    caches["attempts"].clear()
    now = timezone.now()
    return shop.accepted(now=now, email="hanh@example.vn")


def page_of(dossier: Dossier, what: str = "") -> str:
    return f"{LOOK_UP}{dossier.code}/{what}"


def look(client: Client, code: str, secret: str) -> str:
    return client.post(LOOK_UP, {"code": code, "secret": secret}, follow=True).content.decode()


@pytest.fixture
def opened(client: Client, dossier: Dossier) -> Client:
    look(client, dossier.code, secret_of(dossier))
    return client


def asked(shop: Shop, dossier: Dossier, items: Sequence[str | Missing] = ("Giấy xác nhận",)) -> None:
    now = timezone.now()
    take(actor=shop.binh, dossier=dossier, now=now)
    ask_supplement(actor=shop.binh, dossier=dossier, items=items, reason="Thiếu giấy", now=now)


def pdf(name: str, content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize("by", ["code", "shown_code", "number"])
def test_code_or_number_and_secret_open_everything(client: Client, dossier: Dossier, by: str) -> None:
    page = look(client, getattr(dossier, by), secret_of(dossier).lower())
    assert "Nguyễn Thị Hạnh" in page and "Đã tiếp nhận" in page and "Vì sao ngày này" in page


def test_the_last_digits_of_the_telephone_show_only_a_masked_name(client: Client, dossier: Dossier) -> None:
    page = look(client, str(dossier.number), "5678")
    assert "Nguyễn T. H." in page
    for hidden in ("Nguyễn Thị Hạnh", dossier.identity_number, dossier.shown_code, "hanh@example.vn"):
        assert hidden not in page
    assert client.get(page_of(dossier, "du-lieu.json")).status_code == 302


@pytest.mark.parametrize("secret", ["AAAAAAAA", "0000", "5679", ""])
def test_a_wrong_code_and_a_wrong_secret_get_the_same_answer(client: Client, dossier: Dossier, secret: str) -> None:
    right, wrong = look(client, dossier.code, secret), look(client, "2222-2222-2222", secret)
    assert _without_token(right).replace(dossier.code, "") == _without_token(wrong).replace("2222-2222-2222", "")


def _without_token(page: str) -> str:
    return "".join(line for line in page.splitlines(True) if "csrfmiddlewaretoken" not in line)


def test_guessing_is_stopped_for_a_code_even_for_the_right_secret(client: Client, dossier: Dossier) -> None:
    for guess in range(5):
        assert WRONG in look(client, dossier.code, f"AAAAAA{guess:02}")
    assert client.post(LOOK_UP, {"code": dossier.code, "secret": secret_of(dossier)}).status_code == 429
    assert client.post(LOOK_UP, {"code": "2222-2222-2222", "secret": "x"}).status_code == 200


def test_another_spelling_of_a_code_allows_no_more_guesses(client: Client, dossier: Dossier) -> None:
    for guess in range(5):
        assert WRONG in look(client, dossier.code, f"AAAAAA{guess:02}")
    dressed = [normalize("NFC", sign + mark) for sign in dossier.code for mark in "\u0301\u0307\u0323\u0302"]
    marked = next(one for one in dressed if len(one) == 1)
    spelled = dossier.code.replace(normalize("NFD", marked)[0], marked)
    assert spelled != dossier.code
    assert client.post(LOOK_UP, {"code": spelled, "secret": secret_of(dossier)}).status_code == 429


def test_guessing_is_stopped_for_an_address(client: Client, dossier: Dossier) -> None:
    for guess in range(20):
        client.post(LOOK_UP, {"code": f"2222-2222-22{guess:02}", "secret": "x"})
    assert client.post(LOOK_UP, {"code": dossier.code, "secret": secret_of(dossier)}).status_code == 429


def test_a_copied_address_opens_nothing(dossier: Dossier) -> None:
    for what in ("", "bo-sung/", "rut/", "du-lieu.zip"):
        assert Client().get(page_of(dossier, what)).headers["Location"].startswith(LOOK_UP)


def test_the_pages_are_kept_by_no_cache(opened: Client, dossier: Dossier) -> None:
    response = opened.get(page_of(dossier))
    assert response["Cache-Control"] == "private, no-store" and "X-Page-Cache" not in response.headers


def test_a_supplement_is_answered_and_one_bad_file_loses_none_of_the_others(
    shop: Shop, opened: Client, dossier: Dossier
) -> None:
    asked(shop, dossier)
    page = opened.post(page_of(dossier, "bo-sung/"), {"f-0": [pdf("tot.pdf"), pdf("xau.pdf", b"MZ" * 99)], "do": "go"})
    assert "xau.pdf" in page.content.decode() and "tot.pdf" in page.content.decode()
    assert Dossier.objects.get().state == S.AWAITING_SUPPLEMENT
    opened.post(page_of(dossier, "bo-sung/"), {"do": "go"})
    dossier = Dossier.objects.get()
    assert (dossier.state, [paper.name for paper in dossier.papers.all()]) == (S.PROCESSING, ["Giấy xác nhận"])
    key = dossier.papers.get().attachment
    assert opened.get(page_of(dossier, f"tep/{key}/")).status_code == 200
    assert Client().get(page_of(dossier, f"tep/{key}/")).status_code == 302


def test_an_answer_without_a_file_is_not_sent(shop: Shop, opened: Client, dossier: Dossier) -> None:
    asked(shop, dossier)
    assert "Chưa có tệp nào" in opened.post(page_of(dossier, "bo-sung/"), {"do": "go"}).content.decode()


def test_every_item_is_answered_with_its_own_files_or_on_paper(shop: Shop, opened: Client, dossier: Dossier) -> None:
    asked(shop, dossier, items=[Missing("Giấy xác nhận", "mờ dấu"), Missing("Ảnh thẻ")])
    path = page_of(dossier, "bo-sung/")
    assert "mờ dấu" in opened.get(path).content.decode()
    page = opened.post(path, {"f-0": pdf("xac-nhan.pdf"), "do": "go"}).content.decode()
    assert "Chưa có tệp nào cho: Ảnh thẻ" in page and "Đã nhận xac-nhan.pdf" in page
    opened.post(path, {"f-1": pdf("anh.pdf"), "do": "go"})
    first, second = dossier.supplements.get().lines.all()
    assert [[one.name for one in line.answered_with.all()] for line in (first, second)] == [
        ["Giấy xác nhận"], ["Ảnh thẻ"]
    ]  # fmt: skip


def test_a_supplement_after_withdrawal_is_told_why_not(shop: Shop, opened: Client, dossier: Dossier) -> None:
    asked(shop, dossier)
    withdraw(actor=None, dossier=dossier, now=timezone.now(), secret=secret_of(dossier))
    page = opened.post(page_of(dossier, "bo-sung/"), {"f-0": pdf("tot.pdf"), "do": "go"}, follow=True)
    assert "Hồ sơ đã kết thúc" in page.content.decode()


def test_a_dossier_is_withdrawn_only_after_being_asked(opened: Client, dossier: Dossier) -> None:
    opened.get(page_of(dossier, "rut/"))
    assert Dossier.objects.get().state == S.ACCEPTED
    opened.post(page_of(dossier, "rut/"), {"reason": "Không cần nữa"})
    assert Dossier.objects.get().state == S.WITHDRAWN


def test_rating_once_and_complaining(shop: Shop, opened: Client, dossier: Dossier) -> None:
    early = opened.post(page_of(dossier, "danh-gia/"), {"stars": "5"}, follow=True).content.decode()
    assert "Hãy đánh giá khi hồ sơ đã kết thúc." in early
    ready(shop, dossier)
    for stars in ("9", "4", "1"):
        opened.post(page_of(dossier, "danh-gia/"), {"stars": stars})
    opened.post(page_of(dossier, "khieu-nai/"), {"words": "Chờ lâu"})
    assert (Rating.objects.get().stars, Complaint.objects.get().words) == (4, "Chờ lâu")


def ready(shop: Shop, dossier: Dossier) -> None:
    now = timezone.now()
    take(actor=shop.binh, dossier=dossier, now=now)
    sign(actor=shop.phuc, dossier=dossier, outcome=Outcome(name="Quyết định"), now=now)
    finish(actor=shop.binh, dossier=dossier, now=now)


def test_what_is_to_be_paid_is_shown_with_the_second_secret_only(client: Client, shop: Shop, dossier: Dossier) -> None:
    Fee.objects.create(version=shop.poor, kind=Fee.Kind.CHARGE, name="Lệ phí", amount=8_000)
    charge(actor=shop.hoa, dossier=dossier, now=timezone.now())
    assert "8.000" not in look(client, str(dossier.number), "5678")
    assert "Còn phải nộp 8.000" in look(client, dossier.code, secret_of(dossier)).replace("\xa0", " ")


def test_the_code_for_fetching_the_result_is_shown_while_it_lies_there_and_opens_it(
    client: Client, shop: Shop, dossier: Dossier
) -> None:
    assert "Mã nhận kết quả" not in look(client, dossier.code, secret_of(dossier))
    ready(shop, dossier)
    dossier.refresh_from_db()
    shown = pickup_code(dossier)
    assert shown in look(client, dossier.code, secret_of(dossier))
    assert shown not in look(Client(), str(dossier.number), "5678")
    hand_out(actor=shop.hoa, dossier=dossier, to="Nguyễn Thị Hạnh", way="code", proof=shown, now=timezone.now())
    assert "Mã nhận kết quả" not in look(client, dossier.code, secret_of(dossier))


def test_a_result_sent_by_post_has_no_code_for_fetching(client: Client, shop: Shop, dossier: Dossier) -> None:
    Dossier.objects.update(result_way="post")
    ready(shop, dossier)
    assert "Mã nhận kết quả" not in look(client, dossier.code, secret_of(dossier))


def test_the_way_of_being_told_is_chosen_on_the_page(opened: Client, dossier: Dossier) -> None:
    page = opened.get(page_of(dossier)).content.decode()
    assert "h•••@example.vn" in page and 'value="zalo"' not in page
    opened.post(page_of(dossier, "bao-tin/"), {"way": "zalo"})
    assert not NoticeChoice.objects.exists()
    opened.post(page_of(dossier, "bao-tin/"), {"way": ""})
    assert chosen(dossier)[0] is None
    opened.post(page_of(dossier, "bao-tin/"), {"way": "email"})
    assert NoticeChoice.objects.get().way == "email"
    assert Client().post(page_of(dossier, "bao-tin/"), {"way": ""})["Location"].startswith(LOOK_UP)
    assert NoticeChoice.objects.get().way == "email"


def test_the_portal_leads_to_the_look_up_from_its_home_and_from_every_foot(client: Client, dossier: Dossier) -> None:
    home = client.get("/tan-vinh/").content.decode()
    assert home.count('href="/tan-vinh/tra-cuu/"') >= 2
    for page in ("dich-vu-cong/", "hien-thi/"):
        assert 'href="/tan-vinh/tra-cuu/"' in client.get(f"/tan-vinh/{page}").content.decode()


def test_all_own_data_is_handed_out(opened: Client, dossier: Dossier) -> None:
    data = json.loads(opened.get(page_of(dossier, "du-lieu.json")).content)
    assert data["dossier"]["applicant_name"] == "Nguyễn Thị Hạnh" and data["history"]
    with zipfile.ZipFile(BytesIO(opened.get(page_of(dossier, "du-lieu.zip")).content)) as archive:
        assert {"ho-so.json", "ho-so.html"} <= set(archive.namelist())
        assert "Nguyễn Thị Hạnh" in archive.read("ho-so.html").decode()


@pytest.mark.parametrize(("contact", "letters"), [("hanh@example.vn", 1), ("0912345678", 1), ("ai@example.vn", 0)])
def test_lost_codes_go_only_to_the_address_on_the_dossier(
    client: Client, dossier: Dossier, contact: str, letters: int
) -> None:
    page = client.post(f"{LOOK_UP}quen-ma/", {"contact": contact}).content.decode()
    assert "Nếu có hồ sơ ghi liên hệ này" in page and dossier.code not in page
    row = OutboxEvent.objects.get(kind="dossiers.codes_asked")
    assert row.deliveries.get().urgent, "somebody waits for it"
    send_codes(Event(row.pk, row.kind, Ref.parse(row.ref), row.office_id, row.payload, row.created_at, 1))
    assert len(mail.outbox) == letters
    assert all(letter.to == ["hanh@example.vn"] and secret_of(dossier) in letter.body for letter in mail.outbox)
