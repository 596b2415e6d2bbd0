"""What is read once for one moment."""

from datetime import UTC, datetime

from congxa.kernel.moment import OfOneMoment


def test_one_moment_costs_one_reading_of_each_key() -> None:
    asked: list[tuple[str, datetime]] = []

    def read(key: str, now: datetime) -> str:
        asked.append((key, now))
        return f"{key} {len(asked)}"

    figures, now = OfOneMoment(read), datetime(2026, 12, 1, 8, tzinfo=UTC)
    assert figures.of("xã", now) == "xã 1"
    assert figures.of("huyện", now) == "huyện 2"
    assert (figures.of("xã", now), figures.of("huyện", now)) == ("xã 1", "huyện 2")
    assert asked == [("xã", now), ("huyện", now)]


def test_another_request_in_the_same_second_reads_anew() -> None:
    figures: OfOneMoment[str, object] = OfOneMoment(lambda key, now: object())
    first, second = datetime(2026, 12, 1, 8, tzinfo=UTC), datetime(2026, 12, 1, 8, tzinfo=UTC)
    seen = figures.of("xã", first)
    assert figures.of("xã", second) is not seen, "the moment counts, not its value"
    assert figures.of("xã", first) is not seen, "only the latest moment is held"
