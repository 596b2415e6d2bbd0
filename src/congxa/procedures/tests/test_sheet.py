"""Excel files are taken in whole, or refused with the row and what is wrong with it."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from congxa.accounts.service import SYSTEM
from congxa.procedures.actions.writing import listed_of
from congxa.procedures.lists.sheet import read_sheet
from congxa.procedures.lists.template import template
from congxa.procedures.lists.values import BadCatalogue
from congxa.procedures.models import ProcedureVersion
from congxa.procedures.service import import_catalogue, version_on
from congxa.procedures.tests.house import BIRTH, TODAY, make_house

VERSIONS, PAPERS, FEES, STEPS = "Thủ tục", "Giấy tờ", "Phí, lệ phí", "Các bước"
START = date(2027, 7, 1)


def saved(book: Workbook) -> BytesIO:
    content = BytesIO()
    book.save(content)
    content.seek(0)
    return content


def set_cell(book: Workbook, sheet: str, heading: str, value: str | int, row: int = 2) -> None:
    cells = [str(cell.value).rstrip(" *") for cell in book[sheet][1]]
    book[sheet].cell(row, cells.index(heading) + 1).value = value


def problems_of(change: Callable[[Workbook], None]) -> tuple[str, ...]:
    book = template()
    change(book)
    with pytest.raises(BadCatalogue) as refused:
        read_sheet(saved(book), "thu-tuc.xlsx")
    return refused.value.problems


def test_the_template_can_be_taken_in_as_it_is() -> None:
    (found,) = read_sheet(saved(template()), "mau.xlsx")
    version = found.versions[0]
    assert (found.code, version.valid_from, version.limit_value) == (BIRTH, START, 0)
    assert (len(version.papers), len(version.fees), len(version.exemptions), len(version.steps)) == (1, 1, 1, 1)


@pytest.mark.parametrize("typed", ["³4", "²", "٣"])
def test_a_number_is_written_in_plain_digits(typed: str) -> None:
    said = problems_of(lambda book: set_cell(book, VERSIONS, "Thời hạn", typed))
    assert f"“{typed}” ở cột “Thời hạn” phải là số nguyên không âm." in said[0]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "docProps/core.xml"])
def test_a_file_cut_off_inside_is_refused(part: str) -> None:
    whole, broken = ZipFile(saved(template())), BytesIO()
    with ZipFile(broken, "w") as target:
        for name in whole.namelist():
            content = whole.read(name)
            target.writestr(name, content[: len(content) // 2] if name == part else content)
    with pytest.raises(BadCatalogue, match="không phải là tệp Excel"):
        read_sheet(broken, "thu-tuc.xlsx")


def test_without_an_announcing_decision_everything_is_marked() -> None:
    (found,) = read_sheet(saved(template()), "mau.xlsx")
    assert {"time_limit", "fee", "papers"} <= set(found.versions[0].recalled)


@pytest.mark.parametrize(
    ("sheet", "heading", "value", "said"),
    [
        (VERSIONS, "Áp dụng từ ngày", "32/13/2027", "Trang “Thủ tục”, dòng 2: “32/13/2027” ở cột “Áp dụng từ ngày”"),
        (VERSIONS, "Tên thủ tục", "", "Trang “Thủ tục”, dòng 2: thiếu “Tên thủ tục”."),
        (VERSIONS, "Thời hạn", "ba ngày", "phải là số nguyên không âm"),
        (VERSIONS, "Đơn vị thời hạn", "tuần", "“tuần” ở cột “Đơn vị thời hạn” không hiểu được"),
        (VERSIONS, "Cấp tiếp nhận", "khu phố", "“khu phố” ở cột “Cấp tiếp nhận”"),
        (PAPERS, "Dạng", "bản mờ", "Trang “Giấy tờ”, dòng 2: “bản mờ” ở cột “Dạng”"),
        (PAPERS, "Mã thủ tục", "9.999999", "Trang “Giấy tờ”, dòng 2: trang “Thủ tục” không có thủ tục 9.999999"),
        (FEES, "Mức thu (đồng)", "năm nghìn", "Trang “Phí, lệ phí”, dòng 2"),
        (STEPS, "Thời hạn của bước", 90, "các bước cộng lại 90 giờ làm việc"),
    ],
)
def test_what_is_wrong_is_said_with_its_row(sheet: str, heading: str, value: str | int, said: str) -> None:
    found = problems_of(lambda book: set_cell(book, sheet, heading, value))
    assert any(said in problem for problem in found), found


def test_all_problems_are_said_at_once() -> None:
    def change(book: Workbook) -> None:
        set_cell(book, VERSIONS, "Tên thủ tục", "")
        set_cell(book, PAPERS, "Dạng", "bản mờ")

    assert len(problems_of(change)) == 2


def test_a_missing_column_is_named() -> None:
    assert "thiếu cột “Mã thủ tục”" in problems_of(lambda book: set_cell(book, VERSIONS, "Mã thủ tục", "Cột lạ", 1))[0]


def test_what_is_no_excel_file_is_refused() -> None:
    with pytest.raises(BadCatalogue, match="không phải là tệp Excel"):
        read_sheet(BytesIO(b"khong phai"), "thu-tuc.xlsx")


@pytest.mark.django_db
def test_a_file_taken_in_twice_changes_nothing() -> None:
    make_house()
    first = import_catalogue(actor=SYSTEM, procedures=read_sheet(saved(template()), "mau.xlsx"), source="mau.xlsx")
    again = import_catalogue(actor=SYSTEM, procedures=read_sheet(saved(template()), "mau.xlsx"), source="mau.xlsx")
    assert (first.created, again.created, again.updated, again.unchanged) == (1, 0, 0, 1)
    old, new = version_on(BIRTH, TODAY), version_on(BIRTH, START)
    assert old and new and old.valid_to == date(2027, 6, 30) and new.papers.count() == 1


@pytest.mark.django_db
def test_one_wrong_row_leaves_everything_as_it_was() -> None:
    make_house()
    book = template()
    book[VERSIONS].append(["sai-ma", "01/07/2027", "", "Tên", "Hộ tịch", "xã", *[""] * 8, "Kết quả"])
    before = ProcedureVersion.objects.count()
    with pytest.raises(BadCatalogue, match="Mã thủ tục có dạng"):
        import_catalogue(actor=SYSTEM, procedures=read_sheet(saved(book), "t.xlsx"), source="t.xlsx")
    assert ProcedureVersion.objects.count() == before


@pytest.mark.django_db
def test_what_was_written_reads_back_the_same() -> None:
    make_house()
    (listed,) = read_sheet(saved(template()), "mau.xlsx")
    import_catalogue(actor=SYSTEM, procedures=[listed], source="mau.xlsx")
    version = version_on(BIRTH, START)
    assert version is not None and listed_of(version) == listed.versions[0]


@pytest.mark.django_db
def test_the_command_writes_its_template_and_takes_it_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_house()
    path = str(tmp_path / "mau.xlsx")
    call_command("import", "procedures", path, "--template")
    call_command("import", "procedures", path, "--dry-run")
    call_command("import", "procedures", path)
    said = capsys.readouterr().out
    assert "Sẽ ghi 1 phiên bản mới" in said and "Đã ghi 1 phiên bản mới" in said


@pytest.mark.django_db
def test_the_command_says_each_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_house()
    book = template()
    set_cell(book, VERSIONS, "Tên thủ tục", "")
    book.save(tmp_path / "sai.xlsx")
    with pytest.raises(CommandError, match="Có 1 lỗi, chưa ghi gì"):
        call_command("import", "procedures", str(tmp_path / "sai.xlsx"))
    assert "dòng 2: thiếu “Tên thủ tục”" in capsys.readouterr().err


@pytest.mark.django_db
def test_the_pack_is_loaded_by_command(capsys: pytest.CaptureFixture[str]) -> None:
    make_house()
    call_command("load", "procedures")
    assert "Đã ghi 0 phiên bản thủ tục mới; 111 phiên bản" in capsys.readouterr().out
