"""Taking a dossier in at the counter: together or not at all, once, and never by a stranger."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client
from django.utils import timezone
from PIL import Image

from congxa.accounts.service import Role, User
from congxa.dossiers.actions import Outcome, finish, sign
from congxa.dossiers.actions import take as take_work
from congxa.dossiers.actions.accounts import note_reused
from congxa.dossiers.models import AgencyCode, Dossier, DossierPaper, DossierResult
from congxa.dossiers.tests.shops import Shop, make_procedure
from congxa.procedures.service import Offering, Paper, StepPlace
from congxa.records.service import Attachment, JournalEntry

pytestmark = pytest.mark.django_db
COUNTER = "/tan-vinh/ban-lam-viec/ho-so/nhan/"
POOR = f"{COUNTER}1.011606/"
FILLED = {
    "do": "accept",
    "key": "khoa-cua-to-khai",
    "applicant_name": "Nguyễn Thị Hạnh",
    "identity_number": "017185001234",
    "identity_kind": "citizen",
    "birth_date": "4/3/1985",
    "phone": "0912 345 678",
    "applicant_kind": "citizen",
    "channel": "counter",
    "result_way": "counter",
    "sets": "1",
}


@pytest.fixture
def shop(open_shop: Shop) -> Shop:
    return open_shop


def at_counter(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_few_letters_lead_to_the_one_procedure(shop: Shop) -> None:
    answer = at_counter(shop.hoa).get(COUNTER, {"q": "ho ngheo"})
    assert answer["Location"] == POOR


COPIES = "Chứng thực bản sao từ bản chính giấy tờ, văn bản"
OF_DEEDS = "Cấp bản sao có chứng thực từ bản chính giao dịch đã được chứng thực"


@pytest.mark.parametrize(
    ("words", "first", "count"),
    [
        ("chứng thực bản sao từ bản chính", COPIES, 2),
        ("chung thuc ban sao tu ban chinh", COPIES, 2),
        ("bản sao có chứng thực", OF_DEEDS, 1),
        ("2.0009", OF_DEEDS, 1),
        ("chim cánh cụt", "", 0),
    ],
)
def test_the_list_is_ranked_as_citizens_find_it(shop: Shop, words: str, first: str, count: int) -> None:
    for code, name in (("2.000942", OF_DEEDS), ("2.000815", COPIES)):
        version = make_procedure(code, name, 1, 3, [("Giải quyết", StepPlace.OWN, Role.CASE_OFFICER, 1)])
        Offering.objects.create(office=shop.commune, procedure=version.procedure, valid_from=version.valid_from)
    answer = at_counter(shop.hoa).get(COUNTER, {"q": words, "phan": "1"})
    rows = answer.context["rows"]
    assert [row.version.name for row in rows][:1] == ([first] if first else [])
    assert len(rows) == count
    assert "<html" not in answer.content.decode()


def test_accepted_at_once_with_number_and_date(shop: Shop) -> None:
    answer = at_counter(shop.hoa).post(POOR, FILLED, follow=True)
    dossier = Dossier.objects.get()
    assert dossier.number
    assert dossier.number in answer.content.decode()
    assert dossier.phone == "+84912345678"


def test_a_double_click_gives_one_dossier(shop: Shop) -> None:
    client = at_counter(shop.hoa)
    first, second = (client.post(POOR, FILLED) for _click in range(2))
    assert first["Location"] == second["Location"]
    assert Dossier.objects.count() == 1


def test_without_a_number_nothing_is_kept(shop: Shop) -> None:
    AgencyCode.objects.all().delete()
    answer = at_counter(shop.hoa).post(POOR, FILLED)
    assert "chưa có mã định danh" in answer.content.decode()
    assert not Dossier.objects.exists()


def test_enter_alone_only_checks(shop: Shop) -> None:
    answer = at_counter(shop.hoa).post(POOR, {**FILLED, "do": "go"})
    assert "Đã đủ. Bấm “Tiếp nhận”" in answer.content.decode()
    assert not Dossier.objects.exists()


def test_kept_to_be_checked_later_it_has_no_number(shop: Shop) -> None:
    at_counter(shop.hoa).post(POOR, {**FILLED, "do": "hold"})
    assert Dossier.objects.get().number is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"identity_number": "017185"}, "số vừa nhập có 6"),
        ({"identity_number": "017185001234", "birth_date": "4/3/1990"}, "chỉ năm sinh 1985"),
        ({"applicant_name": "Nguyễn 1"}, "chỉ gồm chữ cái"),
        ({"phone": "12"}, "Số điện thoại"),
        ({"birth_date": "30/02/1985"}, "ngày"),
        ({"proxy_name": "Bùi Văn Thay"}, "căn cứ nộp thay"),
        ({"sets": "0"}, "1"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(shop: Shop, changes: dict[str, str], sentence: str) -> None:
    text = at_counter(shop.hoa).post(POOR, FILLED | changes).content.decode()
    assert "Hãy sửa các chỗ sau" in text
    assert sentence in text
    assert (changes.get("applicant_name") or "Nguyễn Thị Hạnh") in text
    assert not Dossier.objects.exists()


def test_papers_come_with_kind_count_and_scan(shop: Shop, png: bytes) -> None:
    Paper.objects.create(version=shop.poor, order=1, name="Sổ hộ khẩu", form="copy", count=1)
    scan = SimpleUploadedFile("so.png", png, content_type="image/png")
    sent = FILLED | {"giay-1-dang": "original", "giay-1-so": "2", "giay-2-ten": "Đơn tay", "giay-2-dang": "copy"}
    at_counter(shop.hoa).post(POOR, sent | {"giay-1-tep": scan})
    first, second = Dossier.objects.get().papers.all()
    assert (first.name, first.form, first.count) == ("Sổ hộ khẩu", "original", 2)
    assert first.attachment == str(Attachment.objects.get().pk)
    assert (second.name, second.attachment) == ("Đơn tay", "")


def test_a_file_that_may_not_come_in_stops_everything(shop: Shop) -> None:
    bad = SimpleUploadedFile("a.pdf", b"MZ\x90 no pdf at all")
    answer = at_counter(shop.hoa).post(POOR, FILLED | {"giay-1-ten": "Đơn", "giay-1-tep": bad})
    assert answer.status_code == 200
    assert not Dossier.objects.exists()


def test_earlier_data_is_used_only_with_consent_and_the_journal_keeps_it(shop: Shop) -> None:
    shop.taken_in(now=timezone.now() - timedelta(days=9), address="Xóm Rụt")
    client = at_counter(shop.hoa)
    asked = {"do": "find:-person", "identity_number": "017185001234", "key": "k"}
    assert "Xóm Rụt" not in client.post(POOR, asked).content.decode()
    assert "Xóm Rụt" in client.post(POOR, asked | {"dong-y": "1"}).content.decode()
    assert not JournalEntry.objects.filter(kind="dossiers.look_up").exists()
    client.post(POOR, FILLED | {"dong-y": "1"})
    assert JournalEntry.objects.get(kind="dossiers.look_up").actor_name == "Vũ Thị Hoa"


def with_result(shop: Shop, number: str = "77/GCN") -> DossierResult:
    """A poor household's certificate that the commune issued to Nguyễn Thị Hạnh."""
    now = timezone.now() - timedelta(days=9)
    dossier = shop.accepted(now=now)
    take_work(actor=shop.binh, dossier=dossier, now=now)
    sign(actor=shop.phuc, dossier=dossier, outcome=Outcome(name="Giấy chứng nhận hộ nghèo", number=number), now=now)
    finish(actor=shop.binh, dossier=dossier, now=now)
    return DossierResult.objects.get(dossier=dossier)


ASKED = "Giấy chứng nhận hộ nghèo (bản sao)"
LOOKED = {"do": "find:-person", "identity_number": "017185001234", "identity_kind": "citizen", "key": "k"}


def test_a_known_result_is_offered_only_with_consent_and_every_showing_is_in_the_journal(shop: Shop) -> None:
    result, client = with_result(shop), at_counter(shop.hoa)
    Paper.objects.create(version=shop.poor, order=1, name=ASKED, form="copy", count=1)
    assert "77/GCN" not in client.post(POOR, LOOKED).content.decode()
    assert not JournalEntry.objects.filter(kind="dossiers.look_up_results").exists()
    text = client.post(POOR, LOOKED | {"dong-y": "1"}).content.decode()
    assert "77/GCN đã cấp, không phải nộp" in text
    row = JournalEntry.objects.get(kind="dossiers.look_up_results")
    assert row.actor_name == "Vũ Thị Hoa" and "đồng ý" in row.reason and "017185001234" not in str(row.after)
    client.post(POOR, FILLED | {"dong-y": "1", "giay-1-co": str(result.pk)})
    dossier = Dossier.objects.latest("pk")
    paper = dossier.papers.get()
    assert (paper.name, paper.form) == (ASKED, "electronic")
    assert "77/GCN" in paper.known_from and str(result.dossier) in paper.known_from
    assert JournalEntry.objects.get(kind="dossiers.reuse_result").ref.endswith(str(dossier.pk))


def test_without_consent_or_of_somebody_else_no_result_stands_for_a_paper(shop: Shop) -> None:
    result, client = with_result(shop), at_counter(shop.hoa)
    Paper.objects.create(version=shop.poor, order=1, name=ASKED, form="copy", count=1)
    client.post(POOR, FILLED | {"giay-1-co": str(result.pk)})
    other = {"identity_number": "017185009999", "dong-y": "1", "key": "k2", "giay-1-co": str(result.pk)}
    client.post(POOR, FILLED | other)
    assert Dossier.objects.count() == 3
    assert not DossierPaper.objects.exists()
    assert not JournalEntry.objects.filter(kind="dossiers.reuse_result").exists()


def test_a_result_that_no_longer_holds_is_not_noted_as_used(shop: Shop) -> None:
    result = with_result(shop)
    DossierResult.objects.filter(pk=result.pk).update(valid_to=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Http404):
        note_reused(actor=shop.hoa, dossier=shop.accepted(now=timezone.now()), results=[result], now=timezone.now())


def test_the_scan_of_a_paper_goes_before_the_known_result(shop: Shop, png: bytes) -> None:
    result, client = with_result(shop), at_counter(shop.hoa)
    Paper.objects.create(version=shop.poor, order=1, name=ASKED, form="copy", count=1)
    scan = SimpleUploadedFile("so.png", png, content_type="image/png")
    client.post(POOR, FILLED | {"dong-y": "1", "giay-1-co": str(result.pk), "giay-1-tep": scan})
    paper = Dossier.objects.latest("pk").papers.get()
    assert (paper.known_from, paper.form) == ("", "copy")


def test_a_paper_that_was_handed_in_is_not_said_to_come_from_a_data_base(shop: Shop) -> None:
    Paper.objects.create(version=shop.poor, order=1, name=ASKED, form="copy", count=1, known_from="CSDL hộ nghèo")
    at_counter(shop.hoa).post(POOR, FILLED | {"giay-1": "1"})
    assert Dossier.objects.get().papers.get().known_from == ""


def test_who_does_not_receive_is_not_at_the_counter(shop: Shop) -> None:
    assert at_counter(shop.binh).post(POOR, FILLED).status_code == 403
    assert at_counter(shop.tu).post(POOR, FILLED).status_code == 404


@pytest.fixture
def png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (20, 20), "white").save(file, "PNG")
    return file.getvalue()
