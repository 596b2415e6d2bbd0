"""The officers' desk: who sees what, what each page says, and how many queries it takes."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from congxa.accounts.service import Role, User
from congxa.dossiers.actions import assign, take, transfer
from congxa.dossiers.filings import HandedIn
from congxa.dossiers.models import Dossier, Transfer
from congxa.dossiers.queries.desk_people import handlers_of
from congxa.dossiers.tests.shops import Shop, person
from congxa.procedures.service import Paper
from congxa.records.service import JournalEntry

pytestmark = pytest.mark.django_db
DESK = "/tan-vinh/ban-lam-viec/ho-so/"
UPPER = "/ban-lam-viec/ho-so/"


@pytest.fixture
def shop(open_shop: Shop) -> Shop:
    return open_shop


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, path: str, **data: str) -> str:
    answer = client.get(path, data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_begins_with_what_is_due_first(shop: Shop) -> None:
    now = timezone.now()
    shop.accepted(shop.poor, now - timedelta(days=60), applicant_name="Bùi Thị Trước")
    shop.accepted(shop.poor, now - timedelta(days=1), applicant_name="Đinh Văn Sau")
    text = page(signed_in(shop.binh), DESK)
    assert text.index("Bùi Thị Trước") < text.index("Đinh Văn Sau")
    assert "quá hạn" in text


def test_a_date_of_the_running_step_is_said_to_be_of_the_step(shop: Shop) -> None:
    now = timezone.now()
    dossier = shop.accepted(shop.poor, now - timedelta(days=60))
    first = dossier.steps.order_by("order")[0]
    first.due_at = now - timedelta(days=58)
    first.save(update_fields=["due_at"])
    client = signed_in(shop.binh)
    assert "bước này quá hạn" in page(client, DESK)
    text = page(client, f"{DESK}{dossier.pk}/")
    assert "Hạn của bước này" in text
    assert "bước này quá hạn" not in text  # there the head speaks of the date that was promised


def test_an_empty_list_says_so(shop: Shop) -> None:
    assert "Không có việc nào đang chờ bạn." in page(signed_in(shop.binh), DESK)


@pytest.mark.parametrize("words", ["nguyen thi hanh", "0912345678", "017185001234"])
def test_the_desk_finds_a_dossier(shop: Shop, words: str) -> None:
    dossier = shop.accepted()
    assert str(dossier.number) in page(signed_in(shop.hoa), DESK, q=words)


def test_a_number_leads_straight_to_its_dossier(shop: Shop) -> None:
    dossier = shop.accepted()
    answer = signed_in(shop.hoa).get(DESK, {"q": str(dossier.number)})
    assert answer["Location"] == f"{DESK}{dossier.pk}/"


def test_filters_stay_in_the_address(shop: Shop) -> None:
    shop.accepted(applicant_name="Bùi Văn Nghèo")
    shop.accepted(shop.land, applicant_name="Hà Thị Đất")
    text = page(signed_in(shop.hoa), DESK, **{"xem": "dang-giai-quyet", "thu-tuc": "1.004193"})
    assert "Hà Thị Đất" in text
    assert "Bùi Văn Nghèo" not in text
    assert "xem=dang-giai-quyet&amp;thu-tuc=1.004193" in text


@pytest.mark.parametrize("query", ["can-bo=99999999999999", "han=x", "trang-thai='", "trang=9999"])
def test_an_address_typed_wrong_narrows_nothing(shop: Shop, query: str) -> None:
    assert signed_in(shop.hoa).get(f"{DESK}?{query}").status_code == 200


def test_numbers_are_masked_until_somebody_says_why(shop: Shop) -> None:
    dossier = shop.accepted()
    client = signed_in(shop.binh)
    assert "017185001234" not in page(client, f"{DESK}{dossier.pk}/")
    answer = client.post(f"{DESK}{dossier.pk}/xem/", {"why": "đối chiếu căn cước"})
    assert "017185001234" in answer.content.decode()
    assert JournalEntry.objects.get(kind="dossiers.look_up").reason == "đối chiếu căn cước"


def test_without_a_reason_they_stay_masked(shop: Shop) -> None:
    dossier = shop.accepted()
    answer = signed_in(shop.binh).post(f"{DESK}{dossier.pk}/xem/", {"why": " "}, follow=True)
    assert "017185001234" not in answer.content.decode()
    assert not JournalEntry.objects.filter(kind="dossiers.look_up").exists()


def test_an_officer_of_another_commune_finds_nothing_under_a_copied_link(shop: Shop) -> None:
    dossier = shop.accepted()
    client = signed_in(shop.tu)
    for office in ("tan-vinh", "nhuan-trach"):
        assert client.get(f"/{office}/ban-lam-viec/ho-so/{dossier.pk}/").status_code == 404


def test_the_sheet_keeps_numbers_masked(shop: Shop) -> None:

    shop.accepted(applicant_name="=1+1")
    answer = signed_in(shop.hoa).get(f"{DESK}excel/", {"xem": "dang-giai-quyet"})
    inside = ZipFile(BytesIO(answer.getvalue()))
    text = "".join(inside.read(name).decode() for name in inside.namelist() if name.endswith(".xml"))
    assert "=1+1" in text
    assert "<f>" not in text
    assert "017185001234" not in text


def test_what_others_sent_is_counted_as_new(shop: Shop) -> None:
    before = timezone.now().isoformat()
    dossier = shop.accepted(now=timezone.now())
    assign(actor=shop.phuc, dossier=dossier, to=shop.binh, now=timezone.now())
    assert "Có 1 hồ sơ mới" in page(signed_in(shop.binh), f"{DESK}moi/", tu=before)
    assert page(signed_in(shop.van), f"{DESK}moi/", tu=before).strip() == ""


def test_two_officers_are_told_of_each_other(shop: Shop) -> None:
    dossier = shop.accepted()
    page(signed_in(shop.binh), f"{DESK}{dossier.pk}/")
    assert "Quách Văn Bình đang mở hồ sơ này" in page(signed_in(shop.van), f"{DESK}{dossier.pk}/")


def test_the_second_of_two_is_refused_with_who_was_faster(shop: Shop) -> None:
    dossier = shop.accepted(now=timezone.now())
    seen = Dossier.objects.get(pk=dossier.pk).version
    assign(actor=shop.phuc, dossier=dossier, to=shop.binh, now=timezone.now())
    answer = signed_in(shop.phuc).post(
        f"{DESK}{dossier.pk}/viec/phan-cong/", {"to": shop.van.pk, "version": seen}, follow=True
    )
    assert "vừa làm việc “Phân công”" in answer.content.decode()
    assert Dossier.objects.get(pk=dossier.pk).assignee == shop.binh


def test_only_what_this_person_may_do_is_offered(shop: Shop) -> None:
    dossier = shop.accepted(now=timezone.now())
    take(actor=shop.binh, dossier=dossier, now=timezone.now())
    of_binh, of_van, of_hoa = (page(signed_in(one), f"{DESK}{dossier.pk}/") for one in (shop.binh, shop.van, shop.hoa))
    assert "viec/trinh/" in of_binh
    assert "viec/trinh/" not in of_van + of_hoa
    assert "viec/rut/" in of_hoa


def test_a_request_for_supplements_lists_what_is_missing(shop: Shop) -> None:
    dossier = shop.accepted(now=timezone.now())
    take(actor=shop.binh, dossier=dossier, now=timezone.now())
    client = signed_in(shop.binh)
    path = f"{DESK}{dossier.pk}/viec/yeu-cau-bo-sung/"
    assert "Hãy sửa các chỗ sau" in client.post(path, {"items": "", "reason": ""}).content.decode()
    client.post(path, {"items": "Giấy khám\nẢnh thẻ", "reason": "thiếu"})
    assert Dossier.objects.get(pk=dossier.pk).supplements.get().items == ["Giấy khám", "Ảnh thẻ"]


def test_what_is_wrong_is_written_beside_each_paper_and_received_item_by_item(shop: Shop) -> None:
    Paper.objects.create(version=shop.poor, order=1, name="Giấy đề nghị")
    dossier = shop.accepted(now=timezone.now(), papers=[HandedIn(name="Bản chụp sổ")])
    take(actor=shop.binh, dossier=dossier, now=timezone.now())
    client, path = signed_in(shop.binh), f"{DESK}{dossier.pk}/"
    form = page(client, f"{path}viec/yeu-cau-bo-sung/")
    assert "Giấy đề nghị" in form and "Bản chụp sổ" in form
    client.post(f"{path}viec/yeu-cau-bo-sung/", {"wrong_1": "mờ số", "items": "Ảnh thẻ: hai tấm", "reason": "Thiếu"})
    first, second = dossier.supplements.get().lines.all()
    assert (str(first), str(second)) == ("Bản chụp sổ: mờ số", "Ảnh thẻ: hai tấm")
    assert page(client, path).count("đang chờ") == 2
    counter, done = signed_in(shop.hoa), f"{path}viec/nhan-bo-sung/"
    assert "Hãy đánh dấu" in counter.post(done, {"papers": "", "form": "copy"}).content.decode()
    counter.post(done, {f"got_{second.pk}": "on", "form": "original"})
    assert second.answered_with.get().form == "original" and not first.answered_with.exists()
    text = page(client, path)
    assert "đã nhận" in text and "chưa có bản điện tử" in text


def test_several_are_handed_over_and_received_on_one_slip(shop: Shop) -> None:
    two = [shop.accepted(shop.land, timezone.now(), applicant_name=name) for name in ("Bùi A", "Bùi B")]
    form = {"hs": [one.pk for one in two], "to": shop.district.pk}
    answer = signed_in(shop.hoa).post(f"{DESK}ban-giao/lap/", form, follow=True)
    assert "chờ bên nhận xác nhận" in answer.content.decode()
    assert len({one.slip for one in Transfer.objects.all()}) == 1
    client = signed_in(shop.dung)
    assert "Bùi A" in page(client, f"{UPPER}ban-giao/")
    client.post(f"{UPPER}ban-giao/", {"hs": [one.pk for one in two]})
    assert set(Dossier.objects.values_list("holder", flat=True)) == {shop.district.pk}


def test_an_office_that_does_not_take_a_dossier_says_why(shop: Shop) -> None:
    dossier = shop.accepted(shop.land, timezone.now())
    transfer(actor=shop.hoa, dossier=dossier, to=shop.district, now=timezone.now())
    signed_in(shop.dung).post(f"{UPPER}{dossier.pk}/viec/khong-nhan/", {"reason": "thiếu sơ đồ"})
    assert "thiếu sơ đồ" in page(signed_in(shop.hoa), f"{DESK}{dossier.pk}/")


def test_all_of_a_leaving_officer_goes_to_a_colleague(shop: Shop) -> None:
    dossier = shop.accepted(now=timezone.now())
    take(actor=shop.binh, dossier=dossier, now=timezone.now())
    form = {"leaver": shop.binh.pk, "heir": shop.van.pk, "reason": "chuyển công tác"}
    answer = signed_in(shop.phuc).post(f"{DESK}giao-lai/", form, follow=True)
    assert "Đã giao 1 hồ sơ cho Bạch Thị Vân" in answer.content.decode()
    assert Dossier.objects.get(pk=dossier.pk).assignee == shop.van


def test_colleagues_stand_in_the_order_of_their_given_names(shop: Shop) -> None:
    person("an", "Đinh Thị Ân", shop.commune, Role.CASE_OFFICER)
    person("yen", "Bùi Thị Yên", shop.commune, Role.CASE_OFFICER)
    names = [one.full_name for one in handlers_of(shop.commune)]
    assert names[0] == "Đinh Thị Ân" and names[-1] == "Bùi Thị Yên" and len(names) >= 4


@pytest.mark.parametrize("many", [3, 30])
def test_the_list_takes_the_same_queries_however_long(
    shop: Shop, django_assert_max_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    for _one in range(many):
        shop.accepted(now=timezone.now())
    client = signed_in(shop.binh)
    page(client, DESK)
    with django_assert_max_num_queries(20):
        page(client, DESK)


def test_one_dossier_takes_a_fixed_number_of_queries(
    shop: Shop, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    dossier = shop.accepted(now=timezone.now())
    client = signed_in(shop.binh)
    page(client, f"{DESK}{dossier.pk}/")
    with django_assert_max_num_queries(40):
        page(client, f"{DESK}{dossier.pk}/")
