"""The journal speaks Vietnamese: things, fields and values have the words that the rooms and models declare."""

import re

import pytest
from django.test import Client
from tests.people import Offices, People

from congxa.kernel.refs import Ref
from congxa.records.saying import field_name, kind_name, thing_names, value_name
from congxa.records.service import write
from congxa.records.words import all_words

pytestmark = pytest.mark.django_db
ROLE = "accounts.roleassignment:1"


@pytest.mark.parametrize(
    ("kind", "ref", "name", "words"),
    [
        ("portal.published", "portal.newspage:1", "title", "Tiêu đề"),
        ("portal.change_theme", "portal.theme:1", "preset", "Bộ màu"),
        ("units.set_host", "units.office:1", "hosts", "Tên miền"),
        ("units.describe_office", "units.office:1", "phone", "Điện thoại"),
        ("accounts.grant_role", ROLE, "valid_from", "Từ ngày"),
        ("gone.done", "gone.thing:1", "colour", "Colour"),
    ],
)
def test_field(kind: str, ref: str, name: str, words: str) -> None:
    assert field_name(kind, ref, name) == words


@pytest.mark.parametrize(
    ("kind", "ref", "name", "value", "words"),
    [
        ("accounts.grant_role", ROLE, "role", "editor_in_chief", "Trưởng ban biên tập"),
        ("accounts.grant_role", ROLE, "valid_from", "2026-11-24", "24/11/2026"),
        ("accounts.sign_in", "accounts.user:1", "by", "password + mfa", "mật khẩu + xác thực hai lớp"),
        ("accounts.deactivate_person", "accounts.user:1", "is_active", False, "không"),
        ("portal.scheduled", "portal.newspage:1", "go_live_at", "2026-11-24T07:30:00+00:00", "14:30, 24/11/2026"),
        ("portal.change_theme", "portal.theme:1", "preset", "blue", "Xanh"),
        ("portal.gathering_changed", "portal.homepage:1", "gather", "chosen", "chỉ hiện tin đã chọn"),
        ("units.set_host", "units.office:1", "hosts", ["a.vn", "b.vn"], "a.vn, b.vn"),
        ("units.set_host", "units.office:1", "hosts", [], "trống"),
        ("portal.published", "portal.newspage:1", "title", "Kỳ 2026-11", "Kỳ 2026-11"),
    ],
)
def test_value(kind: str, ref: str, name: str, value: object, words: str) -> None:
    assert value_name(kind, ref, name, value) == words


def test_every_declared_thing_is_a_model_with_that_column() -> None:
    refs = [f"{kind}:1" for kind in all_words().names]
    assert thing_names(refs).keys() == set(refs)


def test_things_have_their_names_and_what_is_gone_its_number(offices: Offices) -> None:
    office = offices.tan_vinh
    refs = [f"units.office:{office.pk}", "units.office:0", "units.unit:all", "gone.thing:7"]
    assert list(thing_names(refs).values()) == [
        f"Cơ quan: {office.short_name}",
        "Cơ quan số 0",
        f"{kind_name('units.unit')} số all",
        "gone.thing số 7",
    ]


def test_page_shows_no_machine_words(client: Client, offices: Offices, people: People) -> None:
    write(
        actor=people.mai,
        kind="units.set_host",
        thing=offices.tan_vinh,
        before={"hosts": []},
        after={"hosts": ["tan-vinh.vn"]},
        office=offices.tan_vinh,
    )
    client.force_login(people.mai)
    page = client.get("/ban-lam-viec/nhat-ky/").content.decode()
    log = page[page.find('class="log"') :]
    assert f"Cơ quan: {offices.tan_vinh.short_name}" in log
    assert "<dt>Tên miền</dt><dd><del>trống</del> → tan-vinh.vn</dd>" in re.sub(r">\s+<", "><", log)
    assert ">units.office" not in log and "hosts" not in log


def test_one_thing_is_chosen_by_its_name(client: Client, offices: Offices, people: People) -> None:
    ref = Ref("units.office", str(offices.tan_vinh.pk))
    write(actor=people.mai, kind="units.set_root", thing=ref, office=offices.tan_vinh)
    client.force_login(people.mai)
    page = client.get(f"/ban-lam-viec/nhat-ky/?doi_tuong={ref}").content.decode()
    assert f'<option value="{ref}" selected>Cơ quan: {offices.tan_vinh.short_name}</option>' in page
