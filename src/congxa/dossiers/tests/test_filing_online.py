"""Filing online in the browser: no account, no JavaScript, nothing typed is lost."""

import re
from datetime import date, timedelta
from typing import Any, cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from congxa.dossiers.citizens.drafting import secret_of
from congxa.dossiers.domain.states import S
from congxa.dossiers.models import Dossier
from congxa.dossiers.tests.shops import Shop
from congxa.kernel.text import nfc
from congxa.procedures.models import FormVersion, IntakeRule, Offering, ProcedureVersion

NOP = "/tan-vinh/dich-vu-cong/1.001193/nop/"
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
WHO = {
    "q-cho_ai": "minh",
    "q-nguoi-name": "Bùi Văn An",
    "q-nguoi-birth_date": "1/2/1985",
    "q-nguoi-identity": "017085001234",
    "q-noi_o-place": "Tân Vinh",
    "q-dien_thoai": "0912 345 678",
    "q-nhan": "counter",
    "seen": "cho_ai nguoi noi_o dien_thoai thu nhan",
    "do": "go",
}
BIRTH = {
    "q-nguoi_khai-name": "Bùi Văn An",
    "q-giay_to_nguoi_khai": "CMND 113000001",
    "q-noi_cu_tru_nguoi_khai-place": "Tân Vinh",
    "q-quan_he": "cha",
    "q-tre-name": "Bùi Minh Khôi",
    "q-tre-birth_date": "20/11/2026",
    "q-tre-sex": "male",
    "q-ngay_sinh_chu": "Ngày hai mươi tháng mười một",
    "q-noi_sinh": "Trạm y tế xã Tân Vinh",
    "q-que_quan-place": "Tân Vinh",
    "q-me-name": "Đinh Thị Hoa",
    "q-me-birth_date": "3/4/1990",
    "q-noi_cu_tru_me-place": "Tân Vinh",
    "do": "go",
}


def pdf(name: str = "chung-sinh.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def begun(client: Client, **changes: Any) -> Dossier:
    """A draft after its first step."""
    key = re.search(r'name="key" value="([^"]+)"', client.get(NOP).content.decode())
    assert key is not None
    client.post(NOP, {**WHO, "key": key[1], **changes})
    return Dossier.objects.get()


def at(dossier: Dossier, step: str) -> str:
    return f"{NOP}{dossier.code}/{step}/"


def answered(client: Client, dossier: Dossier, **changes: Any) -> HttpResponse:
    page = client.get(at(dossier, "to-khai")).content.decode()
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    assert seen is not None
    return cast("HttpResponse", client.post(at(dossier, "to-khai"), {**BIRTH, "seen": seen[1], **changes}))


def sent(client: Client) -> Dossier:
    dossier = begun(client)
    answered(client, dossier)
    client.post(at(dossier, "doc-lai"), {"sure": "1"})
    return Dossier.objects.get()


def test_a_birth_is_filed_online_from_the_first_page_to_the_code(online: Shop, client: Client) -> None:
    dossier = begun(client)
    assert answered(client, dossier).headers["Location"].endswith("/giay-to/")
    client.post(at(dossier, "giay-to"), {"p-0": pdf(), "do": "go"})
    review = client.get(at(dossier, "doc-lai")).content.decode()
    assert "Bùi Minh Khôi" in review and "chung-sinh.pdf" in review
    done = client.post(at(dossier, "doc-lai"), {"sure": "1"}, follow=True)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.channel, dossier.form_id) == (S.SUBMITTED, "online", online_form())
    assert dossier.shown_code in done.content.decode() and secret_of(dossier) in done.content.decode()


def online_form() -> int:
    return FormVersion.objects.get(form__key="khai-sinh", number=1).pk


def test_the_pages_are_kept_by_no_cache(online: Shop, client: Client) -> None:
    dossier = begun(client)
    for path in (NOP, at(dossier, "nguoi-nop"), at(dossier, "to-khai"), at(dossier, "giay-to"), "/tan-vinh/tra-cuu/"):
        response = client.get(path)
        assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
        assert "X-Page-Cache" not in response.headers


def test_a_double_click_and_two_tabs_make_one_dossier(online: Shop, client: Client) -> None:
    key = re.search(r'name="key" value="([^"]+)"', client.get(NOP).content.decode())
    assert key is not None
    for tab in (client, client, Client()):
        tab.post(NOP, {**WHO, "key": key[1]})
    dossier = Dossier.objects.get()
    answered(client, dossier)
    for _click in range(2):
        client.post(at(dossier, "doc-lai"), {"sure": "1"})
    assert Dossier.objects.get().events.filter(move="submit").count() == 1


def test_an_old_page_on_a_shared_device_opens_nothing(online: Shop, client: Client) -> None:
    key = re.search(r'name="key" value="([^"]+)"', client.get(NOP).content.decode())
    assert key is not None
    client.post(NOP, {**WHO, "key": key[1]})
    Dossier.objects.update(created_at=timezone.now() - timedelta(hours=1))
    stranger = Client()
    stranger.post(NOP, {**WHO, "key": key[1], "q-nguoi-name": "Người Khác"})
    assert sorted(Dossier.objects.values_list("applicant_name", flat=True)) == ["Bùi Văn An", "Người Khác"]


def test_files_that_were_sent_stay_when_another_answer_is_wrong(online: Shop, client: Client) -> None:
    dossier = begun(client)
    page = answered(client, dossier, **{"q-tre-birth_date": "32/13/2026", "q-giay_chung_sinh": pdf()})
    assert page.status_code == 200 and "chung-sinh.pdf" in page.content.decode()
    answered(client, dossier)
    dossier = Dossier.objects.get()
    assert [paper.name for paper in dossier.papers.all()] == ["Giấy chứng sinh"]
    assert len(dossier.answers["giay_chung_sinh"]) == 1


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (("a.pdf", b"MZ\x90\x00" + b"\0" * 300), "Ở đây chỉ nhận"),
        (("anh.jpg", PDF), "không đúng với đuôi tên tệp"),
        (("rong.pdf", b""), "Tệp rỗng"),
        (("to.pdf", PDF + b"0" * (31 * 1024 * 1024)), "quá mức cho phép"),
    ],
)
def test_a_file_that_cannot_be_taken_gets_its_sentence_and_the_others_stay(
    online: Shop, client: Client, file: tuple[str, bytes], sentence: str
) -> None:
    dossier = begun(client)
    page = client.post(at(dossier, "giay-to"), {"p-0": [pdf("tot.pdf"), pdf(*file)], "do": "go"}).content.decode()
    assert sentence in page and "tot.pdf" in page
    assert dossier.papers.count() == 1


def test_filing_for_another_needs_a_proof(online: Shop, client: Client) -> None:
    proxy = {"q-cho_ai": "nguoi_khac", "q-nguoi_thay-name": "Bùi Thị Mai", "q-nguoi_thay-identity": "017190001234",
             "q-can_cu": "Giấy ủy quyền", "seen": f"{WHO['seen']} nguoi_thay can_cu giay_uy_quyen"}  # fmt: skip
    key = re.search(r'name="key" value="([^"]+)"', client.get(NOP).content.decode())
    assert key is not None
    page = client.post(NOP, {**WHO, **proxy, "key": key[1]})
    assert "Hãy đính kèm ít nhất một tệp." in page.content.decode() and not Dossier.objects.exists()
    client.post(NOP, {**WHO, **proxy, "key": key[1], "q-giay_uy_quyen": pdf("uy-quyen.pdf")})
    dossier = Dossier.objects.get()
    assert (dossier.proxy_name, dossier.proxy_proof, dossier.papers.count()) == ("Bùi Thị Mai", "Giấy ủy quyền", 1)


NASTY = {
    "q-nguoi-identity": [("017985001234", "chưa tới"), ("12345", "12 chữ số")],
    "q-nguoi-birth_date": [("30/2/1985", "Lỗi"), ("năm Mão", "Lỗi")],
    "q-nguoi-name": [("A" * 81, "nhiều nhất là 80"), ("An1", "chỉ gồm chữ cái")],
    "q-dien_thoai": [("123", "Lỗi")],
}


@pytest.mark.parametrize(("name", "typed", "said"), [(n, t, s) for n, rows in NASTY.items() for t, s in rows])
def test_what_cannot_be_is_refused_in_words_and_kept_to_be_mended(
    online: Shop, client: Client, name: str, typed: str, said: str
) -> None:
    page = client.post(NOP, {**WHO, name: typed})
    text = page.content.decode()
    assert page.status_code == 200 and said in text and typed in text


@pytest.mark.parametrize("name", ["Nguye\u0302\u0303n Thi\u0323 Ha\u0323nh", "Y", "Ân " * 26 + "Ân"])
def test_unusual_names_are_names(online: Shop, client: Client, name: str) -> None:
    dossier = begun(client, **{"q-nguoi-name": name})
    assert dossier.applicant_name == nfc(name)


def test_capitals_without_diacritics_are_asked_about_once(online: Shop, client: Client) -> None:
    page = client.post(NOP, {**WHO, "q-nguoi-name": "BUI VAN AN"}).content.decode()
    token = re.findall(r'name="sure" value="([^"]+)"', page)
    assert "viết toàn chữ hoa" in page and token
    assert begun(client, **{"q-nguoi-name": "BUI VAN AN", "sure": " ".join(token)}).applicant_name == "BUI VAN AN"


def test_a_draft_is_saved_as_it_is_typed_and_resumed_with_its_secret(online: Shop, client: Client) -> None:
    dossier = begun(client)
    assert answered(client, dossier, **{"do": "save", "q-tre-birth_date": ""}).status_code == 204
    other = Client()
    assert other.get(at(dossier, "to-khai")).status_code == 302
    other.post("/tan-vinh/tra-cuu/", {"code": dossier.code, "secret": secret_of(dossier)})
    assert "Bùi Minh Khôi" in other.get(at(dossier, "to-khai")).content.decode()


def test_a_draft_is_carried_over_to_the_new_version(online: Shop, client: Client) -> None:
    dossier = begun(client)
    answered(client, dossier)
    today = timezone.localdate()
    ProcedureVersion.objects.filter(pk=online.birth.pk).update(valid_to=today - timedelta(days=1))
    new = ProcedureVersion.objects.get(pk=online.birth.pk)
    new.pk, new.valid_from, new.valid_to = None, today, None
    new.form = FormVersion.objects.get(form__key="khai-sinh", number=2)
    new.save()
    page = client.get(at(dossier, "doc-lai"), follow=True).content.decode()
    dossier.refresh_from_db()
    assert "bản mới từ ngày" in page and "Ngày sinh ghi bằng chữ" in page
    assert (dossier.procedure_id, dossier.answers["tre"]["name"]) == (new.pk, "Bùi Minh Khôi")


def test_a_draft_whose_procedure_has_ended_is_told_so(online: Shop, client: Client) -> None:
    dossier = begun(client)
    ProcedureVersion.objects.filter(pk=online.birth.pk).update(valid_to=date(2026, 1, 1))
    page = client.get(at(dossier, "to-khai"))
    assert "không còn nhận trực tuyến" in page.content.decode()


def test_since_the_rule_of_2025_the_way_leads_to_the_national_portal(online: Shop, client: Client) -> None:
    IntakeRule.objects.create(
        office=online.district, valid_from=date(2025, 7, 1), way="national", address="https://dichvucong.gov.vn/"
    )
    page = client.get(NOP).content.decode()
    assert "https://dichvucong.gov.vn/" in page and "/tan-vinh/tra-cuu/" in page and "q-nguoi-name" not in page


def test_a_procedure_that_is_not_taken_in_leads_to_its_page(online: Shop, client: Client) -> None:
    Offering.objects.filter(office=online.commune).delete()
    assert client.get(NOP).headers["Location"] == "/tan-vinh/dich-vu-cong/1.001193/"


def test_the_second_secret_is_not_shown_again_once_it_is_noted(online: Shop, client: Client) -> None:
    dossier = sent(client)
    client.post(f"{NOP}{dossier.code}/da-ghi/")
    assert secret_of(dossier) not in client.get(f"{NOP}{dossier.code}/xong/").content.decode()


def test_a_closed_dossier_is_closed(online: Shop, client: Client) -> None:
    dossier = sent(client)
    client.post(f"/tan-vinh/tra-cuu/{dossier.code}/dong/")
    assert client.get(f"/tan-vinh/tra-cuu/{dossier.code}/").status_code == 302
