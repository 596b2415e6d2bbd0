"""Lương Sơn from 2018 through the mergers of 2020 and the end of the district in 2025, from the packed lists."""

from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from congxa.units import actions
from congxa.units.checks import problems
from congxa.units.directory import read_directory
from congxa.units.importers import KINDS_FILE
from congxa.units.models import Office, Unit, UnitEvent
from congxa.units.queries import address_line, ancestors_on, children_on, find, read_tree, successors, units_on

pytestmark = pytest.mark.django_db
LISTS = KINDS_FILE.parent
IN_2018, IN_2020, IN_2025 = date(2018, 6, 1), date(2020, 6, 1), date(2025, 8, 1)


def load(what: str, path: Path) -> str:
    out = StringIO()
    call_command("import", what, str(path), stdout=out, stderr=out)
    return out.getvalue()


def load_all() -> None:
    load("units", LISTS / "luong-son.yaml")
    load("unit-events", LISTS / "reform-2020.yaml")
    load("unit-events", LISTS / "reform-2025.yaml")


def unit(code: str, day: date) -> Unit:
    found = find(code, day)
    assert found is not None
    return found


def communes_of(code: str, day: date) -> list[str]:
    return [str(child) for child in children_on(unit(code, day), day)]


def test_twenty_then_eleven_then_three() -> None:
    load_all()
    assert len(communes_of("152", IN_2018)) == 20
    assert len(communes_of("152", IN_2020)) == 11
    assert find("152", IN_2025) is None
    assert communes_of("25", IN_2025) == ["xã Cao Dương", "xã Liên Sơn", "xã Lương Sơn"]


def test_days_before_and_after_each_reform() -> None:
    load_all()
    counts = [
        units_on(day).filter(kind__tier=3).count()
        for day in (date(2019, 12, 31), date(2020, 1, 1), date(2025, 6, 30), date(2025, 7, 1))
    ]
    assert counts == [20, 11, 11, 3]


def test_one_code_names_another_area_after_each_reform() -> None:
    load_all()
    assert [str(unit("04960", day)) for day in (IN_2018, IN_2020, IN_2025)] == ["xã Cư Yên", "xã Cư Yên", "xã Liên Sơn"]
    assert [str(unit("04924", day)) for day in (IN_2018, IN_2025)] == ["thị trấn Lương Sơn", "xã Lương Sơn"]


def test_address_has_three_levels_before_and_two_after() -> None:
    load_all()
    assert address_line(unit("05047", IN_2020), IN_2020) == "xã Thanh Cao, huyện Lương Sơn, tỉnh Hòa Bình"
    assert address_line(unit("05047", IN_2025), IN_2025) == "xã Cao Dương, tỉnh Phú Thọ"
    assert [str(up) for up in ancestors_on(unit("04951", IN_2018), IN_2018)] == ["huyện Lương Sơn", "tỉnh Hòa Bình"]


def test_cao_son_was_split_so_its_records_need_a_choice() -> None:
    load_all()
    truong_son = unit("04948", IN_2018)
    assert [(str(one.unit), one.whole) for one in successors(truong_son, IN_2020)] == [("xã Cao Sơn", True)]
    assert [(str(one.unit), one.whole) for one in successors(truong_son, IN_2025)] == [
        ("xã Liên Sơn", False),
        ("xã Lương Sơn", False),
    ]


def test_nothing_is_lost() -> None:
    """Each of the twenty units of 2018 is found again in 2025, and only those of Cao Sơn in two parts."""
    load_all()
    heirs = {old.code: successors(old, IN_2025) for old in units_on(IN_2018).filter(kind__tier=3)}
    assert len(heirs) == 20
    assert {code for code, found in heirs.items() if len(found) == 2} == {"04948", "04957"}
    assert all(len(found) == 1 and found[0].whole for code, found in heirs.items() if code not in ("04948", "04957"))
    assert problems() == []


def test_what_is_recalled_is_marked() -> None:
    load_all()
    assert set(UnitEvent.objects.filter(date__year=2020).values_list("confidence", flat=True)) == {"recalled"}
    assert unit("04957", IN_2020).confidence == "recalled"
    assert unit("04957", IN_2018).confidence == "verified"


def test_events_twice_change_nothing() -> None:
    load_all()
    before = read_tree()
    assert "Đã ghi 0 mục mới, sửa 0 mục; 8 mục" in load("unit-events", LISTS / "reform-2025.yaml")
    assert read_tree() == before


def test_events_out_of_order_are_refused_as_a_whole() -> None:
    load("units", LISTS / "luong-son.yaml")
    with pytest.raises(CommandError, match="lỗi, chưa ghi gì"):
        load("unit-events", LISTS / "reform-2025.yaml")
    assert not UnitEvent.objects.exists()
    assert find("25", IN_2018) is None


def test_reform_as_a_table_is_the_reform(tmp_path: Path) -> None:
    load("units", LISTS / "luong-son.yaml")
    path = tmp_path / "2020.csv"
    path.write_text(
        "Sự kiện;Ngày;Mã cũ;Mã mới;Tên mới;Loại mới;Cấp trên mới;Phần;Số quyết định;Ngày quyết định;Cơ quan ban hành\n"
        "sáp nhập;01/01/2020;04948, 04957;04957;Cao Sơn;xã;152;toàn bộ;830/NQ-UBTVQH14;17/12/2019;UBTVQH\n"
        "chia tách;01/01/2020;04951;04952;Tân Một;xã;152;một phần;830/NQ-UBTVQH14;17/12/2019;UBTVQH\n"
        "chia tách;01/01/2020;04951;04953;Tân Hai;xã;152;một phần;830/NQ-UBTVQH14;17/12/2019;UBTVQH\n"
        "bãi bỏ;01/01/2020;04942;;;;;;830/NQ-UBTVQH14;17/12/2019;UBTVQH\n",
        encoding="utf-8",
    )
    assert "Đã ghi 3 mục mới" in load("unit-events", path)
    assert [str(one.unit) for one in successors(unit("04951", IN_2018), IN_2020)] == ["xã Tân Hai", "xã Tân Một"]
    assert problems() == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "{event: nhap, date: 2020-01-01, from: ['04948'], to: [], decision: {number: 1, issuer: Q}}",
            "phải là một trong",
        ),
        ("{event: abolish, from: ['04948'], decision: {number: 1, issuer: Q}}", "thiếu ngày có hiệu lực"),
        ("{event: abolish, date: 2020-01-01, from: ['04948']}", "quyết định cần có số (number)"),
        ("{event: rename, date: 2020-01-01, from: ['04948'], to: [x], decision: {number: 1, issuer: Q}}", "bản ghi"),
        (
            "{event: rename, date: 2020-01-01, from: ['04948'], to: [{code: '1', name: A, kind: khu, part: nửa}], "
            "decision: {number: 1, issuer: Q}}",
            "không rõ loại “khu”",
        ),
    ],
)
def test_event_that_cannot_be_read_says_why(tmp_path: Path, line: str, sentence: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"events:\n- {line}\n", encoding="utf-8")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("import", "unit-events", str(path), stdout=out, stderr=out)
    assert f"mục 1: {sentence}" in out.getvalue() or sentence in out.getvalue()


def open_office(unit: Unit, slug: str, day: date, upper: Office | None = None) -> Office:
    return actions.create_office(
        actor=None, unit=unit, upper=upper, slug=slug, valid_from=day, name=f"UBND {unit}", short_name=str(unit)
    )


def open_offices_of_2018() -> None:
    district = open_office(unit("152", IN_2018), "luong-son", IN_2018)
    actions.set_root(actor=None, office=district)
    for child in children_on(unit("152", IN_2018), IN_2018):
        open_office(child, f"xa-{child.code}", IN_2018, district)


def follow(day: date, slug: str) -> None:
    """Open an office for each commune born on ``day``; close those whose commune is gone, as officials would."""
    born = {
        commune.pk: open_office(commune, f"{slug}-{commune.code}", day)
        for commune in units_on(day).filter(valid_from=day, kind__tier=3)
    }
    gone = Office.objects.filter(valid_to__isnull=True, unit__valid_to__lt=day, unit__kind__tier=3)
    for office in gone.select_related("unit"):
        heirs = successors(office.unit, day)
        heir = born[heirs[0].unit.pk] if len(heirs) == 1 else None
        actions.close_office(actor=None, office=office, successor=heir, day=day - timedelta(days=1))


def test_offices_come_through_both_reforms() -> None:
    load("units", LISTS / "luong-son.yaml")
    open_offices_of_2018()
    load("unit-events", LISTS / "reform-2020.yaml")
    assert len(problems()) == 15  # one for each office whose unit is gone and which still stands open
    follow(date(2020, 1, 1), "2020")
    assert problems() == []
    load("unit-events", LISTS / "reform-2025.yaml")
    follow(date(2025, 7, 1), "2025")
    district, commune = Office.objects.get(slug="luong-son"), Office.objects.get(slug="2025-04924")
    actions.set_root(actor=None, office=commune)
    actions.close_office(actor=None, office=district, successor=commune, day=date(2025, 6, 30))
    assert problems() == []

    entries = read_directory()
    heirs = {e.slug: entries.successor(e, IN_2025) for e in entries.by_id.values() if e.ended(IN_2025)}
    assert len(heirs) == 21 + 6
    assert {slug for slug, heir in heirs.items() if heir is None} == {"xa-04948", "xa-04957", "2020-04957"}
    assert {heir.slug for heir in heirs.values() if heir} == {"2025-04924", "2025-04960", "2025-05047"}
    assert heirs["xa-04951"] == entries.root
