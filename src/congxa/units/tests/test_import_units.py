"""``congxa import units`` takes in all of a list or nothing."""

import sqlite3
from contextlib import closing
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from congxa.units.importers import KINDS_FILE
from congxa.units.models import Unit, UnitKind
from congxa.units.queries import address_line, find

pytestmark = pytest.mark.django_db
LUONG_SON = str(KINDS_FILE.with_name("luong-son.yaml"))
DAY = date(2018, 6, 1)
ROWS = [
    ["Mã", "Tên", "Loại", "Cấp trên", "Từ ngày", "Vĩ độ", "Kinh độ", "Gần đúng"],
    ["04951", "Xã Tân Vinh", "Xã", "152", "01/03/2017", "20,8610", "105.4947", "có"],
    ["152", "Lương Sơn", "huyện", "17", "2017-03-01", "", "", ""],
    ["17", "Hòa Bình", "province", "", "1/3/2017", "", "", ""],
]


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("import", "units", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def refused(*arguments: str) -> str:
    """Return what a refused import says, after checking that it wrote nothing."""
    out, before = StringIO(), Unit.objects.count()
    with pytest.raises(CommandError) as refusal:
        call_command("import", "units", *arguments, stdout=out, stderr=out)
    assert Unit.objects.count() == before
    return f"{out.getvalue()}{refusal.value}"


def csv_file(folder: Path, rows: list[list[str]], delimiter: str = ";") -> str:
    path = folder / "don-vi.csv"
    path.write_text("\n".join(delimiter.join(row) for row in rows), encoding="utf-8-sig")
    return str(path)


def xlsx_file(folder: Path, rows: list[list[object]]) -> str:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]  # a new book has a sheet
    path = folder / "don-vi.xlsx"
    book.save(path)
    return str(path)


def test_packed_list_of_luong_son() -> None:
    assert "22/22" in run(LUONG_SON)
    unit = find("04951", DAY)
    assert unit is not None
    assert address_line(unit, DAY) == "xã Tân Vinh, huyện Lương Sơn, tỉnh Hòa Bình"
    assert (unit.latitude, unit.source[:13], unit.confidence) == (20.8610, "GSO code list", "verified")


def test_same_list_again_changes_nothing() -> None:
    run(LUONG_SON)
    before = list(Unit.objects.order_by("pk").values())
    assert "Đã ghi 0 mục mới, sửa 0 mục; 22 mục đã có từ trước." in run(LUONG_SON)
    assert list(Unit.objects.order_by("pk").values()) == before


def test_dry_run_writes_nothing() -> None:
    assert "Sẽ ghi 22 mục mới" in run(LUONG_SON, "--dry-run")
    assert not Unit.objects.exists()
    assert not UnitKind.objects.exists()


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_with_vietnamese_headings(tmp_path: Path, delimiter: str) -> None:
    rows = [[cell.replace(",", ".") for cell in row] for row in ROWS]
    run(csv_file(tmp_path, rows, delimiter))
    unit = Unit.objects.get(code="04951")
    assert (unit.name, unit.kind_id, unit.latitude, unit.approximate) == ("Tân Vinh", "commune", 20.861, True)
    assert unit.valid_from == date(2017, 3, 1)


def test_excel_with_real_dates_and_english_headings(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["code", "name", "kind", "parent", "valid_from", "lat", "lon"],
        ["17", "Hòa Bình", "province", None, date(2017, 3, 1), None, None],
        ["152", "Lương Sơn", "district", "17", date(2017, 3, 1), 20.78, 105.55],
    ]
    run(xlsx_file(tmp_path, rows))
    assert Unit.objects.get(code="152").latitude == 20.78


def test_excel_that_ate_the_zeros_is_refused_with_the_cure(tmp_path: Path) -> None:
    rows: list[list[object]] = [["mã", "tên", "loại", "cấp trên"], [4951, "Tân Vinh", "xã", "152"]]
    assert "hãy định dạng cột mã là Văn bản (Text)" in refused(xlsx_file(tmp_path, rows), "--on", "2017-03-01")


def test_official_layout_with_three_units_in_a_row(tmp_path: Path) -> None:
    rows = [
        ["Tỉnh Thành Phố", "Mã TP", "Quận Huyện", "Mã QH", "Phường Xã", "Mã PX", "Cấp"],
        ["Tỉnh Hòa Bình", "17", "Huyện Lương Sơn", "152", "Thị trấn Lương Sơn", "04924", "Thị trấn"],
        ["Tỉnh Hòa Bình", "17", "Huyện Lương Sơn", "152", "Xã Lâm Sơn", "04942", "Xã"],
    ]
    assert "Đã ghi 4 mục mới" in run(csv_file(tmp_path, rows), "--on", "2017-03-01")
    unit = find("04924", DAY)
    assert unit is not None
    assert address_line(unit, DAY) == "thị trấn Lương Sơn, huyện Lương Sơn, tỉnh Hòa Bình"


def test_json_and_decomposed_text(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"code": "17", "name": "Ho\\u0300a Bi\\u0300nh", "kind": "tỉnh"}]', encoding="utf-8")
    run(str(path), "--on", "01/03/2017")
    assert Unit.objects.get().name == "Hòa Bình"


def test_yaml_code_that_looks_like_an_octal_number_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "units:\n"
        "- {code: 17, name: Hòa Bình, kind: province, valid_from: 2017-03-01}\n"
        "- {code: 152, name: Lương Sơn, kind: district, parent: 17, valid_from: 2017-03-01}\n"
        "- {code: 04724, name: Thử, kind: commune, parent: 152, valid_from: 2017-03-01}\n",
        encoding="utf-8",
    )
    run(str(path))
    assert Unit.objects.filter(code="04724").exists()


def test_every_problem_is_told_with_its_row(tmp_path: Path) -> None:
    rows = [
        *ROWS,
        ["4954", "Nhuận Trạch", "xã", "152", "2017-03-01", "", "", ""],
        ["", "Không Mã", "xã", "152", "2017-03-01", "", "", ""],
        ["04957", "", "xã", "152", "2017-03-01", "", "", ""],
        ["04960", "Cư Yên", "làng", "152", "2017-03-01", "", "", ""],
        ["04963", "Hợp Hòa", "xã", "152", "31/02/2017", "", "", ""],
        ["04966", "Liên Sơn", "xã", "152", "2017-03-01", "105.5", "20.8", ""],
        ["04951", "Trùng", "xã", "152", "2017-03-01", "", "", ""],
    ]
    said = refused(csv_file(tmp_path, rows), "--dry-run")
    for sentence in (
        "dòng 5: mã “4954” của xã phải có 5 chữ số; có thể bảng tính đã bỏ số 0 ở đầu (04954).",
        "dòng 6: thiếu mã đơn vị.",
        "dòng 7: thiếu tên đơn vị.",
        "dòng 8: không rõ loại đơn vị “làng”",
        "dòng 9: “31/02/2017” không phải là ngày",
        "dòng 10: vị trí 105.5, 20.8 nằm ngoài trái đất; có thể vĩ độ và kinh độ bị đổi chỗ.",
        "dòng 11: mã 04951 đã có ở dòng 2 với tên “Tân Vinh”.",
        "Có 7 lỗi, chưa ghi gì.",
    ):
        assert sentence in said


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (["05065", "Hợp Thanh", "xã", "153"], "dòng 2: không có đơn vị cấp trên mang mã 153 vào ngày 01/06/2018"),
        (["05065", "Hợp Thanh", "xã", "04951"], "dòng 2: xã Hợp Thanh (mã 05065) không thể thuộc xã Tân Vinh"),
        (["05065", "Hợp Thanh", "xã", ""], "dòng 2: xã Hợp Thanh (mã 05065) không có đơn vị cấp trên"),
        (
            ["04951", "Tân Vinh Mới", "xã", "152"],
            "dòng 2: mã 04951 ngày 01/06/2018 đang là xã Tân Vinh, huyện Lương Sơn, tỉnh Hòa Bình",
        ),
    ],
)
def test_unit_that_does_not_fit_the_tree_is_refused(tmp_path: Path, row: list[str], sentence: str) -> None:
    run(LUONG_SON)
    assert sentence in refused(csv_file(tmp_path, [["mã", "tên", "loại", "cấp trên"], row]), "--on", "2018-06-01")


def test_list_of_a_later_day_knows_the_units_that_live(tmp_path: Path) -> None:
    run(LUONG_SON)
    rows = [["mã", "tên", "loại", "cấp trên"], ["04951", "Tân Vinh", "xã", "152"]]
    assert "Đã ghi 0 mục mới, sửa 0 mục; 1 mục" in run(csv_file(tmp_path, rows), "--on", "2018-06-01")


def test_corrected_list_puts_the_unit_right(tmp_path: Path) -> None:
    run(LUONG_SON)
    rows = [["mã", "tên", "loại", "cấp trên"], ["04951", "Tân Vinh Đúng", "xã", "152"]]
    assert "sửa 1 mục" in run(csv_file(tmp_path, rows), "--on", "2017-03-01")
    unit = Unit.objects.get(code="04951")
    assert (unit.name, unit.latitude) == ("Tân Vinh Đúng", 20.861)


def test_checked_datum_becomes_verified_and_keeps_its_source(tmp_path: Path) -> None:
    head = ["mã", "tên", "loại", "từ ngày", "độ tin cậy", "nguồn"]
    row = ["17", "Hòa Bình", "tỉnh", "2017-03-01"]
    run(csv_file(tmp_path, [head, [*row, "chưa kiểm chứng", "Sổ tay"]]))
    assert "sửa 1 mục" in run(csv_file(tmp_path, [head, [*row, "đã kiểm chứng", ""]]))
    assert "sửa 0 mục" in run(csv_file(tmp_path, [head, [*row, "", ""]]))
    unit = Unit.objects.get()
    assert (unit.confidence, unit.source) == ("verified", "Sổ tay")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.doc", b"x", "chỉ đọc được tệp .yaml, .json, .csv và .xlsx"),
        ("a.xlsx", b"not a workbook", "không phải là tệp Excel .xlsx hợp lệ"),
        ("a.yaml", b"units: [", "tệp YAML sai cú pháp (dòng 1)"),
        ("a.yaml", b"units: [x]", "mục 1 của “units” không phải là một bản ghi"),
        ("a.json", b"{", "tệp JSON sai cú pháp (dòng 1)"),
        ("a.json", b"3", "không thấy danh sách nào"),
        ("a.csv", b"x;y\n1;2", "dòng đầu phải là tên cột"),
        ("a.csv", "mã;tên\n".encode(), "không có dòng dữ liệu nào"),
        ("a.csv", "mã;tên\n1;Hoà".encode("utf-16"), "không ở mã UTF-8"),
    ],
)
def test_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert sentence in refused(str(path))


def test_missing_file_and_missing_argument_say_why(tmp_path: Path) -> None:
    assert "không đọc được tệp" in refused(str(tmp_path / "khong-co.yaml"))
    assert "Hãy nêu một tệp" in refused()
    assert "không phải là ngày" in refused(LUONG_SON, "--on", "hôm nay")


def test_package_that_is_absent_or_unknown_says_so() -> None:
    assert "Chưa cài gói vietnamadminunits" in refused("--package", "vietnamadminunits")
    assert "Không biết gói “abc”" in refused("--package", "abc")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package of the same name and layout, with one ward before and one after the reform."""
    folder = tmp_path / "vietnamadminunits" / "data"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text("raise ImportError('its code is never run')")
    with closing(sqlite3.connect(folder / "dataset.db")) as data:
        data.execute("CREATE TABLE admin_units (province, provinceCode, ward, wardCode)")
        data.execute("INSERT INTO admin_units VALUES ('Tỉnh Phú Thọ', '25', 'Xã Lương Sơn', '04924')")
        data.execute("CREATE TABLE admin_units_legacy (province, provinceCode, district, districtCode, ward, wardCode)")
        data.execute(
            "INSERT INTO admin_units_legacy VALUES ('Tỉnh Hòa Bình', '17', 'Huyện Lương Sơn', '152', NULL, NULL)"
        )
        data.commit()
    monkeypatch.syspath_prepend(tmp_path)


@pytest.mark.usefixtures("package")
def test_package_gives_the_list_of_the_day() -> None:
    assert "Đã ghi 2 mục mới" in run("--package", "vietnamadminunits")
    assert set(Unit.objects.values_list("code", "name", "kind", "valid_from")) == {
        ("25", "Phú Thọ", "province", date(2025, 7, 1)),
        ("04924", "Lương Sơn", "commune", date(2025, 7, 1)),
    }


@pytest.mark.usefixtures("package")
def test_package_gives_the_three_tiers_before_the_reform() -> None:
    run("--package", "vietnamadminunits", "--on", "2024-01-01")
    assert set(Unit.objects.values_list("code", "kind")) == {("17", "province"), ("152", "district")}
