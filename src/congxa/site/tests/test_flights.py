"""A page that many readers want at once is made once, and nobody waits for ever or reads what is another's."""

import threading
from collections.abc import Callable
from time import monotonic, sleep

import pytest

from congxa.site.flights import Flights
from congxa.site.tests.test_pagecache import House

HERD = 32


def together(count: int, do: Callable[[int], object]) -> list[object]:
    """Return what ``do`` returned or raised in ``count`` threads that begin at the same moment."""
    ready = threading.Barrier(count)
    results: list[object] = [None] * count

    def run(number: int) -> None:
        ready.wait()
        try:
            results[number] = do(number)
        except ZeroDivisionError as error:
            results[number] = error

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert not any(thread.is_alive() for thread in threads)
    return results


def slow_house(seconds: float = 0.1) -> House:
    house = House()
    house.while_rendering = lambda: sleep(seconds)
    return house


def hold_the_first(house: House, held: threading.Event) -> None:
    if house.asked == 1:
        held.wait(10)


def test_a_herd_on_a_cold_page_makes_it_once() -> None:
    house = slow_house()
    answers = together(HERD, lambda number: house.get()[2])
    assert house.asked == 1 and len(set(answers)) == 1


def test_everybody_in_the_herd_reads_their_own_address() -> None:
    house = slow_house()
    answers = together(HERD, lambda number: house.get(REMOTE_ADDR=f"10.0.0.{number}")[2])
    assert house.asked == 1
    assert [str(answer).count(f"10.0.0.{number}<") for number, answer in enumerate(answers)] == [1] * HERD


def test_pages_of_their_own_are_made_side_by_side() -> None:
    house, begun = slow_house(0.2), monotonic()
    together(8, lambda number: house.get(f"/{number}"))
    assert house.asked == 8 and monotonic() - begun < 1.2


def test_signed_in_people_share_no_flight() -> None:
    house = slow_house()
    together(4, lambda number: house.get(HTTP_COOKIE=f"sessionid={number}"))
    assert house.asked == 4


def test_a_page_that_sets_a_cookie_is_made_for_each_reader() -> None:
    house = slow_house()
    house.headers.append(("Set-Cookie", "csrftoken=secret"))
    answers = together(4, lambda number: house.get()[2])
    assert house.asked == 4 and len(set(answers)) == 4


def test_when_the_first_one_fails_the_others_try_for_themselves() -> None:
    house = House()

    def fail_once() -> None:
        sleep(0.05)
        if house.asked == 1:
            raise ZeroDivisionError

    house.while_rendering = fail_once
    answers = together(4, lambda number: house.get())
    assert [type(answer) for answer in answers].count(ZeroDivisionError) == 1
    assert house.get()[0] == "200 OK"


def test_nobody_waits_longer_than_their_patience_for_a_slow_page() -> None:
    house, held = House(), threading.Event()
    house.cache.flights.patience = 0.05
    house.while_rendering = lambda: hold_the_first(house, held)
    first = threading.Thread(target=house.get)
    first.start()
    while not house.asked:
        sleep(0.001)
    assert house.get()[0] == "200 OK" and not held.is_set()
    held.set()
    first.join(10)
    assert house.asked == 2


def test_a_reader_who_comes_after_publishing_does_not_wait_for_the_old_page() -> None:
    house, held = House(), threading.Event()
    house.while_rendering = lambda: hold_the_first(house, held)
    first = threading.Thread(target=house.get)
    first.start()
    while not house.asked:
        sleep(0.001)
    house.content, house.versions = 2, ("2",)
    begun = monotonic()
    assert b"v2" in house.get()[2] and monotonic() - begun < house.cache.flights.patience / 2
    held.set()
    first.join(10)
    assert b"v2" in house.get()[2]


def test_nothing_is_remembered_of_a_flight_that_landed() -> None:
    flights = Flights()
    for _time in range(3):
        with pytest.raises(ZeroDivisionError), flights.board("a"):
            raise ZeroDivisionError
    assert flights._flying == {}
