"""What anybody reads: the list, one procedure, its paper, and what is said where it is not taken in."""

from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.portals import offers, open_portal, rebuild_search
from tests.standing import Stand

from congxa.accounts.service import SYSTEM
from congxa.kernel.clock import VIETNAM
from congxa.procedures.models import Form, FormVersion, ProcedureVersion
from congxa.procedures.offers import OFFERS
from congxa.procedures.service import offer, offer_many, put_version, set_intake_rule
from congxa.procedures.tests.house import (
    BIRTH,
    COPIES,
    HALF,
    SHOP,
    SINGLE,
    TODAY,
    House,
    listed,
    make_open_house,
    moment,
)

pytestmark = pytest.mark.django_db
LIST = "/tan-vinh/dich-vu-cong/"


@pytest.fixture(scope="module")
def standing_house(stand: Stand) -> House:
    return stand(make_open_house)


@pytest.fixture
def house(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(timezone, "now", lambda: moment(9))
    return house


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return " ".join(unescape(answer.content.decode()).split())


def test_the_list_has_life_events_fields_and_only_what_is_offered(client: Client, house: House) -> None:
    text = page(client, LIST)
    assert "Có con" in text and "Hộ tịch" in text and "Chứng thực" in text
    assert SHOP in text and "1.000894" not in text


def test_words_people_say_find_the_procedure(client: Client, house: House) -> None:
    text = page(client, f"{LIST}?q=xin+giay+doc+than")
    assert SINGLE in text and BIRTH not in text


@pytest.mark.parametrize("query", ["su-kien=sinh-con", "linh-vuc=ho-tich", "doi-tuong=citizen", "q=khai+sinh"])
def test_filters_narrow_and_can_be_removed(client: Client, house: House, query: str) -> None:
    text = page(client, f"{LIST}?{query}")
    assert BIRTH in text and "bỏ lọc" in text and "noindex" in text


def test_an_audience_that_does_not_exist_filters_nothing(client: Client, house: House) -> None:
    assert "bỏ lọc" not in page(client, f"{LIST}?doi-tuong=nobody")


def test_what_the_office_above_has_is_pointed_to(client: Client, house: House) -> None:
    put_version(actor=SYSTEM, code="9.000001", listed=listed(TODAY, name="Cấp phép bay diều", tier=2))
    offer(actor=SYSTEM, office=house.offices.district, code="9.000001", valid_from=TODAY)
    text = page(client, f"{LIST}?q=bay+diều")
    assert "không có thủ tục nào như vậy" in text and 'href="/dich-vu-cong/9.000001/"' in text


def test_an_office_without_procedures_says_so(client: Client, house: House) -> None:
    open_portal(office=house.offices.nhuan_trach)
    assert "chưa đăng thủ tục nào" in page(client, "/nhuan-trach/dich-vu-cong/")


def test_a_page_says_what_to_bring_what_it_costs_and_when_it_is_due(client: Client, house: House) -> None:
    text = page(client, f"{LIST}{COPIES}/")
    assert "Bản chính giấy tờ cần sao" in text and "2.000" in text
    assert "Nếu nộp trước 15:00 hôm nay, Thứ Hai, 23/11/2026:" in text
    assert "hẹn trả lúc <b>17:00, Thứ Hai, 23/11/2026</b>" in text
    assert "Vì sao ngày này" in text and "không sau 15:00, trả trong ngày" in text


def test_after_the_cut_off_the_promise_is_another(
    client: Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment(15, 30))
    text = page(client, f"{LIST}{COPIES}/")
    assert "17:00, Thứ Tư, 25/11/2026" in text and "nghỉ: Ngày Văn hóa Việt Nam" in text


@pytest.mark.parametrize(("hour", "minute", "seconds"), [(9, 0, 21_660), (16, 59, 60), (23, 0, 3_599)])
def test_the_page_is_kept_no_longer_than_it_is_true(
    client: Client, house: House, monkeypatch: pytest.MonkeyPatch, hour: int, minute: int, seconds: int
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment(hour, minute))
    assert client.get(f"{LIST}{COPIES}/").headers["X-Page-Cache"] == f"1; max-age={seconds}"


def test_an_office_that_is_quicker_promises_its_own_date(client: Client, house: House) -> None:
    from congxa.procedures.service import Particulars

    own = Particulars(limit_value=1, limit_unit="working_day")
    offer(actor=SYSTEM, office=house.offices.tan_vinh, code=SINGLE, valid_from=TODAY, particulars=own)
    text = page(client, f"{LIST}{SINGLE}/")
    assert "17:00, Thứ Tư, 25/11/2026" in text and "(công bố 3 ngày làm việc; cơ quan rút ngắn)" in text


def test_recalled_data_carries_its_mark(client: Client, house: House) -> None:
    text = page(client, f"{LIST}{SINGLE}/")
    assert "Chưa kiểm chứng với quyết định công bố" in text and "thời hạn, phí, lệ phí, giấy tờ phải nộp" in text


def test_verified_data_carries_none(client: Client, house: House) -> None:
    put_version(actor=SYSTEM, code=SINGLE, listed=listed(TODAY, confidence="verified", announced_by="QĐ 1/QĐ-UBND"))
    text = page(client, f"{LIST}{SINGLE}/")
    assert "hưa kiểm chứng" not in text and "QĐ 1/QĐ-UBND" in text


def test_what_changes_when_a_version_ends_is_said(client: Client, house: House) -> None:
    put_version(actor=SYSTEM, code=SINGLE, listed=listed(date(2027, 1, 1), limit_value=2))
    text = page(client, f"{LIST}{SINGLE}/")
    assert "Áp dụng đến hết ngày 31/12/2026." in text and "Thời hạn: 3 ngày làm việc → 2 ngày làm việc" in text


def test_online_filing_leads_to_the_national_portal(client: Client, house: House) -> None:
    assert 'href="https://dichvucong.gov.vn/"' in page(client, f"{LIST}{BIRTH}/")


def test_own_forms_are_not_linked_before_there_is_a_page_for_them(client: Client, house: House) -> None:
    set_intake_rule(actor=SYSTEM, office=house.offices.district, valid_from=TODAY, way="own")
    form = FormVersion.objects.create(form=Form.objects.create(key="x", name="x"), number=1, schema={})
    ProcedureVersion.objects.filter(procedure__code=BIRTH).update(form=form)
    assert "dichvucong.gov.vn" not in page(client, f"{LIST}{BIRTH}/")


def test_the_paper_has_everything_to_bring(client: Client, house: House) -> None:
    text = page(client, f"{LIST}{BIRTH}/in/")
    assert "Giấy chứng sinh" in text and "hẹn trả lúc" in text and "/dich-vu-cong/1.001193/</p>" in text


def test_a_procedure_not_taken_in_here_names_who_takes_it_in(client: Client, house: House) -> None:
    text = page(client, f"/dich-vu-cong/{BIRTH}/", 404)
    assert "không tiếp nhận thủ tục này" in text and 'href="/tan-vinh/dich-vu-cong/1.001193/"' in text


def test_an_ended_procedure_names_its_heir(client: Client, house: House) -> None:
    offer_many(actor=SYSTEM, office=house.offices.tan_vinh, codes=["3.000722"], valid_from=TODAY)
    text = page(client, f"{LIST}{HALF}/", 404)
    assert "chỉ áp dụng đến hết ngày 31/08/2026" in text and "3.000722" in text


def test_a_code_of_nobody_is_not_found(client: Client, house: House) -> None:
    assert client.get(f"{LIST}9.999999/").status_code == 404


@pytest.mark.parametrize(
    ("path", "most"),
    [(LIST, 3), (f"{LIST}?q=khai+sinh", 3), (f"{LIST}{BIRTH}/", 15), (f"{LIST}{BIRTH}/in/", 15)],
)
def test_pages_cost_few_queries(
    client: Client, house: House, django_assert_max_num_queries: DjangoAssertNumQueries, path: str, most: int
) -> None:
    offer_many(
        actor=SYSTEM,
        office=house.offices.tan_vinh,
        codes=list(ProcedureVersion.objects.values_list("procedure__code", flat=True)),
        valid_from=TODAY,
    )
    client.get(path)
    with django_assert_max_num_queries(most):
        client.get(path)


def test_the_site_search_finds_what_people_say(client: Client, house: House) -> None:
    rebuild_search(None, told=lambda kind, number: None)
    text = page(client, "/tan-vinh/tim-kiem/?q=xin+giấy+độc+thân")
    assert f"/tan-vinh/dich-vu-cong/{SINGLE}/" in text


def test_site_maps_name_the_list_and_every_procedure(client: Client, house: House) -> None:
    xml = page(client, "/tan-vinh/sitemap.xml")
    assert f"/dich-vu-cong/{BIRTH}/</loc>" in xml and "/dich-vu-cong/</loc>" in xml
    assert 'href="/tan-vinh/dich-vu-cong/"' in page(client, "/tan-vinh/so-do/")


def test_offers_are_gathered_and_count(house: House) -> None:
    keys = {offer.key for offer in OFFERS}
    assert keys <= {offer.key for offer, _module in offers()}
    figures = {offer.key: offer.count for offer in OFFERS if hasattr(offer, "count")}
    office, now = house.offices.tan_vinh.pk, moment(9)
    assert (figures["procedures.offered"](office, now), figures["procedures.offered_full"](None, now)) == (4, 3)
    (duty,) = (offer for offer in OFFERS if hasattr(offer, "latest"))
    latest = duty.latest(office, now)
    assert latest is not None and latest.astimezone(VIETNAM).date() == date(2026, 1, 1)
