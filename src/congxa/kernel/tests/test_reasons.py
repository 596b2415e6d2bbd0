"""Every date can be explained line by line, in the words an officer reads out (“vì sao ngày này”)."""

from collections.abc import Sequence
from datetime import date, time

import pytest

from congxa.kernel.deadlines import due
from congxa.kernel.periods import BadPeriod, Pause, TimeLimit, Unit
from congxa.kernel.tests.offices import at, off, office
from congxa.kernel.workdays import DayKind, SpecialDay, WorkCalendar

NOW = at("2024-03-31 12:00")
HOURS, DAYS, CALENDAR, MONTHS = Unit.WORKING_HOUR, Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH


def why(received: str, limit: TimeLimit, pauses: Sequence[Pause] = (), calendar: WorkCalendar | None = None) -> str:
    """The moment it is due and the reason, a line each."""
    answer = due(at(received), limit, calendar or office(), pauses, now=NOW)
    return "\n".join([f"{answer.at:%Y-%m-%d %H:%M}", *map(str, answer.lines)])


def waiting(start: str, end: str, reason: str = "chờ bổ sung") -> list[Pause]:
    return [Pause(at(start), at(end), reason)]


def test_working_hours_are_counted_session_by_session() -> None:
    assert why("2024-03-08 16:30", TimeLimit(4, HOURS)) == (
        "2024-03-11 11:00\n"
        "Thứ Sáu 08/03/2024: nhận lúc 16:30, tính giờ từ lúc này\n"
        "Thứ Sáu 08/03/2024: tính 30 phút\n"
        "Thứ Bảy 09/03/2024: nghỉ cuối tuần\n"
        "Chủ nhật 10/03/2024: nghỉ cuối tuần\n"
        "Thứ Hai 11/03/2024: tính 3 giờ 30 phút"
    )


def test_working_hours_may_end_with_the_session_and_take_only_what_is_left() -> None:
    assert why("2024-03-04 09:30", TimeLimit(2, HOURS)) == (
        "2024-03-04 11:30\nThứ Hai 04/03/2024: nhận lúc 09:30, tính giờ từ lúc này\nThứ Hai 04/03/2024: tính 2 giờ"
    )


def test_working_hours_stand_still_in_a_pause_and_a_day_without_any_is_not_named() -> None:
    pauses = waiting("2024-03-04 10:00", "2024-03-06 07:30")
    assert why("2024-03-04 09:00", TimeLimit(2, HOURS), pauses) == (
        "2024-03-06 08:30\n"
        "Thứ Hai 04/03/2024: nhận lúc 09:00, tính giờ từ lúc này\n"
        "Thứ Hai 04/03/2024: tính 1 giờ\n"
        "Thứ Tư 06/03/2024: tính 1 giờ"
    )


def test_two_pauses_in_one_session_leave_the_time_between_them() -> None:
    pauses = [*waiting("2024-03-04 08:00", "2024-03-04 09:00"), *waiting("2024-03-04 10:00", "2024-03-04 11:00")]
    assert why("2024-03-04 07:30", TimeLimit(2, HOURS), pauses).splitlines()[0] == "2024-03-04 11:30"


def test_what_comes_after_hours_is_received_with_the_next_session() -> None:
    assert why("2024-03-04 17:30", TimeLimit(1, DAYS)) == (
        "2024-03-06 17:00\n"
        "Thứ Hai 04/03/2024: nhận lúc 17:30, ngoài giờ làm việc, tính như nhận lúc 07:30 ngày 05/03/2024\n"
        "Thứ Ba 05/03/2024: nhận lúc 07:30, ngày nhận không tính\n"
        "Thứ Tư 06/03/2024: ngày thứ 1"
    )


def test_a_working_day_at_whose_close_it_stands_still_is_not_counted() -> None:
    assert why("2024-03-04 09:00", TimeLimit(2, DAYS), waiting("2024-03-05 17:00", "2024-03-06 08:00")) == (
        "2024-03-06 17:00\n"
        "Thứ Hai 04/03/2024: nhận lúc 09:00, ngày nhận không tính\n"
        "Thứ Ba 05/03/2024: ngày thứ 1\n"
        "Thứ Tư 06/03/2024: ngày thứ 2"
    )
    assert why("2024-03-04 09:00", TimeLimit(2, DAYS), waiting("2024-03-05 16:59", "2024-03-06 08:00")) == (
        "2024-03-07 17:00\n"
        "Thứ Hai 04/03/2024: nhận lúc 09:00, ngày nhận không tính\n"
        "Thứ Ba 05/03/2024: hết giờ làm việc khi hồ sơ đang tạm dừng (chờ bổ sung), không tính\n"
        "Thứ Tư 06/03/2024: ngày thứ 1\n"
        "Thứ Năm 07/03/2024: ngày thứ 2"
    )


def test_a_pause_without_a_reason_says_only_that_there_was_one() -> None:
    said = why("2024-03-04 09:00", TimeLimit(1, DAYS), waiting("2024-03-05 16:59", "2024-03-06 08:00", ""))
    assert "Thứ Ba 05/03/2024: hết giờ làm việc khi hồ sơ đang tạm dừng, không tính" in said.splitlines()


@pytest.mark.parametrize(
    ("received", "said"),
    [
        ("2024-03-04 15:00", "2024-03-04 17:00\nThứ Hai 04/03/2024: nhận lúc 15:00, không sau 15:00, trả trong ngày"),
        (
            "2024-03-04 15:01",
            "2024-03-05 17:00\n"
            "Thứ Hai 04/03/2024: nhận lúc 15:01, sau 15:00, trả vào ngày làm việc tiếp theo\n"
            "Thứ Ba 05/03/2024: ngày thứ 1",
        ),
    ],
)
def test_a_same_day_matter_names_its_cut_off(received: str, said: str) -> None:
    assert why(received, TimeLimit(0, DAYS)) == said


def test_forty_seconds_past_the_cut_off_are_not_after_it() -> None:
    received = at("2024-03-04 15:00").replace(second=40)
    assert due(received, TimeLimit(0, DAYS), office(), now=NOW).at == at("2024-03-04 17:00")


def test_a_day_worked_in_place_of_another_says_so() -> None:
    calendar = office([SpecialDay(date(2024, 3, 9), DayKind.SWAP_WORK, "làm bù")])
    assert why("2024-03-08 09:00", TimeLimit(1, DAYS), calendar=calendar).endswith(
        "Thứ Bảy 09/03/2024: ngày thứ 1 (làm việc: làm bù)"
    )


def test_calendar_days_count_rest_days_and_end_on_a_working_day() -> None:
    assert why("2024-03-07 09:00", TimeLimit(2, CALENDAR)) == (
        "2024-03-11 17:00\n"
        "Thứ Năm 07/03/2024: nhận lúc 09:00, ngày nhận không tính\n"
        "Thứ Sáu 08/03/2024: ngày thứ 1\n"
        "Thứ Bảy 09/03/2024: ngày thứ 2\n"
        "Thứ Bảy 09/03/2024: nghỉ cuối tuần\n"
        "Chủ nhật 10/03/2024: nghỉ cuối tuần\n"
        "Thứ Hai 11/03/2024: ngày làm việc đầu tiên sau ngày nghỉ, hết hạn khi hết giờ"
    )


def test_a_calendar_day_ends_at_midnight() -> None:
    for over in (waiting("2024-03-05 08:00", "2024-03-05 16:59"), waiting("2024-03-06 00:00", "2024-03-07 08:00")):
        assert why("2024-03-04 09:00", TimeLimit(1, CALENDAR), over).splitlines()[0] == "2024-03-05 17:00"
    over_night = waiting("2024-03-05 23:59", "2024-03-06 00:30")
    assert why("2024-03-04 09:00", TimeLimit(1, CALENDAR), over_night) == (
        "2024-03-06 17:00\n"
        "Thứ Hai 04/03/2024: nhận lúc 09:00, ngày nhận không tính\n"
        "Thứ Ba 05/03/2024: hồ sơ đang tạm dừng (chờ bổ sung), không tính\n"
        "Thứ Tư 06/03/2024: ngày thứ 1"
    )


def test_a_month_has_as_many_days_as_it_has() -> None:
    assert why("2024-01-31 09:00", TimeLimit(1, MONTHS)) == (
        "2024-02-29 17:00\nThứ Tư 31/01/2024: nhận lúc 09:00, ngày nhận không tính\nThứ Năm 29/02/2024: đủ 1 tháng"
    )
    assert why("2023-11-30 09:00", TimeLimit(3, MONTHS)).splitlines()[0] == "2024-02-29 17:00"
    assert why("2023-12-04 09:00", TimeLimit(12, MONTHS)).splitlines()[0] == "2024-12-04 17:00"
    assert why("2023-11-15 09:00", TimeLimit(1, MONTHS)).splitlines()[0] == "2023-12-15 17:00"


def test_a_month_grows_by_the_days_that_ended_in_a_pause() -> None:
    assert why("2024-03-04 09:00", TimeLimit(1, MONTHS), waiting("2024-03-05 10:00", "2024-03-08 08:00")) == (
        "2024-04-08 17:00\n"
        "Thứ Hai 04/03/2024: nhận lúc 09:00, ngày nhận không tính\n"
        "Thứ Năm 04/04/2024: đủ 1 tháng\n"
        "Chủ nhật 07/04/2024: cộng 3 ngày tạm dừng (chờ bổ sung)\n"
        "Chủ nhật 07/04/2024: nghỉ cuối tuần\n"
        "Thứ Hai 08/04/2024: ngày làm việc đầu tiên sau ngày nghỉ, hết hạn khi hết giờ"
    )
    within_a_day = waiting("2024-03-05 08:00", "2024-03-05 16:00")
    assert why("2024-03-04 09:00", TimeLimit(1, MONTHS), within_a_day).splitlines()[0] == "2024-04-04 17:00"
    one_night = waiting("2024-03-05 08:00", "2024-03-06 16:00")
    assert why("2024-03-04 09:00", TimeLimit(1, MONTHS), one_night).splitlines()[0] == "2024-04-05 17:00"


def test_a_pause_on_the_last_day_of_a_month_still_counts_and_a_later_one_does_not() -> None:
    last = waiting("2024-04-04 08:00", "2024-04-05 08:00")
    assert why("2024-03-04 09:00", TimeLimit(1, MONTHS), last).splitlines()[0] == "2024-04-05 17:00"
    later = waiting("2024-04-05 08:00", "2024-04-08 08:00")
    assert why("2024-03-04 09:00", TimeLimit(1, MONTHS), later).splitlines()[0] == "2024-04-04 17:00"


def test_a_pause_from_before_the_receipt_adds_only_what_came_after_it() -> None:
    early = waiting("2024-02-20 08:00", "2024-03-06 08:00")
    assert why("2024-03-04 09:00", TimeLimit(1, MONTHS), early).splitlines()[0] == "2024-04-08 17:00"
    over = waiting("2024-02-20 08:00", "2024-03-04 09:00")
    assert why("2024-03-04 09:00", TimeLimit(1, MONTHS), over) == why("2024-03-04 09:00", TimeLimit(1, MONTHS))


def test_of_pauses_that_overlap_the_one_that_ends_last_gives_the_reason() -> None:
    first = [
        *waiting("2024-03-05 08:00", "2024-03-06 16:00", "bổ sung"),
        *waiting("2024-03-05 09:00", "2024-03-07 08:00", "nộp thuế"),
    ]
    said = why("2024-03-04 09:00", TimeLimit(1, DAYS), first).splitlines()
    assert said[2:] == [
        "Thứ Ba 05/03/2024: hết giờ làm việc khi hồ sơ đang tạm dừng (nộp thuế), không tính",
        "Thứ Tư 06/03/2024: hết giờ làm việc khi hồ sơ đang tạm dừng (nộp thuế), không tính",
        "Thứ Năm 07/03/2024: ngày thứ 1",
    ]
    inside = [
        *waiting("2024-03-05 08:00", "2024-03-07 08:00", "bổ sung"),
        *waiting("2024-03-05 09:00", "2024-03-06 16:00", "nộp thuế"),
    ]
    assert "(bổ sung)" in why("2024-03-04 09:00", TimeLimit(1, DAYS), inside).splitlines()[2]


def test_an_answer_on_the_evening_ends_the_pause_with_the_next_session() -> None:
    evening = waiting("2024-03-05 10:00", "2024-03-06 20:00")
    assert why("2024-03-04 09:00", TimeLimit(1, DAYS), evening).splitlines()[0] == "2024-03-07 17:00"


def test_a_date_beyond_the_confirmed_calendar_says_that_it_may_move() -> None:
    calendar = office(until=date(2024, 3, 4))
    assert why("2024-03-04 09:00", TimeLimit(1, DAYS), calendar=calendar).splitlines()[-1] == (
        "Thứ Ba 05/03/2024: lịch nghỉ đến ngày này chưa được xác nhận, ngày hẹn có thể lùi"
    )


def test_a_holiday_is_named() -> None:
    said = why("2024-03-04 09:00", TimeLimit(1, DAYS), calendar=office(off("2024-03-05", name="Giỗ Tổ"))).splitlines()
    assert said[2:] == ["Thứ Ba 05/03/2024: nghỉ: Giỗ Tổ", "Thứ Tư 06/03/2024: ngày thứ 1"]


@pytest.mark.parametrize(
    ("limit", "written"),
    [
        (TimeLimit(0, DAYS), "trong ngày"),
        (TimeLimit(5, DAYS), "5 ngày làm việc"),
        (TimeLimit(8, HOURS), "8 giờ làm việc"),
        (TimeLimit(30, CALENDAR), "30 ngày"),
        (TimeLimit(2, MONTHS), "2 tháng"),
    ],
)
def test_a_limit_is_written_as_in_the_procedure(limit: TimeLimit, written: str) -> None:
    assert str(limit) == written


@pytest.mark.parametrize("unit", [HOURS, CALENDAR, MONTHS])
def test_only_working_days_may_be_none(unit: Unit) -> None:
    with pytest.raises(BadPeriod, match=r"^Thời hạn phải là số dương; chỉ “ngày làm việc” được ghi 0, nghĩa là trong"):
        TimeLimit(0, unit)
    assert TimeLimit(1, unit).cutoff == time(15)


@pytest.mark.parametrize(("most", "unit"), [(20_000, HOURS), (2_500, DAYS), (3_650, CALENDAR), (120, MONTHS)])
def test_a_limit_beyond_ten_years_is_a_slip_of_the_pen(most: int, unit: Unit) -> None:
    assert TimeLimit(most, unit).value == most
    with pytest.raises(BadPeriod, match=rf"^Thời hạn {most + 1} \D+ dài quá 10 năm: hãy xem lại\.$"):
        TimeLimit(most + 1, unit)


def test_a_pause_may_be_over_at_once_and_not_before() -> None:
    assert Pause(at("2024-03-05 10:00"), at("2024-03-05 10:00")).reason == ""
    with pytest.raises(BadPeriod, match=r"^Việc tạm dừng không thể kết thúc trước khi bắt đầu\.$"):
        Pause(at("2024-03-05 10:00"), at("2024-03-05 09:59"))
