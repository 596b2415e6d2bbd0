"""The citizen's account: opened by e-mail, the own dossiers in it, filing with it, and taking everything along."""

import re
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from congxa.accounts.service import Citizen, open_citizen
from congxa.dossiers.actions import finish, sign, take
from congxa.dossiers.actions.handling import Outcome
from congxa.dossiers.citizens.account_letters import opening_token, send_letter
from congxa.dossiers.citizens.drafting import secret_of
from congxa.dossiers.models import Dossier, DossierPaper, DossierResult
from congxa.dossiers.queries.known import own_results
from congxa.dossiers.tests.shops import Shop
from congxa.dossiers.tests.test_filing_online import NOP, WHO, answered, at, begun, sent
from congxa.kernel.refs import Ref
from congxa.procedures.service import Paper
from congxa.records.models import JournalEntry, OutboxEvent
from congxa.records.service import Event

HOME, IN = "/tan-vinh/cong-dan/", "/tan-vinh/cong-dan/dang-nhap/"
EMAIL, PASSWORD = "hanh@example.vn", "ruong-lua-chin-vang"
WRONG = "Thư điện tử hoặc mật khẩu không đúng"


@pytest.fixture
def shop(online: Shop) -> Shop:
    return online


@pytest.fixture(autouse=True)
def fresh(shop: Shop) -> None:
    caches["attempts"].clear()


@pytest.fixture
def citizen(shop: Shop) -> Citizen:
    return open_citizen(email=EMAIL, full_name="Bùi Văn An", password=PASSWORD, now=timezone.now())


@pytest.fixture
def own(client: Client, citizen: Citizen) -> Client:
    """A browser in which the citizen is signed in."""
    assert client.post(IN, {"email": EMAIL, "password": PASSWORD})["Location"] == HOME
    return client


def letter() -> str:
    """What the worker sends for the newest question; empty when it sends nothing."""
    mail.outbox.clear()
    row = OutboxEvent.objects.filter(kind="dossiers.account_letter").latest("pk")
    assert row.deliveries.get().urgent, "somebody waits for it"
    send_letter(Event(row.pk, row.kind, Ref.parse(row.ref), row.office_id, row.payload, row.created_at, 1))
    return str(mail.outbox[0].body) if mail.outbox else ""


def link(text: str, part: str) -> str:
    found = re.search(rf"https?://[^/]+(/\S*/{part}/\S+)", text)
    assert found is not None
    return found[1]


def test_an_account_is_opened_by_the_link_in_a_letter(client: Client, shop: Shop) -> None:
    page = client.post(f"{HOME}mo-tai-khoan/", {"email": "Hanh@Example.vn"}).content.decode()
    assert "Đã gửi thư" in page and not Citizen.objects.exists()
    address = link(letter(), "mo-tai-khoan")
    assert address.startswith("/tan-vinh/") and mail.outbox[0].to == [EMAIL]
    chosen = {"full_name": "Nguyễn Thị Hạnh", "new_password1": PASSWORD, "new_password2": PASSWORD}
    weak = client.post(address, {**chosen, "new_password1": "1234567890", "new_password2": "1234567890"})
    assert not Citizen.objects.exists() and "Nguyễn Thị Hạnh" in weak.content.decode()
    assert client.post(address, chosen)["Location"] == HOME
    assert "Nguyễn Thị Hạnh" in client.get(HOME).content.decode()
    assert Citizen.objects.get().email == EMAIL
    assert Client().get(address).status_code == 410


@pytest.mark.parametrize("token", ["abc", "abc:def:ghi"])
def test_a_made_up_link_opens_nothing(client: Client, token: str) -> None:
    page = client.post(f"{HOME}mo-tai-khoan/{token}/", {"full_name": "X", "new_password1": PASSWORD})
    assert page.status_code == 410 and not Citizen.objects.exists()


def test_a_link_is_good_for_a_day(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    token = opening_token(EMAIL)
    assert client.get(f"{HOME}mo-tai-khoan/{token}/").status_code == 200
    later = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr("django.core.signing.time.time", later.timestamp)
    assert client.get(f"{HOME}mo-tai-khoan/{token}/").status_code == 410


@pytest.mark.parametrize("where", ["mo-tai-khoan/", "quen-mat-khau/"])
def test_the_page_says_the_same_whether_or_not_there_is_an_account(
    client: Client, citizen: Citizen, where: str
) -> None:
    pages = [client.post(f"{HOME}{where}", {"email": one}).content.decode() for one in (EMAIL, "moi1@example.vn")]
    plain = [re.sub(r'value="\w{64}"|hanh@|moi1@', "", page) for page in pages]
    assert plain[0] == plain[1]


def test_who_has_an_account_is_told_so_by_letter_and_nobody_else_is_written_to(
    client: Client, citizen: Citizen
) -> None:
    client.post(f"{HOME}mo-tai-khoan/", {"email": EMAIL})
    assert "Tài khoản đã có" in letter()
    client.post(f"{HOME}quen-mat-khau/", {"email": "ai@example.vn"})
    assert letter() == ""


def test_letters_are_counted_by_address_and_by_reader(client: Client) -> None:
    asked = OutboxEvent.objects.filter(kind="dossiers.account_letter")
    for _again in range(4):
        assert client.post(f"{HOME}mo-tai-khoan/", {"email": EMAIL}).status_code == 200
    assert asked.count() == 3
    client.post(f"{HOME}mo-tai-khoan/", {"email": "khac@example.vn"})
    assert client.post(f"{HOME}mo-tai-khoan/", {"email": "nua@example.vn"}).status_code == 429


def test_a_new_password_is_chosen_with_the_link_once(client: Client, citizen: Citizen) -> None:
    client.post(f"{HOME}quen-mat-khau/", {"email": EMAIL})
    address = link(letter(), "dat-mat-khau")
    inside = client.get(address)["Location"]
    new = {"new_password1": "suoi-nuoc-trong-mat", "new_password2": "suoi-nuoc-trong-mat"}
    assert client.post(inside, new)["Location"] == HOME
    assert client.get(HOME).status_code == 200
    assert "Liên kết đã dùng rồi" in Client().get(address).content.decode()
    assert WRONG in Client().post(IN, {"email": EMAIL, "password": PASSWORD}).content.decode()
    assert Client().post(IN, {"email": EMAIL, "password": "suoi-nuoc-trong-mat"}).status_code == 302


def test_guessing_a_password_is_stopped_and_says_nothing_of_the_address(client: Client, citizen: Citizen) -> None:
    for _guess in range(5):
        assert WRONG in client.post(IN, {"email": EMAIL, "password": "sai"}).content.decode()
    assert client.post(IN, {"email": EMAIL, "password": PASSWORD}).status_code == 429
    assert WRONG in client.post(IN, {"email": "khong@example.vn", "password": "sai"}).content.decode()


@pytest.mark.parametrize("ahead", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(client: Client, citizen: Citizen, ahead: str) -> None:
    assert client.post(IN, {"email": EMAIL, "password": PASSWORD, "next": ahead})["Location"] == HOME


def test_the_pages_of_the_account_lead_a_stranger_to_the_sign_in(client: Client) -> None:
    for page in ("", "du-lieu.zip", "tai-khoan/", "tai-khoan/xoa/"):
        response = client.get(f"{HOME}{page}")
        assert response["Location"].startswith(IN), page
        assert response["Cache-Control"] == "private, no-store"


def test_an_official_signed_in_in_the_same_browser_stays_an_official_and_no_citizen(own: Client, shop: Shop) -> None:
    own.force_login(shop.hoa)
    own.post(IN, {"email": EMAIL, "password": PASSWORD})
    assert own.get("/tan-vinh/ban-lam-viec/ho-so/").status_code == 200
    own.post(f"{HOME}dang-xuat/")
    assert own.get("/tan-vinh/ban-lam-viec/ho-so/").status_code == 200
    assert own.get(HOME).status_code == 302


def test_what_is_filed_while_signed_in_is_in_the_account_on_every_device(own: Client, online: Shop) -> None:
    dossier = sent(own)
    assert dossier.account is not None
    elsewhere = Client()
    elsewhere.post(IN, {"email": EMAIL, "password": PASSWORD})
    assert dossier.shown_code in elsewhere.get(HOME).content.decode()
    page = elsewhere.get(f"/tan-vinh/tra-cuu/{dossier.code}/")
    assert "Bùi Văn An" in page.content.decode() and "017085001234" in page.content.decode()
    assert Client().get(f"/tan-vinh/tra-cuu/{dossier.code}/").status_code == 302


def test_the_second_filing_begins_with_what_the_first_said(own: Client, online: Shop) -> None:
    first = own.get(NOP).content.decode()
    assert 'value="Bùi Văn An"' in first and EMAIL in first
    sent(own)
    second = own.get(NOP).content.decode()
    for known in ("017085001234", "01/02/1985", "0912 345 678"):
        assert f'value="{known}"' in second
    assert "017085001234" not in Client().get(NOP).content.decode()


def test_a_draft_begun_before_signing_in_goes_into_the_account_when_it_is_sent(
    client: Client, citizen: Citizen, online: Shop
) -> None:
    dossier = begun(client)
    answered(client, dossier)
    client.post(IN, {"email": EMAIL, "password": PASSWORD})
    client.post(at(dossier, "doc-lai"), {"sure": "1"})
    assert Dossier.objects.get().account == citizen


def test_a_dossier_from_the_counter_is_put_into_the_account_with_its_second_secret(own: Client, shop: Shop) -> None:
    dossier = shop.accepted(now=timezone.now())
    page = f"/tan-vinh/tra-cuu/{dossier.code}/"
    own.post(f"{page}vao-tai-khoan/")
    own.post("/tan-vinh/tra-cuu/", {"code": dossier.code, "secret": "5678"})
    own.post(f"{page}vao-tai-khoan/")
    assert Dossier.objects.get().account is None
    shown = own.post("/tan-vinh/tra-cuu/", {"code": dossier.code, "secret": secret_of(dossier)}, follow=True)
    assert "Đưa vào hồ sơ của tôi" in shown.content.decode()
    own.post(f"{page}vao-tai-khoan/")
    assert str(dossier.number) in own.get(HOME).content.decode()
    assert [row.kind for row in JournalEntry.objects.filter(kind="dossiers.tie_account")] == ["dossiers.tie_account"]


def test_a_dossier_is_in_one_account_only_and_can_be_let_go(own: Client, shop: Shop) -> None:
    dossier = shop.accepted(now=timezone.now())
    other = open_citizen(email="khac@example.vn", full_name="Khác", password=PASSWORD, now=timezone.now())
    Dossier.objects.update(account=other)
    page = f"/tan-vinh/tra-cuu/{dossier.code}/"
    own.post("/tan-vinh/tra-cuu/", {"code": dossier.code, "secret": secret_of(dossier)})
    refused = own.post(f"{page}vao-tai-khoan/", follow=True).content.decode()
    assert "đã nằm trong một tài khoản khác" in refused
    assert own.post(f"{page}khoi-tai-khoan/").status_code == 404
    owner = Client()
    owner.post(IN, {"email": "khac@example.vn", "password": PASSWORD})
    owner.post(f"{page}khoi-tai-khoan/")
    assert Dossier.objects.get().account is None
    assert owner.get(page).status_code == 302


def test_what_is_done_in_the_account_is_in_the_journal_under_the_account(
    own: Client, citizen: Citizen, online: Shop
) -> None:
    dossier = sent(own)
    own.post(f"/tan-vinh/tra-cuu/{dossier.code}/rut/", {"reason": "Không cần nữa"})
    row = JournalEntry.objects.get(kind="dossiers.withdraw")
    assert (row.actor_id, row.actor_name) == (None, str(citizen))


def test_everything_of_the_account_is_taken_along(own: Client, online: Shop) -> None:
    dossier = sent(own)
    with zipfile.ZipFile(BytesIO(own.get(f"{HOME}du-lieu.zip").content)) as archive:
        folder = f"ho-so-{dossier.shown_code}/"
        assert {"tai-khoan.json", f"{folder}ho-so.json", f"{folder}ho-so.html"} <= set(archive.namelist())
        assert EMAIL in archive.read("tai-khoan.json").decode()
        assert "Bùi Văn An" in archive.read(f"{folder}ho-so.html").decode()


def test_closing_the_account_needs_the_password_and_leaves_the_dossiers(own: Client, online: Shop) -> None:
    dossier = sent(own)
    assert "Mật khẩu không đúng" in own.post(f"{HOME}tai-khoan/xoa/", {"password": "sai"}).content.decode()
    own.post(f"{HOME}tai-khoan/xoa/", {"password": PASSWORD})
    kept = Dossier.objects.get(pk=dossier.pk)
    assert kept.account is None and not Citizen.objects.exists() and own.get(HOME).status_code == 302
    opened = own.post("/tan-vinh/tra-cuu/", {"code": kept.code, "secret": secret_of(kept)})
    assert opened["Location"].endswith(f"{kept.code}/")


def test_the_password_is_changed_and_this_browser_stays_signed_in(own: Client) -> None:
    new = {"new_password1": "suoi-nuoc-trong-mat", "new_password2": "suoi-nuoc-trong-mat"}
    assert own.post(f"{HOME}tai-khoan/", new)["Location"] == HOME
    assert own.get(HOME).status_code == 200


def with_result(shop: Shop, citizen: Citizen, name: str = "Giấy chứng nhận hộ nghèo") -> DossierResult:
    """A result issued to the citizen before."""
    now = timezone.now()
    dossier = shop.accepted(now=now)
    Dossier.objects.filter(pk=dossier.pk).update(account=citizen)
    take(actor=shop.binh, dossier=dossier, now=now)
    sign(actor=shop.phuc, dossier=dossier, outcome=Outcome(name=name, number="12/2026"), now=now)
    finish(actor=shop.binh, dossier=dossier, now=now)
    return DossierResult.objects.get(dossier=dossier)


def test_a_known_result_stands_for_a_paper_once_the_person_agrees(own: Client, citizen: Citizen, online: Shop) -> None:
    asked = "Giấy chứng nhận hộ nghèo (bản sao)"
    Paper.objects.create(version=online.birth, order=7, name=asked, form=Paper.Form.COPY)
    result = with_result(online, citizen)
    own.get(NOP)
    key = re.search(r'name="key" value="([^"]+)"', own.get(NOP).content.decode())
    assert key is not None
    own.post(NOP, {**WHO, "key": key[1]})
    dossier = Dossier.objects.get(state="draft")
    answered(own, dossier)
    page = own.get(at(dossier, "giay-to")).content.decode()
    assert f"Đã có trong hồ sơ {result.dossier}" in page and "12/2026" in page
    own.post(at(dossier, "giay-to"), {"p-7-reuse": str(result.pk), "do": "go"})
    paper = DossierPaper.objects.get(dossier=dossier, name=asked)
    assert "12/2026" in paper.known_from and str(result.dossier) in paper.known_from
    row = JournalEntry.objects.get(kind="dossiers.reuse_result")
    assert "đồng ý" in row.reason and row.actor_name == str(citizen)
    assert "dùng lại: Giấy chứng nhận hộ nghèo 12/2026" in own.get(at(dossier, "doc-lai")).content.decode()
    own.post(at(dossier, "giay-to"), {"do": "own:p-7"})
    assert not DossierPaper.objects.filter(dossier=dossier, name=asked).exists()


def begun_in_account(own: Client) -> dict[str, str]:
    """What the form sent with which a draft was begun in the account."""
    key = re.search(r'name="key" value="([^"]+)"', own.get(NOP).content.decode())
    assert key is not None
    sent_form = {**WHO, "key": key[1]}
    own.post(NOP, sent_form)
    return sent_form


def test_the_form_of_a_draft_sent_again_after_signing_out_neither_opens_nor_changes_it(
    own: Client, citizen: Citizen, online: Shop
) -> None:
    sent_form = begun_in_account(own)
    draft = Dossier.objects.get(account=citizen)
    own.post(f"{HOME}dang-xuat/")
    own.post(NOP, {**sent_form, "q-nguoi-name": "Kẻ Lạ"})
    Client().post(NOP, {**sent_form, "q-nguoi-name": "Kẻ Lạ"})
    same = Dossier.objects.get(pk=draft.pk)
    assert (same.applicant_name, same.version) == (draft.applicant_name, draft.version)
    assert own.get(at(draft, "giay-to"))["Location"] == "/tan-vinh/tra-cuu/"
    assert Dossier.objects.filter(account=None, state="draft").count() == 2


def test_a_browser_whose_sign_in_has_ended_no_longer_edits_the_drafts_of_the_account(
    own: Client, citizen: Citizen, online: Shop
) -> None:
    begun_in_account(own)
    draft = Dossier.objects.get(account=citizen)
    assert own.get(at(draft, "giay-to")).status_code == 200
    citizen.set_password("suoi-nuoc-trong-mat")
    citizen.save()
    answer = own.post(at(draft, "nguoi-nop"), {**WHO, "do": "save"})
    assert answer["Location"] == "/tan-vinh/tra-cuu/"
    assert Dossier.objects.get(pk=draft.pk).version == draft.version


def test_a_result_of_another_account_stands_for_nothing(own: Client, online: Shop) -> None:
    Paper.objects.create(version=online.birth, order=7, name="Giấy chứng nhận hộ nghèo", form=Paper.Form.COPY)
    other = open_citizen(email="khac@example.vn", full_name="Khác", password=PASSWORD, now=timezone.now())
    result = with_result(online, other)
    key = re.search(r'name="key" value="([^"]+)"', own.get(NOP).content.decode())
    assert key is not None
    own.post(NOP, {**WHO, "key": key[1]})
    dossier = Dossier.objects.get(state="draft")
    assert "Đã có trong hồ sơ" not in own.get(at(dossier, "giay-to")).content.decode()
    own.post(at(dossier, "giay-to"), {"p-7-reuse": str(result.pk), "do": "go"})
    assert not dossier.papers.exists()


def test_only_results_that_hold_are_shown(own: Client, citizen: Citizen, shop: Shop) -> None:
    result, today = with_result(shop, citizen), timezone.localdate()
    assert "12/2026" in own.get(HOME).content.decode()
    DossierResult.objects.filter(pk=result.pk).update(valid_to=today - timedelta(days=1))
    assert not own_results(citizen, on=today).exists()
    DossierResult.objects.filter(pk=result.pk).update(valid_to=today, granted="denied")
    assert not own_results(citizen, on=today).exists()


def test_many_dossiers_cost_no_more_queries_than_one(
    own: Client, citizen: Citizen, shop: Shop, django_assert_max_num_queries: object
) -> None:
    for _one in range(5):
        Dossier.objects.filter(pk=shop.taken_in(now=timezone.now()).dossier.pk).update(account=citizen)
    own.get(HOME)
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        assert own.get(HOME).content.decode().count("Công nhận hộ nghèo") >= 5
