from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from congxa.dossiers.money.payment_files import BadBankFile, read_statement

HEAD = "Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Nội dung\n"


def xlsx(*rows: tuple[str | int | float | datetime | None, ...]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_csv_of_a_bank() -> None:
    statement = read_statement(
        "sao-ke.csv", f'{HEAD}24/09/2018 08:15,FT1,,"8.000",H28 12 05 180924 0001\n'.encode("utf-8-sig")
    )
    (line,) = statement.lines
    assert (line.transaction, line.day, line.amount) == ("FT1", date(2018, 9, 24), 8000)
    assert (line.content, line.row) == ("H28 12 05 180924 0001", 2)


def test_an_excel_sheet_with_a_letterhead_numbers_and_sums_below() -> None:
    content = xlsx(
        ("NGÂN HÀNG", None, None, None),
        ("Từ ngày 01/09/2018",),
        ("STT", "Ngày GD / Date", "Số tiền ghi có (VND) / Credit", "Diễn giải / Description", "Số CT"),
        (1, datetime(2018, 9, 24, 8, 15), 8000.0, "le phi", 1001),  # noqa: DTZ001 -- Excel knows no zones
        (None, None, None, None, None),
        ("Người lập", None, None, None, None),
    )
    (line,) = read_statement("sao-ke.xlsx", content).lines
    assert (line.transaction, line.day, line.amount, line.row) == ("1001", date(2018, 9, 24), 8000, 4)


@pytest.mark.parametrize(
    ("written", "amount"),
    [("8000", 8000), ("8.000", 8000), ("1,500,000.00", 1_500_000), ("1.500.000,00", 1_500_000), ("+8000 VND", 8000),
     ("8.000 đ", 8000)],
)  # fmt: skip
def test_amounts_as_banks_write_them(written: str, amount: int) -> None:
    (line,) = read_statement("x.csv", f'{HEAD}24/09/2018,a,,"{written}",x\n'.encode()).lines
    assert line.amount == amount


def test_money_out_is_negative() -> None:
    (line,) = read_statement("x.csv", f'{HEAD}24/09/2018,a,"3.000",,hoan phi\n'.encode()).lines
    assert line.amount == -3000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_whatever_the_separator_and_the_encoding(encoding: str, separator: str) -> None:
    text = f"{HEAD}24/09/2018,a,,8000,Lệ phí\n".replace(",", separator)
    (line,) = read_statement("x.csv", text.encode(encoding)).lines
    assert (line.amount, line.content) == (8000, "Lệ phí")


def test_a_line_that_cannot_be_read_is_told_and_the_others_are_taken() -> None:
    statement = read_statement("x.csv", f"{HEAD}24/09/2018,a,,nhiều,x\n2018,b,,1000,y\n24/09/2018,c,,1000,z\n".encode())
    assert [line.transaction for line in statement.lines] == ["c"]
    assert statement.problems == ("Dòng 2: không đọc được số tiền.", "Dòng 3: không đọc được ngày giao dịch.")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "thiếu cột"),
        (b"a,b\n1,2\n", "thiếu cột"),
        (b"\xd0\xcf\x11\xe0abc", ".xls"),
        (b"PK\x03\x04broken", "Không mở được"),
        (b"\x00\x01\x02", "không phải CSV"),
        (b"x" * (10 * 1024 * 1024 + 1), "10 MB"),
    ],
)
def test_what_is_no_statement_is_refused_with_a_sentence(content: bytes, says: str) -> None:
    with pytest.raises(BadBankFile, match=says):
        read_statement("x", content)


@given(st.binary(max_size=400))
def test_no_file_breaks_the_reader(content: bytes) -> None:
    try:
        read_statement("x", content)
    except BadBankFile:
        pass


@given(st.text(st.characters(exclude_characters="\x00", codec="utf-8"), max_size=200))
def test_nor_any_lines_below_the_right_head(text: str) -> None:
    statement = read_statement("x.csv", (HEAD + text).encode())
    assert all(line.row > 1 for line in statement.lines)
