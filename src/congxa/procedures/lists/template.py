"""The Excel file in which a catalogue is written."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from congxa.procedures.lists.columns import SHEETS, WORDS, heading_of

_EXAMPLE = PatternFill("solid", fgColor="FFF3E8D2")


def template() -> Workbook:
    """Return an Excel file to fill in: headings, one row of example in each sheet, and the known words."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, columns in SHEETS.values():
        sheet = book.create_sheet(title)
        sheet.append([column.heading + (" *" if column.needed else "") for column in columns])
        sheet.append([column.example for column in columns])
        for number, column in enumerate(columns, 1):
            head, example = sheet.cell(1, number), sheet.cell(2, number)
            head.font, example.fill = Font(bold=True), _EXAMPLE
            head.alignment = example.alignment = Alignment(wrap_text=True, vertical="top")
            sheet.column_dimensions[head.column_letter].width = column.width
        sheet.freeze_panes = "B2"
    words = book.create_sheet("Hướng dẫn")
    words.column_dimensions["A"].width, words.column_dimensions["B"].width = 30, 90
    words.append(["Cột", "Ghi một trong các chữ"])
    for key, known in WORDS.items():
        words.append([heading_of(key), "; ".join(known.values())])
    words.append(["Dòng tô màu", "là ví dụ, hãy xóa trước khi nạp."])
    words.append(["Quyết định công bố", "để trống thì thời hạn, giấy tờ, phí… được ghi là chưa kiểm chứng."])
    return book
