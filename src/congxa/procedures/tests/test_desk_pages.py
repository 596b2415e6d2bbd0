"""The officers' pages: who sees what, and what each form does."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.standing import Stand

from congxa.procedures.lists.template import template
from congxa.procedures.models import IntakeRule, Offering, ProcedureVersion
from congxa.procedures.service import version_on
from congxa.procedures.tests.house import BIRTH, SINGLE, House, make_open_house
from congxa.procedures.tests.test_sheet import VERSIONS, saved, set_cell

pytestmark = pytest.mark.django_db
DESK = "/ban-lam-viec/thu-tuc/"
AT_TAN_VINH = f"/tan-vinh{DESK}"


@pytest.fixture(scope="module")
def standing_house(stand: Stand) -> House:
    return stand(make_open_house)


@pytest.fixture
def mai(house: House, client: Client) -> Client:
    client.force_login(house.people.mai)
    return client


@pytest.fixture
def quang(house: House, client: Client) -> Client:
    client.force_login(house.people.quang)
    return client


KEEPING = ["them/", "nap/", "nap/mau-thu-tuc.xlsx", f"{SINGLE}/phien-ban-moi/", f"{SINGLE}/ket-thuc/"]


@pytest.mark.parametrize("path", KEEPING)
def test_the_catalogue_is_kept_at_the_top_only(quang: Client, path: str) -> None:
    assert quang.get(f"{DESK}{path}").status_code == 200
    assert quang.get(f"{AT_TAN_VINH}{path}").status_code == 403


@pytest.mark.parametrize("path", KEEPING)
def test_the_communes_administrator_does_not_keep_it(mai: Client, path: str) -> None:
    assert {mai.get(f"{where}{path}").status_code for where in (DESK, AT_TAN_VINH)} == {404}


@pytest.mark.parametrize("path", ["", f"{SINGLE}/", f"{SINGLE}/tiep-nhan/", f"{SINGLE}/thoi-nhan/"])
def test_an_editor_has_no_business_here(house: House, client: Client, path: str) -> None:
    client.force_login(house.people.lan)
    assert client.get(f"{AT_TAN_VINH}{path}").status_code == 403


def test_the_list_shows_what_is_taken_in_and_what_is_not(mai: Client) -> None:
    text = mai.get(AT_TAN_VINH).content.decode()
    assert SINGLE in text and "1.000894" in text and "đang nhận" in text
    assert "1.000894" not in mai.get(f"{AT_TAN_VINH}?xem=nhan").content.decode()
    assert SINGLE in mai.get(f"{AT_TAN_VINH}?q=doc+than").content.decode()


def test_procedures_are_taken_in_by_ticking(mai: Client, house: House) -> None:
    mai.post(f"{AT_TAN_VINH}nhan-them/", {"ma": ["1.000894", "1.000656", "khong-co"]})
    assert Offering.objects.filter(office=house.offices.tan_vinh).count() == 6


def test_a_longer_time_limit_is_refused_beside_the_field(mai: Client) -> None:
    given = {"valid_from": "2026-01-01", "limit_value": 9, "limit_unit": "working_day", "counter": "Tầng 1"}
    text = mai.post(f"{AT_TAN_VINH}{SINGLE}/tiep-nhan/", given).content.decode()
    assert "Thời hạn riêng phải ngắn hơn" in text and "Tầng 1" in text


def test_particulars_are_kept(mai: Client, house: House) -> None:
    given = {"valid_from": "2026-01-01", "counter": "Tầng 1", "bank_bin": "970436", "bank_account": "0011001234567"}
    assert mai.post(f"{AT_TAN_VINH}{SINGLE}/tiep-nhan/", given).status_code == 302
    row = Offering.objects.get(office=house.offices.tan_vinh, procedure__code=SINGLE)
    assert (row.counter, row.bank_account) == ("Tầng 1", "0011001234567")


def test_stopping_asks_for_a_reason(mai: Client) -> None:
    text = mai.post(f"{AT_TAN_VINH}{SINGLE}/thoi-nhan/", {"last_day": "2026-12-31", "reason": ""}).content.decode()
    assert "Lý do" in text and Offering.objects.filter(procedure__code=SINGLE, valid_to=None).exists()


def test_the_upper_office_sees_who_takes_what_in(quang: Client) -> None:
    text = quang.get(f"{DESK}cap-duoi/").content.decode()
    assert "1/2" in text and "Xã Nhuận Trạch" in text and "chưa nơi nào" in text


def form_data(client: Client, path: str) -> dict[str, object]:
    """Return what the page's form would send if nothing were changed."""
    forms = client.get(path).context["forms"]
    data: dict[str, object] = {}
    for form in [
        forms.main,
        *(each for _name, _title, formset in forms for each in [formset.management_form, *formset]),
    ]:
        for field in form:
            value = field.value()
            if hasattr(value, "isoformat"):
                value = value.isoformat()
            if isinstance(value, list):
                value = [getattr(one, "pk", one) for one in value]
            data[field.html_name] = "" if value is None else value
    return {name: value for name, value in data.items() if not name.endswith("-DELETE")}


def test_a_new_version_begins_with_what_there_is(quang: Client) -> None:
    path = f"{DESK}{SINGLE}/phien-ban-moi/"
    data = form_data(quang, path) | {"valid_from": "2027-03-01", "result": "Giấy mới", "steps-0-DELETE": "on"}
    assert quang.post(path, data).status_code == 302
    old, new = version_on(SINGLE, date(2027, 2, 28)), version_on(SINGLE, date(2027, 3, 1))
    assert old and new and (new.result, new.name) == ("Giấy mới", old.name)
    assert new.papers.count() == old.papers.count() and new.steps.count() == old.steps.count() - 1


def test_steps_that_take_too_long_are_said_above_the_form(quang: Client) -> None:
    path = f"{DESK}{SINGLE}/phien-ban-moi/"
    text = quang.post(path, form_data(quang, path) | {"valid_from": "2027-03-01", "limit_value": 1}).content.decode()
    assert "nhiều hơn thời hạn của thủ tục" in text


def test_a_version_in_force_is_corrected_with_a_reason(quang: Client) -> None:
    version = version_on(SINGLE, date(2026, 11, 23))
    assert version is not None
    path = f"{DESK}{SINGLE}/phien-ban/{version.pk}/"
    data = form_data(quang, path) | {"announced_by": "QĐ 5/QĐ-UBND", "recalled": []}
    assert "Hãy ghi lý do sửa" in quang.post(path, data).content.decode()
    assert quang.post(path, data | {"reason": "Đã đối chiếu"}).status_code == 302
    version.refresh_from_db()
    assert (version.announced_by, version.recalled) == ("QĐ 5/QĐ-UBND", [])


def test_a_procedure_is_added(quang: Client) -> None:
    data = form_data(quang, f"{DESK}them/") | {
        "code": "1.999999", "name": "Thủ tục mới", "field": "Lĩnh vực mới", "valid_from": "2027-01-01", "tier": 3,
        "audiences": ["citizen"], "online_level": "partial", "result": "Giấy", "papers-0-name": "Đơn",
        "papers-0-form": "form", "recalled": [], "life_events": [],
    }  # fmt: skip
    assert quang.post(f"{DESK}them/", data).status_code == 302
    found = ProcedureVersion.objects.get(procedure__code="1.999999")
    assert [paper.name for paper in found.papers.all()] == ["Đơn"]


def test_a_code_that_is_there_already_is_refused(quang: Client) -> None:
    data = form_data(quang, f"{DESK}{SINGLE}/phien-ban-moi/") | {"code": BIRTH, "valid_from": "2027-01-01"}
    assert "đã có thủ tục mang mã này" in quang.post(f"{DESK}them/", data).content.decode()


def test_an_end_names_an_heir_that_exists(quang: Client) -> None:
    given = {"last_day": "2026-12-31", "reason": "QĐ 9", "replaced_by": "9.999999"}
    assert "không có thủ tục mang mã này" in quang.post(f"{DESK}{SINGLE}/ket-thuc/", given).content.decode()
    assert quang.post(f"{DESK}{SINGLE}/ket-thuc/", given | {"replaced_by": BIRTH}).status_code == 302
    assert version_on(SINGLE, date(2027, 1, 1)) is None


def excel(name: str = "") -> SimpleUploadedFile:
    book = template()
    if name:
        set_cell(book, VERSIONS, "Thời hạn", name)
    return SimpleUploadedFile("thu-tuc.xlsx", saved(book).read())


def test_an_excel_file_is_checked_first_and_then_taken_in(quang: Client) -> None:
    quang.post(f"{DESK}nap/", {"file": excel(), "only_check": "on"})
    assert not ProcedureVersion.objects.filter(valid_from=date(2027, 7, 1)).exists()
    quang.post(f"{DESK}nap/", {"file": excel()})
    assert ProcedureVersion.objects.filter(valid_from=date(2027, 7, 1)).exists()


def test_a_wrong_row_is_shown_with_its_number(quang: Client) -> None:
    text = quang.post(f"{DESK}nap/", {"file": excel("ba")}).content.decode()
    assert "Trang “Thủ tục”, dòng 2" in text and "chưa ghi gì" in text


def test_what_only_calls_itself_excel_is_refused(quang: Client) -> None:
    file = SimpleUploadedFile("thu-tuc.xlsx", b"MZ" + b"\0" * 200)
    assert quang.post(f"{DESK}nap/", {"file": file}).context["form"].errors["file"]


def test_the_rule_of_online_filing_is_set_for_the_office(mai: Client, house: House) -> None:
    given = {"valid_from": "2026-11-23", "way": "own", "basis": "Tập huấn"}
    assert mai.post(f"{AT_TAN_VINH}noi-nop-truc-tuyen/", given).status_code == 302
    assert IntakeRule.objects.get(office=house.offices.tan_vinh).way == "own"
