"""Periods of reports."""

from datetime import UTC, date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.dossiers.domain import spans
from congxa.kernel.clock import Period, start_of
from congxa.kernel.tests.offices import at


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("2019-01", "2019-01-01", "2019-01-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-12", "2019-12-01", "2019-12-31"),
        ("2019-q1", "2019-01-01", "2019-03-31"),
        ("2019-q4", "2019-10-01", "2019-12-31"),
        ("2019", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_word_names_a_period(word: str, first: str, last: str) -> None:
    span = spans.span_of(word)
    assert span.period == Period(date.fromisoformat(first), date.fromisoformat(last))
    assert span.word == word


@pytest.mark.parametrize(
    "word", ["", "2019-00", "2019-13", "2019-q5", "1999", "2101", "2019-3", "２０１９", "2019-03-01"]
)
def test_other_words_name_none(word: str) -> None:
    with pytest.raises(spans.BadSpan):
        spans.span_of(word)


def test_days_run_forwards_only() -> None:
    with pytest.raises(spans.BadSpan):
        spans.days(date(2019, 3, 2), date(2019, 3, 1))
    assert spans.days(date(2019, 3, 1), date(2019, 3, 1)).since == start_of(date(2019, 3, 1))


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2019-03-10 09:00", "2019-03-10 09:00"),
        ("2019-05-01 09:00", "2019-04-01 00:00"),
        ("2019-02-01 09:00", "2019-03-01 00:00"),
    ],
)
def test_a_period_that_runs_is_counted_until_now(now: str, until: str) -> None:
    assert spans.month(2019, 3).until(at(now)) == at(until)


@given(st.integers(2001, 2099), st.integers(1, 12))
def test_the_period_before_ends_the_day_before(year: int, number: int) -> None:
    for span in (spans.month(year, number), spans.quarter(year, (number + 2) // 3), spans.year(year)):
        earlier = spans.before(span)
        assert earlier.period.end == span.since
        assert earlier.kind == span.kind


def test_before_days_are_as_many_days() -> None:
    assert spans.before(spans.days(date(2019, 3, 11), date(2019, 3, 20))).period == (
        date(2019, 3, 1),
        date(2019, 3, 10),
    )


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("tháng ba", "Kỳ không hợp lệ. Hãy ghi như 2019-03, 2019-q1 hoặc 2019."),
        ("1999-12", "Kỳ không hợp lệ. Hãy ghi như 2019-03, 2019-q1 hoặc 2019."),
        ("2019-13", "Tháng phải từ 01 đến 12."),
    ],
)
def test_what_is_wrong_is_said(word: str, said: str) -> None:
    with pytest.raises(spans.BadSpan) as refused:
        spans.span_of(word)
    assert str(refused.value) == said


def test_a_hundred_years_are_known() -> None:
    assert spans.span_of("2000").since == start_of(date(2000, 1, 1))
    assert spans.span_of("2100-q4").period.last == date(2100, 12, 31)


def test_days_of_one_s_own_have_no_word() -> None:
    found = spans.days(date(2019, 3, 1), date(2019, 3, 4))
    assert (found.kind, found.word, found.period) == ("days", "", Period(date(2019, 3, 1), date(2019, 3, 4)))
    with pytest.raises(spans.BadSpan, match=r"^Ngày cuối phải từ ngày đầu trở đi\. Hãy đổi một trong hai ngày\.$"):
        spans.days(date(2019, 3, 4), date(2019, 3, 3))


def test_the_month_of_a_moment_is_the_vietnamese_one() -> None:
    assert spans.month_with(at("2019-03-31 23:59")).word == "2019-03"
    assert spans.month_with(at("2019-04-01 00:00").astimezone(UTC)).word == "2019-04"


def test_a_period_is_over_when_its_last_day_is() -> None:
    march = spans.month(2019, 3)
    assert march.is_over(at("2019-04-01 00:00"))
    assert not march.is_over(at("2019-03-31 23:59"))


@pytest.mark.parametrize(
    ("word", "before"),
    [
        ("2019-01", "2018-12"),
        ("2019-03", "2019-02"),
        ("2019-q1", "2018-q4"),
        ("2019-q2", "2019-q1"),
        ("2019-q3", "2019-q2"),
        ("2019-q4", "2019-q3"),
        ("2019", "2018"),
    ],
)
def test_before_comes_the_one_before(word: str, before: str) -> None:
    assert spans.before(spans.span_of(word)).word == before
