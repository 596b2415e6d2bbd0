"""A dossier keeps the words of the circular of its day."""

from datetime import date

import pytest

from congxa.dossiers.domain.circulars import circular_on, circulars


@pytest.mark.parametrize(
    ("day", "key", "apology"),
    [
        (date(2018, 7, 1), "circular-2018", "Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
        (date(2025, 6, 30), "circular-2018", "Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
        (date(2025, 7, 1), "circular-2025", "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết"),
        (date(2017, 1, 1), "circular-2018", "Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
    ],
)
def test_papers_are_called_as_the_circular_of_the_day_calls_them(day: date, key: str, apology: str) -> None:
    circular = circular_on(day)
    assert (circular.key, circular.forms["apology"].title) == (key, apology)


def test_only_the_circular_of_2025_knows_a_notice_of_stopping() -> None:
    assert ["stop" in circular.forms for circular in circulars()] == [False, True]


def test_a_draft_is_reported_to_nobody() -> None:
    assert circulars()[0].status_of("draft") is None
    assert circulars()[0].status_of("proposed") == (4, "Đang xử lý")
